import { type Column, isMissing, Table } from '../../table/index.js'
import { RowHasher } from './row-hashes.js'

/**
 * The rows in an order that their cells decide and that no column follows: by a hash of the row, rows of one hash by their
 * cells. Two tables of the same rows are the same to the byte, whatever order a database gave; and nothing of an order that
 * means nothing is taken for time. Levels are numbered as the rows bring them. O(rows × columns + rows log rows).
 */
export function inOrder(table: Table): Table {
  return takenInOrder(table, orderOf(table))
}

/** The rows in that order; equal ones stay as they came. */
export function orderOf(table: Table): Uint32Array {
  const { first: hashes } = new RowHasher().of(table)
  const ranks = table.columns.map(ranksOf)
  return Uint32Array.from({ length: table.rowCount }, (_, row) => row).sort((a, b) => {
    if (hashes[a] !== hashes[b]) return hashes[a]! < hashes[b]! ? -1 : 1
    for (const rank of ranks) if (rank()[a] !== rank()[b]) return rank()[a]! < rank()[b]! ? -1 : 1
    return 0
  })
}

/** A table in an order of its rows, its levels numbered as these bring them. */
export function takenInOrder(table: Table, order: Uint32Array): Table {
  return Table.of(table.take(order).columns.map(renumbered), table.rowCount)
}

/** A number a row by which rows lie that have one hash: numbers by size, texts by their code units, missing cells last. */
function ranksOf(column: Column): () => Float64Array | Int32Array {
  let known: Float64Array | Int32Array | undefined
  return () => {
    known ??= ranks(column)
    return known
  }
}

function ranks(column: Column): Float64Array | Int32Array {
  if (column.type === 'number')
    return column.values.map((value, row) => (isMissing(column, row) ? Number.POSITIVE_INFINITY : value))
  const { levels, codes } = column
  const sorted = [...levels.keys()].sort((a, b) => (levels[a]! < levels[b]! ? -1 : 1))
  const rankOf = new Int32Array(levels.length)
  sorted.forEach((level, rank) => {
    rankOf[level] = rank
  })
  return codes.map((code) => (code < 0 ? levels.length : rankOf[code]!))
}

function renumbered(column: Column): Column {
  if (column.type === 'number') return column
  const placeOf = new Int32Array(column.levels.length).fill(-1)
  const levels: string[] = []
  const codes = column.codes.map((code) => {
    if (code < 0) return -1
    if (placeOf[code]! < 0) placeOf[code] = levels.push(column.levels[code]!) - 1
    return placeOf[code]!
  })
  return { ...column, levels, codes }
}
