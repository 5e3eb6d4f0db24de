import type { LossMeasure } from './measure.js'

/** Information lost (De Waal & Willenborg 1999; non-uniform entropy), as a share of what all `*` would lose. */
export const entropy: LossMeasure = {
  id: 'entropy',
  title: 'information lost',
  reading: '0: nothing lost; 1: all that the columns tell',
  cost: {
    of: 'cells',
    costsOf({ tree }, { leaves, rows }) {
      const bits = (count: number, of: number) => (count === 0 ? 0 : -Math.log2(count / of))
      const meanUnder = (countOf: (leaf: number) => number) => {
        let sum = 0
        for (let leaf = 0; leaf < leaves.length; leaf++) sum += leaves[leaf]! * bits(leaves[leaf]!, countOf(leaf))
        return rows === 0 ? 0 : sum / rows
      }
      const levels = tree.up.map((up, level) => {
        const held = new Float64Array(tree.labels[level]!.length)
        for (let leaf = 0; leaf < leaves.length; leaf++) held[up[leaf]!]! += leaves[leaf]!
        return { mean: meanUnder((leaf) => held[up[leaf]!]!), excess: held.map((count) => bits(count, rows)) }
      })
      return { suppressed: meanUnder(() => rows), levels }
    },
  },
}
