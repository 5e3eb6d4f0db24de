import type { Part } from '../../../src/identity/index.js'
import type { RuleContext } from '../mask-rule.js'
import { moveDate } from '../move-date.js'
import { type ShiftOptions, shiftOf } from '../shift-days.js'

/** Parts of a number that tell when its person was born. */
const partsOfBirth = new Set(['year', 'month', 'day'])

export interface BirthOptions extends ShiftOptions {
  /** `table.column` of dates of birth. */
  readonly birth: string
  readonly format?: string | undefined
}

/**
 * The parts of a number that tell the birth, as the person's moved date of birth says it: the same shift that `date-shift` gives, so
 * that number and date agree. Undefined for somebody without a date of birth, and for a number whose month is none of the calendar.
 */
export function birthInNumber(
  { birth, format, ...shift }: BirthOptions,
  context: RuleContext,
): (parts: readonly Part[], person: string | null | undefined) => readonly Part[] | undefined {
  const days = shiftOf(context.derive(context.patientDomain, 'date-shift'), shift)
  return (parts, person) => {
    if (person === null || person === undefined || person === '') return undefined
    const month = Number(parts.find(({ name }) => name === 'month')?.text ?? '1')
    if (month > 12) return undefined
    for (const cell of context.valuesOf(birth, person)) {
      const moved = moveDate(cell, days(person), format)
      const iso = moved === undefined ? undefined : isoOf(moved.text, format)
      if (iso === undefined) continue
      return parts.map((part) => (partsOfBirth.has(part.name) ? { ...part, text: textOfPart(part, iso) } : part))
    }
    return undefined
  }
}

/** Whether a part tells the birth. */
export function tellsBirth({ name }: Pick<Part, 'name'>): boolean {
  return partsOfBirth.has(name)
}

function textOfPart({ name, text }: Part, [year, month, day]: readonly [string, string, string]): string {
  if (name === 'year') return year.slice(-text.length)
  return name === 'month' ? month : day
}

function isoOf(text: string, format: string | undefined): readonly [string, string, string] | undefined {
  const order = (format ?? '').toUpperCase()
  const digits = text.split(/\D+/).filter((each) => each !== '')
  if (order !== '' && digits.length >= 3) {
    const names = [...order.matchAll(/Y+|M+|D+/g)].map(([run]) => run[0])
    const of = (letter: string) => digits[names.indexOf(letter)] ?? ''
    const [year, month, day] = [of('Y'), of('M'), of('D')]
    return year === '' || month === '' ? undefined : [year, month.padStart(2, '0'), day.padStart(2, '0')]
  }
  const found = /^(\d{4})-?(\d{2})(?:-?(\d{2}))?/.exec(text)
  return found === null ? undefined : [found[1]!, found[2]!, found[3] ?? '15']
}
