import { z } from 'zod'
import { MirrorwardError } from '../../../src/errors.js'
import type { PrivacyModel } from './model.js'

/** t-closeness by the tree of the sensitive column: moving a share costs the height at which two values meet. */
export const tHierarchical: PrivacyModel<{ t: number }> = {
  id: 't-hierarchical',
  title: 't-closeness, by hierarchy',
  reading: 'a class tells at most t more than the whole table, kinds of the same kind counting as nearly the same',
  options: z.strictObject({ t: z.number().min(0).max(1) }),
  isSensitive: true,
  monotone: 'whole',
  value({ counts, rows }, whole) {
    const { tree } = whole
    if (tree === undefined) throw new MirrorwardError('bad-option', 't-hierarchical needs a hierarchy of its column')
    const height = tree.up.length - 1
    let extra = counts.map((count, code) => whole.counts[code]! / whole.rows - count / rows)
    // A leaf under each code of the level below tells where that code goes.
    let cost = 0
    for (let level = 1; level <= height; level++) {
      const size = tree.labels[level]!.length
      const [sums, above, below] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
      const seen = new Uint8Array(extra.length)
      const from = tree.up[level - 1]!
      const to = tree.up[level]!
      for (let leaf = 0; leaf < to.length; leaf++) {
        const child = from[leaf]!
        if (seen[child] === 1) continue
        seen[child] = 1
        const own = extra[child]!
        sums[to[leaf]!]! += own
        if (own > 0) above[to[leaf]!]! += own
        else below[to[leaf]!]! -= own
      }
      for (let code = 0; code < size; code++) cost += (level / height) * Math.min(above[code]!, below[code]!)
      extra = sums
    }
    return cost
  },
  holds: (value, options) => value <= options.t + 1e-12,
}
