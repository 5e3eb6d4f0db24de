import { sortedQuantile } from '../../src/math/index.js'
import { type ColumnSchema, type NumberColumn, presentValues } from '../../src/table/index.js'

/** What is asked of a value: how it is written, not how large it is. */
export const digitSigns = [
  'decimals',
  'significant digits',
  'last digit',
  'last digit but one',
  'remainder',
  'multiple of a unit',
  'time of day',
  'weekday',
  'day of month',
] as const

export type DigitSign = (typeof digitSigns)[number]

export interface DigitQuestion {
  readonly sign: DigitSign
  /** A small whole number. */
  readonly ask: (value: number) => number
}

const mostDecimals = 12
/** Of the values at least this share must be written with no more decimals than the column's own. */
const ownShare = 0.99
/** A remainder is asked for where the values span so many of its periods: elsewhere it says how large the value is. */
const fewestPeriods = 5
/** Thirds, quarters, weeks, dozens, quarters of a hundred, months and hours. */
const divisors = [3, 4, 7, 12, 25, 30, 60]
/** Days of a mean year and month; pounds, inches; mg/dl to mmol/l and µmol/l of glucose, cholesterol and creatinine. */
const units = [365.25, 30.4375, 0.45359237, 2.54, 1 / 18.016, 1 / 38.67, 88.42]

const [second, minute, halfHour, day] = [1000, 60_000, 1_800_000, 86_400_000]

/** What to ask of the values of a number column; `train` says how it is written and how far it spans. None when it is empty. */
export function digitQuestions({ kind }: Pick<ColumnSchema, 'kind'>, train: NumberColumn): DigitQuestion[] {
  const sorted = presentValues(train).sort()
  if (sorted.length === 0) return []
  return kind === 'datetime' ? dateQuestions : numberQuestions(sorted)
}

function numberQuestions(sorted: Float64Array): DigitQuestion[] {
  const written = Float64Array.from(sorted, decimalsWritten).sort()
  const scale = 10 ** sortedQuantile(written, ownShare)!
  const span = sortedQuantile(sorted, 0.99)! - sortedQuantile(sorted, 0.01)!
  const steps = (value: number) => Math.round(Math.abs(value) * scale)
  const remainder = (sign: DigitSign, divisor: number, of = divisor): DigitQuestion[] =>
    span * scale < fewestPeriods * divisor
      ? []
      : [{ sign, ask: (value) => Math.floor((steps(value) % divisor) / (divisor / of)) }]
  return [
    { sign: 'decimals', ask: decimalsWritten },
    ...(scale > 1 ? [{ sign: 'significant digits', ask: significantDigits } as const] : []),
    ...remainder('last digit', 10),
    ...remainder('last digit but one', 100, 10),
    ...divisors.flatMap((divisor) => remainder('remainder', divisor)),
    ...units
      // A unit of three steps or fewer meets every third value by chance, once rounded.
      .filter((unit) => unit * scale > 3 && span >= fewestPeriods * unit)
      .map((unit): DigitQuestion => {
        const ask = (value: number) => Number(steps(Math.round(value / unit) * unit) === steps(value))
        return { sign: 'multiple of a unit', ask }
      }),
  ]
}

const dateQuestions: DigitQuestion[] = [
  {
    sign: 'time of day',
    ask: (moment) => [day, halfHour, minute, second].findIndex((step) => moment % step === 0),
  },
  { sign: 'weekday', ask: (moment) => (((Math.floor(moment / day) + 4) % 7) + 7) % 7 },
  { sign: 'day of month', ask: (moment) => new Date(moment).getUTCDate() },
]

/** Decimals of a number, beyond the errors of binary fractions; 12 at most. */
export function decimalsWritten(value: number): number {
  for (let decimals = 0; decimals < mostDecimals; decimals++) {
    const scaled = Math.abs(value) * 10 ** decimals
    if (Math.abs(scaled - Math.round(scaled)) <= 16 * Number.EPSILON * scaled) return decimals
  }
  return mostDecimals
}

/** Digits from the first that is not zero to the last that is not; 0 of nothing. */
function significantDigits(value: number): number {
  const digits = `${Math.round(Math.abs(value) * 10 ** decimalsWritten(value))}`
  return digits === '0' ? 0 : digits.replace(/0+$/, '').length
}
