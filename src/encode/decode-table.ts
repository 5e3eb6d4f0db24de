import type { Rng } from '../math/index.js'
import { type CellSet, type Column, type Evidence, type LevelColumn, type NumberColumn, Table } from '../table/index.js'
import type { Codebook, LevelBook, NumberBook, SurrogateBook } from './codebook.js'
import type { CodedColumn, CodedTable } from './coded-table.js'
import { drawPieces, piecesByCode } from './draw-pieces.js'

export interface DecodeOptions {
  readonly rng: Rng
  /** Cells are drawn from the part of each code that satisfies this. */
  readonly given?: Evidence
  /** Rows decoded before these: surrogate values go on counting. */
  readonly firstRow?: number
}

/**
 * Codes as cells: columns as in the schema, on each column's grid and within its bounds. Every column draws from a stream
 * of its own, so another column changes nothing here. O(rows × columns).
 */
export function decodeTable(coded: CodedTable, codebook: Codebook, options: DecodeOptions): Table {
  const { rng, given, firstRow = 0 } = options
  const decoded = new Map<string, Column>()
  codebook.books.forEach((book, index) => {
    const { name } = book.column
    const column = coded.columns[index] as CodedColumn
    const draw = { rng: rng.fork(`column:${name}`), cells: given?.get(name) }
    decoded.set(name, book.type === 'number' ? decodeNumbers(column, book, draw) : decodeLevels(column, book, draw))
  })
  for (const book of codebook.surrogates)
    decoded.set(book.column.name, surrogateColumn(book, { rowCount: coded.rowCount, firstRow }))
  return Table.of(
    codebook.schema.columns.map(({ name }) => decoded.get(name) as Column),
    coded.rowCount,
  )
}

interface Draw {
  readonly rng: Rng
  readonly cells: CellSet | undefined
}

function decodeNumbers({ name, codes }: CodedColumn, book: NumberBook, { rng, cells }: Draw): NumberColumn {
  const values = drawPieces(codes, piecesByCode(book, cells), rng)
  const missing = book.size - 1
  let valid: Uint8Array | null = null
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== missing) continue
    valid ??= new Uint8Array(codes.length).fill(1)
    valid[row] = 0
    values[row] = 0
  }
  return { type: 'number', name, values, valid }
}

function decodeLevels({ name, codes }: CodedColumn, book: LevelBook, { rng, cells }: Draw): LevelColumn {
  const { pooled = { levels: [], shares: [] } } = book
  const levels = [...book.levels, ...pooled.levels]
  const accepted = cells === undefined ? null : new Set(cells.levels)
  const shares = pooled.shares.map((share, index) =>
    accepted === null || accepted.has(pooled.levels[index] ?? '') ? share : 0,
  )
  const total = shares.reduce((sum, share) => sum + share, 0)
  const missing = book.size - 1
  const pooledCode = pooled.levels.length > 0 ? book.levels.length : -1
  const levelCodes = new Int32Array(codes.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code === missing) levelCodes[row] = -1
    else levelCodes[row] = code === pooledCode ? code + drawIndex(shares, rng.uniform() * total) : code
  }
  return { type: 'level', name, levels, codes: levelCodes }
}

/** The index in whose stretch of the cumulated shares `target` falls; never one of share 0. */
function drawIndex(shares: readonly number[], target: number): number {
  let reached = 0
  let last = 0
  for (let index = 0; index < shares.length; index++) {
    const share = shares[index] ?? 0
    if (share === 0) continue
    reached += share
    last = index
    if (target < reached) return index
  }
  return last
}

function surrogateColumn(
  { column, form, width, prefix, start }: SurrogateBook,
  { rowCount, firstRow }: { readonly rowCount: number; readonly firstRow: number },
): Column {
  const { name, kind } = column
  const number = (row: number) => start + firstRow + row
  if (kind === 'numeric' || kind === 'datetime') {
    const isFilled = form === 'integer'
    const values = Float64Array.from({ length: rowCount }, (_, row) => (isFilled ? number(row) : 0))
    return { type: 'number', name, values, valid: isFilled ? null : new Uint8Array(rowCount) }
  }
  if (form === 'missing') return { type: 'level', name, levels: [], codes: new Int32Array(rowCount).fill(-1) }
  const levels = Array.from({ length: rowCount }, (_, row) => prefix + String(number(row)).padStart(width, '0'))
  return { type: 'level', name, levels, codes: Int32Array.from(levels, (_, row) => row) }
}
