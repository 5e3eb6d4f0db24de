import { fixedForm } from '../fixed-form.js'
import { decimal, free, numbers, type Part, type PartForm, type Place, times, told, widthOf } from '../form.js'
import type { Identifier } from '../identifier.js'

/** The key of a number by its other signs; undefined where the register gives none out. */
export type KeyOf = (signs: string) => string | undefined

export interface RegisterNumber extends Pick<Identifier, 'id' | 'title' | 'titleFr' | 'example'> {
  /** `person` when absent. */
  readonly of?: Identifier['of']
  /** `certain` where the form leaves chance less than one in a hundred; `checked` when absent, one in ten or so. */
  readonly evidence?: Identifier['evidence']
  /** All parts in order; one called `key` is made by `key`. Several where numbers of a register have several lengths. */
  readonly parts: readonly PartForm[] | readonly (readonly PartForm[])[]
  readonly key?: KeyOf
  /** What may be written between signs; blanks, dots, dashes and slashes when absent. */
  readonly marks?: RegExp
  readonly prefix?: RegExp
  readonly allows?: (parts: readonly Part[]) => boolean
}

/** A number of a register of people or things, from what its published specification says. */
export function registerNumber({
  parts,
  key,
  of = 'person',
  evidence = 'checked',
  marks = /[\s./-]/,
  allows = () => true,
  prefix,
  ...card
}: RegisterNumber): Identifier {
  const forms = isSeveral(parts) ? parts : [parts]
  const widths = forms.map((form) => form.reduce((sum, part) => sum + widthOf(part), 0))
  const places = forms.map(keyPlace)
  const keyOf = (plain: string): string | undefined => {
    const at = places[widths.indexOf(plain.length)]
    return at === undefined ? undefined : key?.(plain.slice(0, at.start) + plain.slice(at.end))
  }
  const longest = Math.max(...widths)
  const made = fixedForm({
    ...card,
    ...{ of, evidence, marks },
    ...(prefix !== undefined && { prefix }),
    formOf: (plain) => forms[widths.indexOf(plain.length)],
    keys: key === undefined ? [] : [{ name: 'key', of: (plain) => keyOf(plain) ?? '' }],
    allows: (own) => {
      const plain = own.map(({ text }) => text).join('')
      return (key === undefined || keyOf(plain) !== undefined) && allows(own)
    },
  })
  // Most cells of a table are too short or too long: told without reading them.
  const least = Math.min(...widths)
  return { ...made, matches: (text) => text.length >= least && text.length <= longest + 8 && made.check(text) }
}

function isSeveral(parts: RegisterNumber['parts']): parts is readonly (readonly PartForm[])[] {
  return Array.isArray(parts[0])
}

function keyPlace(form: readonly PartForm[]): { readonly start: number; readonly end: number } | undefined {
  let at = 0
  for (const part of form) {
    if (part.name === 'key') return { start: at, end: at + widthOf(part) }
    at += widthOf(part)
  }
  return undefined
}

/** A key of one digit, or of so many. */
export const digitKey = (count = 1): PartForm => ({ name: 'key', role: 'check', places: times(decimal, count) })

/** A key of one of these signs. */
export const signKey = (signs: string): PartForm => ({ name: 'key', role: 'check', places: [signs.split('')] })

/** Parts of a date of birth, `yymmdd` or `ddmmyyyy`; months may have more added where the register adds to them. */
export function bornAs(
  order: string,
  { months = numbers(1, 12, 2) }: { readonly months?: Place } = {},
): readonly PartForm[] {
  return [...order.matchAll(/y+|m+|d+/g)].map(([run]) => {
    if (run.startsWith('y')) return told('year', ...times(decimal, run.length))
    return run.startsWith('m') ? told('month', months) : told('day', numbers(1, 31, 2))
  })
}

/** The sum of digits by weights, from the left. */
export function weighed(signs: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(signs[at]), 0)
}

/** So many digits that are the identity itself. */
export const number = (count: number): PartForm => free('number', ...times(decimal, count))
