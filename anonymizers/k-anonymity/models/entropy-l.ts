import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** Entropy l-diversity (Machanavajjhala et al. 2006): exp of the entropy, as many equally frequent values. */
export const entropyL: PrivacyModel<{ l: number }> = {
  id: 'entropy-l',
  title: 'entropy l-diversity',
  reading: 'a class is as unsure as l equally frequent sensitive values',
  options: z.strictObject({ l: z.number().min(1) }),
  isSensitive: true,
  monotone: 'whole',
  value({ counts, rows }, { missing }) {
    const present = rows - (missing < 0 ? 0 : counts[missing]!)
    if (present === 0) return 0
    let sum = 0
    for (let code = 0; code < counts.length; code++) {
      const share = counts[code]! / present
      if (share > 0 && code !== missing) sum -= share * Math.log(share)
    }
    return Math.exp(sum)
  },
  holds: (value, options) => value >= options.l - 1e-9,
}
