import { type ColumnSchema, columnStep, isMissing, type NumberColumn } from '../src/table/index.js'

const mostDecimals = 9

/** How fine a column's numbers are: multiples of 10^−decimals or, of dates, of `step` milliseconds. */
export interface Fineness {
  readonly step: number
  /** Numbers are multiplied by it and divided by 1, not by a step that binary fractions have not. */
  readonly scale: number
}

/** The finer of what the schema declares and what real cells have; null where those have digits without end. O(cells). */
export function finenessOf(column: ColumnSchema, real: readonly NumberColumn[]): Fineness | null {
  return column.kind === 'datetime' ? stepOfDates(column, real) : decimalsOf(column, real)
}

function stepOfDates(column: ColumnSchema, real: readonly NumberColumn[]): Fineness {
  const declared = columnStep(column)
  const fits = (step: number) => real.every((cells) => isGrid(cells, { step, scale: 1 }))
  const steps = [86_400_000, 3_600_000, 60_000, 1000].filter((step) => declared === 0 || step <= declared)
  return { step: steps.find(fits) ?? 1, scale: 1 }
}

function decimalsOf(column: ColumnSchema, real: readonly NumberColumn[]): Fineness | null {
  const declared = column.precision ?? Number.NEGATIVE_INFINITY
  for (let decimals = Math.max(0, declared); decimals <= mostDecimals; decimals++) {
    const fineness = { step: 1, scale: 10 ** decimals }
    if (real.every((cells) => isGrid(cells, fineness))) return fineness
  }
  return null
}

function isGrid(cells: NumberColumn, fineness: Fineness): boolean {
  for (let row = 0; row < cells.values.length; row++)
    if (!isMissing(cells, row) && remainder(cells.values[row]!, fineness) !== 0) return false
  return true
}

/** What is left of a number beyond its digits, from −½ to ½ of the last one; 0 where it is no more than rounding of doubles. */
export function remainder(value: number, { step, scale }: Fineness): number {
  const scaled = (value * scale) / step
  const left = scaled - Math.round(scaled)
  return Math.abs(left) <= 8 * Number.EPSILON * Math.abs(scaled) ? 0 : left
}
