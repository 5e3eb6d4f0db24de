import { z } from 'zod'
import type { MaskRule } from '../mask-rule.js'

/** One text in the place of every value; missing cells stay missing. */
export const constant: MaskRule<{ readonly value: string | number }> = {
  id: 'constant',
  title: 'one value for all',
  class: 'irreversible',
  shape: { value: z.union([z.string(), z.number()]).describe('what stands in the place of every value') },
  isInjective: () => false,
  isOfValue: () => true,
  keepsType: ({ value }) => typeof value === 'number',
  prepare({ value }) {
    const text = String(value)
    return (cells) => cells.map((cell) => (cell === null ? null : text))
  },
}
