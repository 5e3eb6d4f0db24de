import { z } from 'zod'
import type { MaskRule } from '../mask-rule.js'
import { moveDate } from '../move-date.js'
import { shiftOf, shiftShape, shiftText } from '../shift-days.js'

interface DateShiftOptions {
  readonly days: number
  readonly direction: 'past' | 'both'
  readonly keep?: 'weekday' | undefined
  readonly format?: string | undefined
}

/**
 * All dates of a person moved by the same number of days, in all tables and files of a key: order, intervals and ages at events
 * stay as they are. Into the past unless told, so that nothing passes the day the data are of.
 */
export const dateShift: MaskRule<DateShiftOptions> = {
  id: 'date-shift',
  title: 'dates of a person moved together',
  class: 'pseudonym',
  shape: {
    ...shiftShape,
    format: z.string().optional().describe('how dates are written, as DD/MM/YYYY; ISO 8601 and YYYYMMDD when absent'),
  },
  isInjective: () => false,
  isOfValue: () => false,
  movesDates: shiftText,
  problems: ({ days, keep, direction }, { hasPatient, asOf }) => [
    ...(hasPatient ? [] : ['the table does not say whose row it is (patients)']),
    ...(keep === 'weekday' && days < 7 ? ['whole weeks need 7 days and more'] : []),
    ...(direction === 'both' && asOf !== undefined ? ['direction: both may pass the day asOf: use past'] : []),
  ],
  prepare({ format, ...options }, context) {
    const shift = shiftOf(context.derive(context.patientDomain, 'date-shift'), options)
    return (cells, { patients, firstRow }) =>
      cells.map((cell, row) => {
        if (cell === null || cell === '') return cell
        const person = patients?.[row]
        if (person === null || person === undefined || person === '')
          return context.fault('nobody is named in the row', firstRow + row)
        const moved = moveDate(cell, shift(person), format)
        if (moved === undefined) return context.fault(`no date (expected ${format ?? 'YYYY-MM-DD'})`, firstRow + row)
        if (moved.partial) context.count('dates without a day, moved by about as much')
        return moved.text
      })
  },
}
