import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** δ-disclosure privacy (Brickell & Shmatikov 2008): logarithms of shares against those of the table, strictly below δ. */
export const deltaDisclosure: PrivacyModel<{ delta: number; absent?: 'skip' | undefined }> = {
  id: 'delta-disclosure',
  title: 'δ-disclosure privacy',
  reading:
    'no sensitive value is much more or less likely in a class than in the table; one that a class lacks breaks it',
  options: z.strictObject({ delta: z.number().positive(), absent: z.literal('skip').optional() }),
  isSensitive: true,
  monotone: 'whole',
  value({ counts, rows }, whole, { absent }) {
    let most = 0
    for (let code = 0; code < counts.length; code++) {
      if (whole.counts[code] === 0 || (counts[code] === 0 && absent === 'skip')) continue
      most = Math.max(most, Math.abs(Math.log(counts[code]! / rows / (whole.counts[code]! / whole.rows))))
    }
    return most
  },
  holds: (value, options) => value < options.delta,
}
