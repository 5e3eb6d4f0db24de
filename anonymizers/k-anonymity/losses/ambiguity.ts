import type { LossMeasure } from './measure.js'

/** Mean number of combinations of values that a row may stand for, as a share of all (Goldberger & Tassa 2010). */
export const ambiguity: LossMeasure = {
  id: 'ambiguity',
  title: 'combinations that a row may stand for',
  reading: 'near 0: few; 1: all there are',
  cost: {
    of: 'classes',
    whole: (classes, { rows, allLeaves }) =>
      classes.reduce((sum, each) => sum + each.rows * (each.isReleased ? each.leaves / allLeaves : 1), 0) / rows,
    least: (classes, { rows, allLeaves }) =>
      classes.reduce((sum, each) => sum + (each.rows * each.leaves) / allLeaves, 0) / rows,
  },
}
