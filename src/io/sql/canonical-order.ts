import { type Column, isMissing, Table } from '../../table/index.js'

/**
 * The rows in an order that their cells decide and that no column follows: by a hash of the row, rows of one hash by their
 * cells. Two tables of the same rows are the same to the byte, whatever order a database gave; and nothing of an order that
 * means nothing is taken for time. Levels are numbered as the rows bring them. O(rows × columns + rows log rows).
 */
export function inOrder(table: Table): Table {
  const hashes = rowHashes(table)
  const ranks = table.columns.map(ranksOf)
  const order = Uint32Array.from({ length: table.rowCount }, (_, row) => row).sort((a, b) => {
    if (hashes[a] !== hashes[b]) return hashes[a]! < hashes[b]! ? -1 : 1
    for (const rank of ranks) if (rank()[a] !== rank()[b]) return rank()[a]! < rank()[b]! ? -1 : 1
    return 0
  })
  return Table.of(table.take(order).columns.map(renumbered), table.rowCount)
}

/** 32 bits a row, of every cell in turn. */
function rowHashes({ columns, rowCount }: Table): Int32Array {
  const hashes = new Int32Array(rowCount).fill(0x811c9dc5)
  for (const column of columns) {
    const cells = cellHashes(column)
    for (let row = 0; row < rowCount; row++) {
      let mixed = Math.imul(hashes[row]! ^ cells[row]!, 0x85ebca6b)
      mixed ^= mixed >>> 13
      hashes[row] = Math.imul(mixed, 0xc2b2ae35) ^ (mixed >>> 16)
    }
  }
  return hashes
}

function cellHashes(column: Column): Int32Array {
  if (column.type === 'level') {
    const ofLevel = Int32Array.from(column.levels, textHash)
    return column.codes.map((code) => (code < 0 ? 0 : ofLevel[code]!))
  }
  const words = new Int32Array(column.values.buffer, column.values.byteOffset, 2 * column.values.length)
  return Int32Array.from(column.values, (_, row) =>
    isMissing(column, row) ? 0 : Math.imul(words[2 * row]!, 0x9e3779b1) ^ words[2 * row + 1]!,
  )
}

function textHash(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
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
