import { z } from 'zod'
import { parseDatetime } from '../../../src/table/index.js'
import type { MaskRule } from '../mask-rule.js'
import { ofValues } from '../of-values.js'

interface AgeOptions {
  readonly width: number
  readonly top: number
  readonly from: 'age' | 'birth-date'
}

/** Ages as bands, the old ones together: 45-49, 90+. Of birth dates, the age on the day that the data are of. */
export const ageBand: MaskRule<AgeOptions> = {
  id: 'age-band',
  title: 'ages as bands',
  class: 'irreversible',
  shape: {
    width: z.int().min(1).max(50).default(5).describe('years of a band'),
    top: z.int().min(1).max(120).default(90).describe('from this age all are one band'),
    from: z.enum(['age', 'birth-date']).default('age'),
  },
  isInjective: () => false,
  isOfValue: () => true,
  keepsType: () => false,
  problems: ({ from, top, width }, { asOf }) => [
    ...(from === 'birth-date' && asOf === undefined ? ['ages of birth dates need the day asOf'] : []),
    ...(top % width === 0 ? [] : ['the top is no whole number of bands']),
  ],
  prepare({ width, top, from }, context) {
    const today = context.asOf === undefined ? Number.NaN : parseDatetime(context.asOf)
    return ofValues((value, fault) => {
      const age = from === 'age' ? Number(value) : yearsBetween(parseDatetime(value), today)
      if (!(age >= 0 && age < 150)) return fault(from === 'age' ? 'no age (0 to 149)' : 'no date of birth (YYYY-MM-DD)')
      if (age >= top) return `${top}+`
      const low = Math.floor(age / width) * width
      return width === 1 ? String(low) : `${low}-${low + width - 1}`
    }, context)
  },
}

/** Whole years from one day to another. */
function yearsBetween(from: number, to: number): number {
  const [birth, day] = [new Date(from), new Date(to)]
  const years = day.getUTCFullYear() - birth.getUTCFullYear()
  const isBefore = day.getUTCMonth() * 31 + day.getUTCDate() < birth.getUTCMonth() * 31 + birth.getUTCDate()
  return isBefore ? years - 1 : years
}
