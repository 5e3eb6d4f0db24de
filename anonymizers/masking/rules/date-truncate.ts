import { z } from 'zod'
import { datetimeReader, datetimeWriter } from '../../../src/table/index.js'
import type { MaskRule } from '../mask-rule.js'
import { ofValues } from '../of-values.js'

interface TruncateOptions {
  readonly to: 'year' | 'quarter' | 'month'
  readonly format: string
}

/** Dates cut to their month, quarter or year: its first day, in the format they were written in. */
export const dateTruncate: MaskRule<TruncateOptions> = {
  id: 'date-truncate',
  title: 'dates cut to month, quarter or year',
  class: 'irreversible',
  shape: {
    to: z.enum(['year', 'quarter', 'month']).default('month'),
    format: z.string().default('date').describe('how dates are written: date, datetime, or as DD/MM/YYYY'),
  },
  isInjective: () => false,
  isOfValue: () => true,
  prepare({ to, format }, context) {
    const [read, write] = [datetimeReader({ format }), datetimeWriter({ format })]
    return ofValues((value, fault) => {
      const moment = read(value)
      if (Number.isNaN(moment)) return fault(`no date (expected ${format})`)
      const date = new Date(moment)
      const month = date.getUTCMonth()
      const first = to === 'year' ? 0 : to === 'quarter' ? month - (month % 3) : month
      return write(Date.UTC(date.getUTCFullYear(), first, 1))
    }, context)
  },
}
