import type { LossMeasure } from './measure.js'

/** Rows that are suppressed or not of their class's most frequent sensitive value (Iyengar 2002), as a share of all. */
export const classification: LossMeasure = {
  id: 'classification',
  title: 'rows that their class does not predict',
  reading: '0: every class tells its sensitive value; 1: none does',
  cost: {
    of: 'classes',
    whole: (classes, { rows }) =>
      classes.reduce((sum, each) => sum + (each.isReleased ? each.rows - each.majority : each.rows), 0) / rows,
    least: (classes, { rows }) => classes.reduce((sum, each) => sum + each.rows - each.majority, 0) / rows,
  },
}
