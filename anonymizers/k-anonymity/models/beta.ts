import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** Basic β-likeness (Cao & Karras 2012): how much likelier a sensitive value becomes at most, relative to before. */
export const basicBeta: PrivacyModel<{ beta: number }> = {
  id: 'beta',
  title: 'basic β-likeness',
  reading: 'no sensitive value becomes more than 1 + β times as likely by knowing the class',
  options: z.strictObject({ beta: z.number().positive() }),
  isSensitive: true,
  monotone: 'whole',
  value: (group, whole) => largestGain(group.counts, { rows: group.rows, whole: whole.counts, of: whole.rows }),
  holds: (value, options) => value <= options.beta + 1e-12,
}

/** Enhanced β-likeness: a frequent value may gain no more than −ln of its share; what is held is the gain over its own bound. */
export const enhancedBeta: PrivacyModel<{ beta: number }> = {
  id: 'enhanced-beta',
  title: 'enhanced β-likeness',
  reading: 'no sensitive value becomes much likelier by knowing the class, frequent ones the least',
  options: z.strictObject({ beta: z.number().positive() }),
  isSensitive: true,
  monotone: 'whole',
  value: (group, whole, { beta }) =>
    largestGain(group.counts, {
      rows: group.rows,
      whole: whole.counts,
      of: whole.rows,
      bound: (share) => Math.min(beta, -Math.log(share)),
    }),
  holds: (value) => value <= 1 + 1e-12,
}

function largestGain(
  counts: Float64Array,
  {
    rows,
    whole,
    of,
    bound = () => 1,
  }: {
    readonly rows: number
    readonly whole: Float64Array
    readonly of: number
    readonly bound?: (share: number) => number
  },
): number {
  let most = 0
  for (let code = 0; code < counts.length; code++) {
    const before = whole[code]! / of
    const after = counts[code]! / rows
    if (after > before) most = Math.max(most, (after - before) / before / bound(before))
  }
  return most
}
