import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** Recursive (c, l)-diversity: the most frequent value against all from the l-th on, strictly below c. */
export const recursiveL: PrivacyModel<{ c: number; l: number }> = {
  id: 'recursive-l',
  title: 'recursive (c, l)-diversity',
  reading: 'the most frequent sensitive value stays below c times the rarer ones, also for who rules out l − 2 of them',
  options: z.strictObject({ c: z.number().positive(), l: z.int().min(1) }),
  isSensitive: true,
  monotone: 'whole',
  value({ counts }, { missing }, { l }) {
    const sorted = counts.filter((count, code) => count > 0 && code !== missing).sort((a, b) => b - a)
    let rest = 0
    for (let rank = l - 1; rank < sorted.length; rank++) rest += sorted[rank]!
    return rest === 0 ? Number.POSITIVE_INFINITY : sorted[0]! / rest
  },
  holds: (value, options) => value < options.c,
}
