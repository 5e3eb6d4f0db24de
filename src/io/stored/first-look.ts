import { createHash } from 'node:crypto'
import { concatTables, type Table } from '../../table/index.js'
import { orderOf, type RowHashes, takenInOrder } from '../sql/index.js'
import { DistinctCounter } from './distinct-counter.js'
import { RepeatedRows } from './repeated-rows.js'
import { RowsSum } from './rows-sum.js'
import type { StoredColumnForm } from './stored-rows.js'

/** Distinct cells of a column that are counted. */
const mostDistinct = 100_000
/** First rows that are kept. */
const mostFirst = 50_000
/** Beyond every number of `orderNumbers`. */
const mostOrder = 2 ** 52

/** Rows with what only their cells decide. */
export interface HashedBatch {
  readonly table: Table
  readonly hashes: RowHashes
}

/** What one look at all rows tells. */
export interface FirstLook {
  readonly counters: ReadonlyMap<string, DistinctCounter>
  readonly repeated: RepeatedRows
  /** Some first rows, in their order. */
  readonly rows: Table
  /** About which row it is whose order this is. */
  readonly rowOf: (order: number) => number
  readonly rowCount: number
  /** Of names and rows, in whatever order these came. */
  readonly sha256: string
}

/** The distinct cells of every column, and what tells rows apart. O(cells). */
export async function firstLook(
  batches: AsyncIterable<HashedBatch>,
  { columns, expected }: { readonly columns: readonly StoredColumnForm[]; readonly expected: number },
): Promise<FirstLook> {
  const counters = new Map(columns.map(({ name }) => [name, new DistinctCounter({ most: mostDistinct })]))
  const repeated = new RepeatedRows()
  const sum = new RowsSum()
  const kept: Table[] = []
  let [rowCount, keptRows] = [0, 0]
  const firstOrders = (mostFirst / expected) * mostOrder
  for await (const { table, hashes } of batches) {
    const order = orderNumbers(hashes)
    const rows = Int32Array.from({ length: table.rowCount }, (_, row) => row)
    for (const [name, counter] of counters) counter.add(table.column(name), { rows, order })
    repeated.add(hashes)
    sum.add(hashes)
    rowCount += table.rowCount
    // The first in order, by what part of all hashes theirs is; rows that are all alike have no first.
    const early = keptRows > 8 * mostFirst ? rows.subarray(0, 0) : rows.filter((row) => order[row]! < firstOrders)
    if (early.length === 0 && kept.length > 0) continue
    kept.push(table.take(early))
    keptRows += early.length
  }
  const found = concatTables(kept)
  const names = createHash('sha256').update(JSON.stringify(columns.map(({ name, form }) => [name, form === 'text'])))
  return {
    ...{ counters, repeated, rowCount, rows: takenInOrder(found, orderOf(found)) },
    rowOf: (order) => Math.floor((order / mostOrder) * rowCount),
    sha256: sum.sha256(names, rowCount),
  }
}

/** A number a row by which rows lie: the hash by which `orderOf` lays them, then its other half. */
export function orderNumbers({ first, second }: RowHashes): Float64Array {
  const order = new Float64Array(first.length)
  for (let row = 0; row < order.length; row++) order[row] = (first[row]! + 2 ** 31) * 2 ** 20 + (second[row]! >>> 12)
  return order
}
