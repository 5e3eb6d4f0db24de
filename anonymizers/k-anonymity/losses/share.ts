import { sharesOf } from '../levelled-column.js'
import type { LossMeasure } from './measure.js'

/** Mean share of the values that an analyst cannot tell from a cell's (Iyengar 2002; granularity is 1 − this). */
export const share: LossMeasure = {
  id: 'loss',
  title: 'share of values that a cell may stand for',
  reading: '0: every cell as it was; 1: nothing left of any',
  cost: {
    of: 'cells',
    costsOf(column, { leaves, rows }) {
      const levels = sharesOf(column).map((shares, level) => {
        const up = column.tree.up[level]!
        let sum = 0
        for (let leaf = 0; leaf < leaves.length; leaf++) sum += leaves[leaf]! * shares[up[leaf]!]!
        return { mean: rows === 0 ? 0 : sum / rows, excess: shares.map((each) => 1 - each) }
      })
      return { suppressed: 1, levels }
    },
  },
}
