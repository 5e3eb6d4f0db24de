import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** Distinct l-diversity: different sensitive values of a class; missing is none of them unless the option says so. */
export const distinctL: PrivacyModel<{ l: number; missing?: 'a value' | undefined }> = {
  id: 'distinct-l',
  title: 'distinct l-diversity',
  reading: 'no class has fewer than l sensitive values; one of them may still be nearly sure',
  options: z.strictObject({ l: z.number().min(1), missing: z.literal('a value').optional() }),
  isSensitive: true,
  monotone: 'always',
  value: ({ counts }, whole, { missing }) =>
    counts.reduce(
      (values, count, code) => values + (count > 0 && (missing !== undefined || code !== whole.missing) ? 1 : 0),
      0,
    ),
  holds: (value, options) => value >= options.l,
}
