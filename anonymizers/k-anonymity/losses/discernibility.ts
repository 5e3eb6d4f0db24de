import type { LossClass, LossMeasure } from './measure.js'

const squares = (classes: readonly LossClass[]) => classes.reduce((sum, { rows }) => sum + rows * rows, 0)

/** How many rows a row cannot be told from (Bayardo & Agrawal 2005), a suppressed one from all, as a share of all pairs. */
export const discernibility: LossMeasure = {
  id: 'discernibility',
  title: 'rows that a row cannot be told from',
  reading: 'from 1/n: every row alone; 1: no row told from another',
  cost: {
    of: 'classes',
    whole: (classes, { rows }) =>
      classes.reduce((sum, each) => sum + each.rows * (each.isReleased ? each.rows : rows), 0) / rows ** 2,
    least: (classes, { rows }) => squares(classes) / rows ** 2,
  },
}
