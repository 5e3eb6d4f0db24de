import { snapTo } from '../grid.js'

/**
 * The lattices that the values of a column lie on which no five people share: multiples of units, whole numbers beside
 * decimals. A value belongs to the first unit that it is a multiple of.
 */
export interface Lattices {
  /**
   * Coarse ones first. The last is what every value is a multiple of: the step of the column, one that was found where there is
   * none, or 0; multiples of the others are rounded to it.
   */
  readonly units: readonly number[]
  /** Between parts of the number line, ascending: shares differ from one to the next. */
  readonly borders: readonly number[]
  /** Of the units, in each part; each sums to 1. */
  readonly shares: readonly (readonly number[])[]
}

/** Digits that a multiple is written with where the column has no step of its own. */
const significantDigits = 15
/** Of a value: how far a multiple may be missed there. */
const tolerance = 1e-13

/** Rounds to the multiples of a unit, as the column writes them. */
function roundTo(unit: number): (value: number) => number {
  const isDecimal =
    Math.abs(unit - Math.round(unit)) === 0 || Math.abs(1 / unit - Math.round(1 / unit)) < tolerance / unit
  if (isDecimal) return snapTo(unit)
  return (value) => Number((Math.round(value / unit) * unit).toPrecision(significantDigits))
}

/** The multiple of `unit` that a count gives, rounded to the last unit of the column; see `Lattices`. */
export function multipleOf(unit: number, last: number): (count: number) => number {
  const round = last > 0 ? roundTo(last) : (value: number) => Number(value.toPrecision(significantDigits))
  // Not −0.
  return (count) => round(count * unit) + 0
}

/** Whether a value is a multiple of `unit`, rounded to the last unit of the column. */
export function isMultiple(value: number, unit: number, last: number): boolean {
  if (unit === last || unit === 0) return true
  const nearest = Math.round(value / unit) * unit
  if (last === 0) return Math.abs(nearest - value) <= tolerance * Math.max(Math.abs(value), unit)
  return Math.round(nearest / last) === Math.round(value / last)
}

/** The index of the first of `units` that a value is a multiple of. */
export function unitOf(value: number, units: readonly number[]): number {
  const last = units.at(-1)!
  const found = units.findIndex((unit) => isMultiple(value, unit, last))
  return found < 0 ? units.length - 1 : found
}

/** The index of the part in which a value lies. */
export function partOf(value: number, borders: readonly number[]): number {
  let part = 0
  while (part < borders.length && value >= borders[part]!) part++
  return part
}
