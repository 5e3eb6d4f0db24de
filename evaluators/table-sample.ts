import { permutation, type Rng } from '../src/math/index.js'
import { patientIndex, type Schema, type Table } from '../src/table/index.js'

/** Rows of a table that metrics ask at most which look at rows and not at counts. */
export const mostAskedRows = 200_000

/** The tables of an evaluation and of its controls, by what they are. */
export type EvaluationTables = Readonly<
  Record<
    'train' | 'holdout' | 'reference' | 'synthetic' | 'independent' | 'copula' | 'unseen-half' | 'reference-half',
    Table
  >
>

/** The tables with no more rows than are asked. */
export interface TableSample {
  readonly tables: EvaluationTables
  /** The places of the sampled training rows among all. */
  readonly trainRows: ArrayLike<number>
}

/**
 * Whole people of each table, drawn at random, with `mostRows` rows at most; rows keep their order, and tables that have no
 * more stay as they are. Null where all do. O(rows of the larger tables).
 */
export function sampleTables(
  tables: EvaluationTables,
  schema: Schema,
  { rng, mostRows = mostAskedRows }: { readonly rng: Rng; readonly mostRows?: number },
): TableSample | null {
  if (Object.values(tables).every(({ rowCount }) => rowCount <= mostRows)) return null
  const rowsOf = new Map(
    Object.entries(tables).map(([key, table]) => [
      key,
      table.rowCount <= mostRows ? null : peopleAtRandom(table, schema, { rng: rng.fork(key), mostRows }),
    ]),
  )
  const sampled = Object.entries(tables).map(([key, table]) => {
    const rows = rowsOf.get(key)
    return [key, rows ? table.take(rows) : table]
  })
  const trainRows = rowsOf.get('train') ?? Int32Array.from({ length: tables.train.rowCount }, (_, row) => row)
  return { tables: Object.fromEntries(sampled) as EvaluationTables, trainRows }
}

/** The rows of whole people, taken in random order as long as all of their rows find room, in the order of the table. */
export function peopleAtRandom(
  table: Table,
  schema: Schema,
  { rng, mostRows }: { readonly rng: Rng; readonly mostRows: number },
): Int32Array {
  const isKnown = schema.patient !== undefined && table.has(schema.patient)
  const personOf = isKnown ? patientIndex(table, schema) : Int32Array.from({ length: table.rowCount }, (_, row) => row)
  const rowsOf = new Int32Array(personOf.reduce((most, person) => Math.max(most, person), -1) + 1)
  for (const person of personOf) rowsOf[person]! += 1
  const isTaken = new Uint8Array(rowsOf.length)
  let room = mostRows
  for (const person of permutation(rowsOf.length, rng)) {
    if (rowsOf[person]! > room) continue
    isTaken[person] = 1
    room -= rowsOf[person]!
    if (room === 0) break
  }
  return Int32Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => isTaken[personOf[row]!] === 1)
}
