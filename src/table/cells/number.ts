import type { ColumnSchema } from '../schema.js'

export type DecimalMark = '.' | ','

/** How a numeric column's texts are written, beside the digits. */
export type NumberNotation = Pick<
  ColumnSchema,
  'decimal' | 'thousands' | 'prefix' | 'suffix' | 'decimals' | 'significant' | 'censored'
>

/** 1 is below a detection limit, 2 above one, 0 exact: as the flags of a NumberColumn. */
export type LimitFlag = 0 | 1 | 2

export interface ReadNumber {
  /** NaN where the text is no number in this notation. */
  readonly value: number
  readonly flag: LimitFlag
}

const limitPattern = /^(<=?|=<|≤|>=?|=>|≥)\s*/
const minusSigns = /^[−–]/
const hardBlanks = /[\u00a0\u202f\u2009]/g

/** The number a text writes, or NaN. Nothing is guessed: no blanks, no grouping, no words. */
export function parseNumber(text: string, decimalMark: DecimalMark = '.'): number {
  return digitsReader({ decimal: decimalMark })(text)
}

/** Decimals a text writes: 2 for `4.10`, 0 for `4` and for `4e2`, 3 for `1.5e-2`. */
export function decimalsOf(text: string, decimalMark: DecimalMark = '.'): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const decimals = mantissa.split(decimalMark)[1]?.length ?? 0
  return Math.max(0, decimals - Number(exponent))
}

/** The sign of a detection limit that a text begins with, blanks after it included, and its flag. */
export function limitOf(text: string): { readonly form: string; readonly flag: LimitFlag } {
  const form = limitPattern.exec(text)?.[0] ?? ''
  return { form, flag: form === '' ? 0 : /[<≤]/.test(form) ? 1 : 2 }
}

/** How a numeric column's texts are read: the number and its flag. Blanks around the text must be gone. */
export function numberReader(notation: NumberNotation): (text: string) => ReadNumber {
  const digits = digitsReader(notation)
  const bare = affixStripper(notation)
  return (text) => {
    const { form, flag } = notation.censored === undefined ? { form: '', flag: 0 as const } : limitOf(text)
    // A limit may lack the unit of the other cells: <5 among 12 mg/L.
    const number = text.slice(form.length)
    const rest = bare(number) ?? (flag > 0 ? number : undefined)
    return { value: rest === undefined ? Number.NaN : digits(rest), flag }
  }
}

/** A number without its prefix and suffix, in any case; undefined where they do not stand. Hard blanks count as blanks. */
function affixStripper({ prefix, suffix }: NumberNotation): (text: string) => string | undefined {
  if (prefix === undefined && suffix === undefined) return (text) => text
  const before = soft(prefix ?? '').toLowerCase()
  const after = soft(suffix ?? '').toLowerCase()
  return (text) => {
    let rest = soft(text)
    const sign = /^[+−–-]\s*/.exec(rest)?.[0] ?? ''
    rest = rest.slice(sign.length)
    const folded = rest.toLowerCase()
    if (!folded.startsWith(before) || !folded.endsWith(after)) return undefined
    return sign.trim() + rest.slice(before.length, rest.length - after.length).trim()
  }
}

function soft(text: string): string {
  return text.replace(hardBlanks, ' ').trim()
}

function digitsReader({ decimal = '.', thousands }: NumberNotation): (text: string) => number {
  const mark = decimal === '.' ? '\\.' : ','
  const group = thousands === undefined ? '' : groupClass(thousands)
  const whole = group === '' ? '\\d+' : `(?:\\d+|[1-9]\\d{0,2}(?:${group}\\d{3})+)`
  const pattern = new RegExp(`^[+-]?(?:${whole}(?:${mark}\\d*)?|${mark}\\d+)(?:[eE][+-]?\\d+)?$`)
  const groups = group === '' ? null : new RegExp(group, 'g')
  return (written) => {
    const text = written.replace(minusSigns, '-')
    if (!pattern.test(text)) return Number.NaN
    const plain = groups === null ? text : text.replace(groups, '')
    return Number(decimal === '.' ? plain : plain.replace(',', '.'))
  }
}

/** Blanks of every width group alike, and so do the two apostrophes. */
function groupClass(thousands: string): string {
  if (/^\s$/.test(thousands)) return '[ \\u00a0\\u202f\\u2009]'
  if (/^['’]$/.test(thousands)) return "['’]"
  return thousands === '.' ? '\\.' : thousands
}

/** How a numeric column's values are written: in the notation they came in. */
export function numberWriter(notation: NumberNotation): (value: number, flag?: number) => string {
  const { decimal = '.', thousands, prefix = '', suffix = '', decimals, significant, censored } = notation
  const isRounded = decimals !== undefined || significant !== undefined
  const isPlain = thousands === undefined && prefix === '' && suffix === '' && !isRounded
  if (isPlain && decimal === '.' && censored === undefined) return (value) => String(value)
  return (value, flag = 0) => {
    const size = Math.abs(significant === undefined ? value : Number(value.toPrecision(significant)))
    const fixed = decimals === undefined || size >= 1e21 ? String(size) : atLeast(size, decimals)
    const digits = fixed.includes('e') ? fixed.replace('.', decimal) : grouped(fixed, { decimal, thousands })
    const sign = value < 0 && /[1-9]/.test(fixed) ? '-' : ''
    return limitForm(flag, censored) + sign + prefix + digits + suffix
  }
}

/** With zeros up to `decimals`; digits that the value has beyond are kept. */
function atLeast(size: number, decimals: number): string {
  const short = String(size)
  return decimalsOf(short) > decimals ? short : size.toFixed(decimals)
}

function grouped(
  digits: string,
  { decimal, thousands }: { readonly decimal: DecimalMark; readonly thousands: string | undefined },
): string {
  const [whole = '', fraction] = digits.split('.')
  const groups = thousands === undefined ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, thousands)
  return fraction === undefined ? groups : groups + decimal + fraction
}

function limitForm(flag: number, censored: ColumnSchema['censored']): string {
  if (flag === 1) return censored?.below ?? '<'
  return flag === 2 ? (censored?.above ?? '>') : ''
}
