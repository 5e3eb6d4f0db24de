import { z } from 'zod'
import type { PrivacyModel } from './model.js'

/** (α, k)-anonymity (Wong et al. 2006), beside k: the most frequent sensitive value of a class. */
export const alpha: PrivacyModel<{ alpha: number }> = {
  id: 'alpha',
  title: '(α, k)-anonymity',
  reading: 'no class tells a sensitive value surer than α',
  options: z.strictObject({ alpha: z.number().positive().max(1) }),
  isSensitive: true,
  monotone: 'whole',
  value: ({ rows, counts }) => counts.reduce((most, count) => Math.max(most, count), 0) / rows,
  holds: (value, options) => value <= options.alpha + 1e-12,
}
