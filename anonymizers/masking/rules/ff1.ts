import { z } from 'zod'
import { type Permutation, permutation } from '../../pseudonyms/index.js'
import type { Cells, MaskRule } from '../mask-rule.js'

interface Ff1Options {
  readonly signs: 'digits' | 'all'
  readonly digits?: number | undefined
}

const tooFew = 'fewer than a million values have this form, so it could be enumerated (token has no such bound)'
/** Digits that a double holds. */
const mostDigits = 15

/**
 * Format-preserving encryption (FF1): digits become digits, marks and letters stay where they are, zeros in front are kept. With
 * `signs: all` letters become letters of their case. With `digits: n` cells are whole numbers below 10^n, written without zeros
 * in front: keys of databases. Each form (places of digits and letters) is a domain of its own, so that no two values become one.
 */
export const ff1: MaskRule<Ff1Options> = {
  id: 'ff1',
  title: 'format-preserving encryption',
  class: 'pseudonym',
  shape: {
    signs: z.enum(['digits', 'all']).default('digits').describe('what is encrypted: digits, or letters too'),
    digits: z.int().min(6).max(mostDigits).optional().describe('cells are whole numbers below 10^digits'),
  },
  isInjective: () => true,
  isOfValue: () => true,
  prepare({ signs, digits }, context) {
    const key = context.derive(context.domain, 'ff1')
    const forms = new Map<string, Permutation | undefined>()
    const permutationOf = (form: string, size: bigint): Permutation | undefined => {
      const known = forms.get(form)
      if (known !== undefined || forms.has(form)) return known
      const made = size < 1_000_000n ? undefined : permutation(size, { key, tweak: `${context.domain}/${form}` })
      forms.set(form, made)
      return made
    }
    return (cells, { firstRow }) => {
      const made: (string | null)[] = [...cells]
      const groups = new Map<string, number[]>()
      for (let row = 0; row < cells.length; row++) {
        const cell = cells[row]!
        if (cell === null || cell === '') continue
        const form = digits === undefined ? formOf(cell, signs) : wholeForm(cell, digits)
        if (form === undefined) made[row] = context.fault(`no whole number below 10^${digits}`, firstRow + row)
        else {
          const group = groups.get(form)
          if (group === undefined) groups.set(form, [row])
          else group.push(row)
        }
      }
      for (const [form, rows] of groups) {
        const own = permutationOf(form, sizeOf(form))
        if (own === undefined) for (const row of rows) made[row] = context.fault(tooFew, firstRow + row)
        else if (/^9+$/.test(form) && form.length <= mostDigits)
          encryptDigits(own, { cells, rows, made, form, isWhole: digits !== undefined })
        else encryptSigns(own, { cells, rows, made, form })
      }
      return made
    }
  },
}

/** Digits as 9, with `all` letters as A and a; other signs are themselves, and A, a and 9 cannot be among them. */
function formOf(cell: string, signs: Ff1Options['signs']): string {
  let length = 0
  while (length < cell.length && isDigit(cell.charCodeAt(length))) length++
  if (length === cell.length) return '9'.repeat(length)
  return signs === 'digits'
    ? cell.replace(/[A-Za-z]/g, (sign) => `\\${sign}`).replace(/\d/g, '9')
    : cell.replace(/\d/g, '9').replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a').replaceAll('\\', '|')
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function wholeForm(cell: string, digits: number): string | undefined {
  return /^(0|[1-9]\d*)(\.0+)?$/.test(cell) && Number(cell) < 10 ** digits ? '9'.repeat(digits) : undefined
}

const alphabets: Readonly<Record<string, string>> = {
  '9': '0123456789',
  A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  a: 'abcdefghijklmnopqrstuvwxyz',
}

/** The alphabet of each sign of a form; undefined where the sign stays. */
function placesOf(form: string): (string | undefined)[] {
  const places: (string | undefined)[] = []
  for (let at = 0; at < form.length; at++) {
    if (form[at] === '\\' && /[A-Za-z]/.test(form[at + 1] ?? '')) {
      places.push(undefined)
      at++
    } else places.push(alphabets[form[at] ?? ''])
  }
  return places
}

function sizeOf(form: string): bigint {
  return placesOf(form).reduce((size, place) => size * BigInt(place?.length ?? 1), 1n)
}

interface Group {
  readonly cells: Cells
  readonly rows: readonly number[]
  readonly made: (string | null)[]
  readonly form: string
}

function encryptDigits(
  own: Permutation,
  { cells, rows, made, form, isWhole }: Group & { readonly isWhole: boolean },
): void {
  const values = Float64Array.from(rows, (row) => Number(cells[row]))
  own.encryptNumbers(values)
  rows.forEach((row, at) => {
    made[row] = isWhole ? String(values[at]) : String(values[at]).padStart(form.length, '0')
  })
}

/** Signs of any alphabet as one number: the last is the lowest. */
function encryptSigns(own: Permutation, { cells, rows, made, form }: Group): void {
  const places = placesOf(form)
  const cipher = own.encrypt(
    rows.map((row) =>
      places.reduce(
        (rank, place, at) =>
          place === undefined ? rank : rank * BigInt(place.length) + BigInt(place.indexOf(cells[row]![at]!)),
        0n,
      ),
    ),
  )
  rows.forEach((row, index) => {
    let rank = cipher[index]!
    const signs = [...Array(places.length).keys()].map((at) => cells[row]![at]!)
    for (let at = places.length - 1; at >= 0; at--) {
      const place = places[at]
      if (place === undefined) continue
      signs[at] = place[Number(rank % BigInt(place.length))]!
      rank /= BigInt(place.length)
    }
    made[row] = signs.join('')
  })
}
