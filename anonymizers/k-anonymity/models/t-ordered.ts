import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** t-closeness of ordered values (Li, Li & Venkatasubramanian 2007, section 5), codes in their order; 0 where there is one. */
export const tOrdered: PrivacyModel<{ t: number }> = {
  id: 't-ordered',
  title: 't-closeness, ordered values',
  reading: 'a class tells at most t more than the whole table, near values counting as nearly the same',
  options: z.strictObject({ t: z.number().min(0).max(1) }),
  isSensitive: true,
  monotone: 'whole',
  value({ counts, rows }, whole) {
    let values = 0
    let moved = 0
    let sum = 0
    let last = 0
    for (let code = 0; code < counts.length; code++) {
      if (whole.counts[code] === 0) continue
      values++
      moved += counts[code]! / rows - whole.counts[code]! / whole.rows
      last = Math.abs(moved)
      sum += last
    }
    return values < 2 ? 0 : (sum - last) / (values - 1)
  },
  holds: (value, options) => value <= options.t + 1e-12,
}
