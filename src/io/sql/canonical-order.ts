import { type Column, columnLength, isMissing, Table } from '../../table/index.js'

/**
 * The rows in an order that their cells decide: by the columns as they stand. Numbers by size,
 * texts by their code units, missing cells last. Levels are numbered as the rows bring them, so that two tables of the same
 * rows are the same to the byte, whatever order a database gave. O(rows log rows × columns that tie).
 */
export function inOrder(table: Table): Table {
  const compared = table.columns.map(ranksOf)
  const order = Uint32Array.from({ length: table.rowCount }, (_, row) => row).sort((a, b) => {
    for (const rank of compared) {
      const [one, other] = [rank[a]!, rank[b]!]
      if (one !== other) return one < other ? -1 : 1
    }
    return 0
  })
  return Table.of(table.take(order).columns.map(renumbered), table.rowCount)
}

/** A number a row by which rows lie. */
function ranksOf(column: Column): Float64Array | Int32Array {
  if (column.type === 'number')
    return column.values.map((value, row) => (isMissing(column, row) ? Number.POSITIVE_INFINITY : value))
  const { levels, codes } = column
  const sorted = [...levels.keys()].sort((a, b) => (levels[a]! < levels[b]! ? -1 : 1))
  const rankOf = new Int32Array(levels.length)
  sorted.forEach((level, rank) => {
    rankOf[level] = rank
  })
  return Int32Array.from({ length: columnLength(column) }, (_, row) =>
    codes[row]! < 0 ? levels.length : rankOf[codes[row]!]!,
  )
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
