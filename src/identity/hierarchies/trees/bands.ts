import { MirrorwardError } from '../../../errors.js'
import { everything } from './coded-tree.js'

/** Bands of numbers, each width a multiple of the one before, so that narrow ones lie whole inside wide ones. */
export interface Bands {
  readonly widths: readonly number[]
  /** Where a band begins; 0 when not said. Numbers below it get bands, too. */
  readonly origin?: number
  /** From here on there is one band, "90+". */
  readonly top?: number
  /** Below it there is one band, "<18". */
  readonly bottom?: number
  /** Decimals of the values: a band of whole numbers from 40 by 5 is "40–44"; 0 when not said. */
  readonly precision?: number
}

/** Throws `bad-option` where bands would not lie inside one another. */
export function checkBands({ widths, origin = 0, top, bottom }: Bands): void {
  const bad = widths.findIndex((width, at) => width <= 0 || (at > 0 && !isMultiple(width, widths[at - 1]!)))
  if (bad >= 0) throw new MirrorwardError('bad-option', `the width of band ${bad + 1} is no multiple of the one before`)
  const wide = widths.at(-1) ?? 1
  for (const edge of [top, bottom])
    if (edge !== undefined && !widths.every((width) => isMultiple(edge - origin, width)))
      throw new MirrorwardError('bad-option', `an open end lies inside a band: choose a multiple of ${wide}`)
}

function isMultiple(value: number, of: number): boolean {
  const share = value / of
  return Math.abs(share - Math.round(share)) < 1e-9
}

/** The path of a number: itself, its bands from narrow to wide, `*`. An open end takes the place of the bands, not of the value. */
export function bandPath(value: number, bands: Bands): string[] {
  return [
    numberText(value, bands.precision),
    ...bands.widths.map((width) => bandOf(value, width, bands).label),
    everything,
  ]
}

/** A band with its ends, and the number that stands for it: its middle, on the grid of the values. */
export interface Band {
  readonly label: string
  readonly low: number
  readonly high: number
}

export function bandOf(value: number, width: number, { origin = 0, top, bottom, precision = 0 }: Bands): Band {
  const step = 10 ** -precision
  if (top !== undefined && value >= top)
    return { label: `${numberText(top, precision)}+`, low: top, high: Number.POSITIVE_INFINITY }
  if (bottom !== undefined && value < bottom)
    return { label: `<${numberText(bottom, precision)}`, low: Number.NEGATIVE_INFINITY, high: bottom }
  const low = origin + Math.floor((value - origin) / width + 1e-9) * width
  const high = low + width - step
  if (high - low < step / 2) return { label: numberText(low, precision), low, high: low }
  return { label: `${numberText(low, precision)}–${numberText(high, precision)}`, low, high }
}

/** Widths for numbers between these ends: human ones for ages, else 1, 2, 5 and 10 times powers of ten. */
export function proposeBands({
  low,
  high,
  precision = 0,
  isAge = false,
}: {
  readonly low: number
  readonly high: number
  readonly precision?: number
  readonly isAge?: boolean
}): Bands {
  if (isAge) return { widths: [5, 10, 20], top: high >= 100 ? 100 : 80, precision: 0 }
  const span = Math.max(high - low, 10 ** -precision)
  // About two hundred, forty, twenty and four bands, none finer than the values.
  const ten = 10 ** Math.floor(Math.log10(span / 20))
  const first = Math.max(ten, 10 ** -precision)
  const widths = [first, 5 * first, 10 * first, 50 * first].filter(
    (width) => width < span && width > 10 ** -precision * 1.001,
  )
  return { widths: widths.map((width) => Number(width.toPrecision(6))), precision }
}

function numberText(value: number, precision = 0): string {
  return precision > 0 ? value.toFixed(precision) : String(Number(value.toPrecision(12)))
}
