import { randomInt } from 'node:crypto'
import { findStep, snapTo } from '../encode/index.js'
import { permutation, type Rng } from '../math/index.js'
import { type Column, isMissing, type NumberColumn, presentValues, type Schema, Table } from '../table/index.js'

/** A grid is that of the training rows where all but so few of them lie on it. */
const fewestOff = 5

/** Digits kept where neither schema nor training rows have a grid. */
const mostDigits = 6

export interface CanonicalRequest {
  readonly schema: Schema
  /** Where the schema states no precision, the decimal grid of these rows is taken. */
  readonly train: Table
  /** Decides the order of the rows; the operating system does when absent, and nobody can put them back. */
  readonly rng?: Rng
}

export interface CanonicalTable {
  readonly table: Table
  /** Columns whose values only rose or only fell from row to row: they tell the old order still. */
  readonly counting: readonly string[]
}

/**
 * A table that carries nothing but its cells: rows in random order, numbers and dates rounded to what the schema declares
 * (else to the decimals that the training rows have, else to six digits). Columns and spellings are the schema's already,
 * where the table was read with it. O(cells).
 */
export function canonicalTable(table: Table, { schema, train, rng }: CanonicalRequest): CanonicalTable {
  const order = rng === undefined ? trulyRandomOrder(table.rowCount) : permutation(table.rowCount, rng)
  const rounded = table.columns.map((column) => {
    const described = schema.columns.find(({ name }) => name === column.name)
    if (column.type === 'level' || described === undefined) return column
    const known = train.has(column.name) ? train.column(column.name) : column
    const step = known.type === 'number' ? findStep(described, presentValues(known), fewestOff) : 0
    return withRounded(column, step === 0 ? toDigits : snapTo(step))
  })
  const counting = table.columns.filter(isCounting).map(({ name }) => name)
  return { table: Table.of(rounded, table.rowCount).take(order), counting }
}

/** Fisher–Yates with numbers of the operating system. */
function trulyRandomOrder(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const chosen = randomInt(last + 1)
    const moved = order[last]!
    order[last] = order[chosen]!
    order[chosen] = moved
  }
  return order
}

function toDigits(value: number): number {
  return Number(value.toPrecision(mostDigits))
}

function withRounded(column: NumberColumn, round: (value: number) => number): NumberColumn {
  return { ...column, values: column.values.map((value, row) => (isMissing(column, row) ? 0 : round(value))) }
}

/** Whether the present cells, five at least, all rise or all fall: a running number, or a table that is sorted by it. */
function isCounting(column: Column): boolean {
  const values =
    column.type === 'number'
      ? presentValues(column)
      : Float64Array.from(column.codes, (code) => Number.parseFloat((column.levels[code] ?? '').replace(/^\D+/, '')))
  if (values.length < fewestOff || values.some(Number.isNaN)) return false
  const rises = values.every((value, row) => row === 0 || value > values[row - 1]!)
  return rises || values.every((value, row) => row === 0 || value < values[row - 1]!)
}
