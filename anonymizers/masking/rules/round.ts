import { z } from 'zod'
import type { MaskRule } from '../mask-rule.js'
import { ofValues } from '../of-values.js'

/** Numbers rounded to the next multiple, halves upwards. */
export const round: MaskRule<{ readonly to: number }> = {
  id: 'round',
  title: 'rounded',
  class: 'irreversible',
  shape: { to: z.number().positive().describe('the multiple: 5, 0.1, 1000') },
  isInjective: () => false,
  isOfValue: () => true,
  prepare({ to }, context) {
    const decimals = String(to).split('.')[1]?.length ?? 0
    return ofValues((value, fault) => {
      const number = Number(value)
      if (value.trim() === '' || !Number.isFinite(number)) return fault('no number')
      return (Math.round(number / to) * to).toFixed(decimals)
    }, context)
  },
}
