import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** k-anonymity (Samarati & Sweeney 1998): people of a class. */
export const k: PrivacyModel<{ k: number }> = {
  id: 'k',
  title: 'k-anonymity',
  reading: 'nobody stands alone by the quasi-identifiers; what a class has in common is told of everybody in it',
  options: z.strictObject({ k: z.int().min(1) }),
  isSensitive: false,
  monotone: 'always',
  value: ({ people }) => people,
  holds: (value, options) => value >= options.k,
}
