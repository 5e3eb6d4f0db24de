import { type LimitFlag, limitOf } from '../cells/number.js'

/** A text that writes a number in some notation, taken apart. */
export interface NumberShape {
  readonly flag: LimitFlag
  /** `<`, `>= `: the sign of a detection limit, its blanks included. */
  readonly form: string
  readonly prefix: string
  /** Sign, digits and marks. */
  readonly body: string
  readonly suffix: string
}

const currencies = 'US\\$|EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|XAF|XOF|MAD|Fr\\.?|Rs\\.?'
const before = `(?:\\p{Sc}|${currencies}|[~≈])\\s*`
const digits = "(?:\\d[\\d.,'’ \\u00a0\\u202f\\u2009]*|[.,]\\d+)(?:[eE][+-]?\\d+)?"
const shapePattern = new RegExp(`^([+−–-]?)\\s*(${before})?([+−–-]?${digits})(.*)$`, 'su')

/** Nearly every number of nearly every table: the rest need not be tried. */
const plainPattern = /^-?\d+(?:\.\d+)?$/

/** A letter alone after the digits may be part of a code (12A): only these are units. */
const letterUnits = 'gGlLmsShdjyKCFU'
const unitPattern = new RegExp(
  `^(?:\\s*(?:[%‰°]|\\p{Sc}|${currencies})|\\s+[\\p{L}µ%°×][\\p{L}\\p{N}µ%°×/·.*^²³⁹()\\s-]{0,24}|[\\p{L}µ°×][\\p{L}µ][\\p{L}\\p{N}µ/·.*^²³]{0,22}|[\\p{L}µ]/[\\p{L}µ]{1,6}|[${letterUnits}])$`,
  'u',
)

/** Undefined for a text that is no number in any notation. */
export function numberShape(text: string): NumberShape | undefined {
  if (plainPattern.test(text)) return { flag: 0, form: '', prefix: '', body: text, suffix: '' }
  const bare = text.trim()
  const { form, flag } = limitOf(bare)
  const match = shapePattern.exec(bare.slice(form.length))
  if (match === null) return undefined
  const [, sign = '', prefix = '', written = '', rest = ''] = match
  const body = written.trimEnd()
  const suffix = (written.slice(body.length) + rest).trimEnd()
  if (suffix !== '' && !unitPattern.test(suffix)) return undefined
  return { form, flag, prefix, body: sign + body, suffix }
}
