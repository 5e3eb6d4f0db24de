import { blankCells } from '../../../src/encode/index.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import { type Column, type Schema, Table } from '../../../src/table/index.js'
import { clinic } from '../model-tables.js'

/** Two tables that differ in one patient, the last of the first, and a schema that somebody wrote who saw neither. */
export interface NeighbourPair {
  readonly kind: string
  readonly table: Table
  readonly neighbour: Table
  readonly schema: Schema
}

const kinds = [
  'somebody',
  'the only holder of a level',
  'the holder of a level nobody listed',
  'the extreme, a million times beyond the bounds',
  'somebody of whom a number is no number',
  'somebody of whom nothing is known',
  'the last of two',
  'the only one',
  'one of many',
] as const

/** So many pairs, of every kind in turn, with public bounds of their own: asymmetric, below zero, narrower than the data. */
export function neighbourPairs(count: number, seed: string): NeighbourPair[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, at) => pairOf(kinds[at % kinds.length]!, rng))
}

function pairOf(kind: (typeof kinds)[number], rng: Rng): NeighbourPair {
  const { table: made } = clinic(rowsOf(kind, rng), `pair ${rng.below(1e9)}`)
  // The patient who leaves is the last: random batches know patients by their place.
  const row = made.rowCount - 1
  const table = changed(made, { kind, row })
  const neighbour = table.take([...Array(table.rowCount).keys()].filter((each) => each !== row))
  return { kind, table, neighbour, schema: declaredWith(rng) }
}

function rowsOf(kind: (typeof kinds)[number], rng: Rng): number {
  if (kind === 'the only one') return 1
  if (kind === 'the last of two') return 2
  return kind === 'one of many' ? 200 + rng.below(200) : 3 + rng.below(60)
}

function changed(table: Table, { kind, row }: { readonly kind: string; readonly row: number }): Table {
  const set = (name: string, change: (column: Column) => Column) =>
    Table.of(table.columns.map((column) => (column.name === name ? change(column) : column)))
  switch (kind) {
    case 'the only holder of a level':
      return set('sex', (column) => onlyHolder(column, { row, level: 'X' }))
    case 'the holder of a level nobody listed':
      return set('sex', (column) => onlyHolder(column, { row, level: 'unheard of' }))
    case 'the extreme, a million times beyond the bounds':
      return set('age', (column) => withNumber(column, { row, value: 1.1e8 }))
    case 'somebody of whom a number is no number':
      return set('bilirubin', (column) =>
        withNumber(column, { row, value: [Number.NaN, Infinity, -Infinity, 1e308, 5e-324][row % 5]! }),
      )
    case 'somebody of whom nothing is known':
      return Table.of(table.columns.map((column) => blankCells(column, (each) => each === row)))
    default:
      return table
  }
}

function onlyHolder(column: Column, { row, level }: { readonly row: number; readonly level: string }): Column {
  if (column.type !== 'level') return column
  return {
    ...column,
    levels: [level, ...column.levels],
    codes: column.codes.map((code, each) => (each === row ? 0 : code < 0 ? code : code + 1)),
  }
}

function withNumber(column: Column, { row, value }: { readonly row: number; readonly value: number }): Column {
  if (column.type !== 'number') return column
  const valid = column.valid?.map((each, at) => (at === row ? 1 : each)) ?? null
  return { ...column, values: column.values.map((each, at) => (at === row ? value : each)), valid }
}

/** The clinic's schema with all levels and bounds stated, some of them badly. */
function declaredWith(rng: Rng): Schema {
  const { schema } = clinic(1)
  const lowest = rng.below(60) - 40
  const bounds: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
    age: { min: lowest, max: lowest + 1 + rng.below(120) },
    bilirubin: rng.below(2) === 0 ? { min: -40, max: 0 } : { min: 0, max: 1 + rng.below(40) },
    admitted: { min: Date.UTC(2019, 0, 1), max: Date.UTC(2020 + rng.below(4), 0, 1) },
  }
  const levels: Readonly<Record<string, readonly string[]>> = { sex: ['F', 'M', 'X'], pregnant: ['no', 'yes'] }
  return {
    ...schema,
    columns: schema.columns.map((column) => ({
      ...column,
      ...(bounds[column.name] && { bounds: bounds[column.name] }),
      ...(levels[column.name] && { levels: levels[column.name] }),
    })),
  }
}
