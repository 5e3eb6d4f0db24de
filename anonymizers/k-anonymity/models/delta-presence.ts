import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** δ-presence (Nergiz et al. 2007): the share of a class's population that is in the table. */
export const deltaPresence: PrivacyModel<{ least: number; most: number }> = {
  id: 'delta-presence',
  title: 'δ-presence',
  reading: 'whether somebody of the population is in the table stays between these shares',
  options: z.strictObject({ least: z.number().min(0).max(1).default(0), most: z.number().min(0).max(1) }),
  isSensitive: false,
  needsPopulation: true,
  monotone: 'never',
  value: ({ people, population }) => (population === 0 ? 1 : people / population),
  holds: (value, { least, most }) => value >= least - 1e-12 && value <= most + 1e-12,
}
