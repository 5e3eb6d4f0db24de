import type { LossMeasure } from './measure.js'

/** Mean height of the levels that cells were raised to. */
export const intensity: LossMeasure = {
  id: 'intensity',
  title: 'height that cells were raised to',
  reading: '0: every cell at its own level; 1: every cell at the top',
  cost: {
    of: 'cells',
    costsOf: ({ tree }) => ({
      suppressed: 1,
      levels: tree.labels.map((labels, level) => {
        const height = level / Math.max(1, tree.labels.length - 1)
        return { mean: height, excess: new Float64Array(labels.length).fill(1 - height) }
      }),
    }),
  },
}
