import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** t-closeness with equal distances: half the sum of differences of shares (total variation). */
export const tEqual: PrivacyModel<{ t: number }> = {
  id: 't-equal',
  title: 't-closeness, equal distances',
  reading: 'a class tells at most t more of the sensitive column than the whole table does',
  options: z.strictObject({ t: z.number().min(0).max(1) }),
  isSensitive: true,
  monotone: 'whole',
  value({ counts, rows }, whole) {
    let sum = 0
    for (let code = 0; code < counts.length; code++)
      sum += Math.abs(counts[code]! / rows - whole.counts[code]! / whole.rows)
    return sum / 2
  },
  holds: (value, options) => value <= options.t + 1e-12,
}
