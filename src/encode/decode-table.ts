import { MirrorwardError } from '../errors.js'
import type { Rng } from '../math/index.js'
import { type CellSet, type Column, type Evidence, type LevelColumn, type NumberColumn, Table } from '../table/index.js'
import type { Codebook, ColumnBook, LevelBook, NumberBook } from './codebook.js'
import { allocateCodes, type CodedColumn, type CodedTable, takeCodedRows } from './coded-table.js'
import { drawPieces, piecesByCode } from './draw-pieces.js'
import { fillMissing } from './imputation/fill-missing.js'
import { innerEvidence } from './inner-evidence.js'
import { innerColumns, restoreColumns } from './relations/fit-relations.js'
import type { Restoring } from './relations/restoring.js'
import { withSurrogates } from './surrogate-columns.js'
import { withWholeMonths } from './whole-months.js'

export interface DecodeOptions {
  readonly rng: Rng
  /** Cells are drawn from the part of each code that satisfies this. */
  readonly given?: Evidence
  /** Rows whose present cells stand as they are, so that what follows from them does: imputation. */
  readonly known?: Table
  /** The columns that come with the rows (`Codebook.beside`); those of `known` when absent. */
  readonly beside?: Table
  /** Where in its bin a value lies, by column: 0 to 1, NaN for chance. */
  readonly positions?: ReadonlyMap<string, Float64Array>
  /** Rows whose value is that of an earlier row once more, by number column: that row, or −1. */
  readonly copies?: ReadonlyMap<string, Int32Array>
  /** Rows decoded before these: surrogate values go on counting. */
  readonly firstRow?: number
  /** Of the whole release, where this is a part of it; `rng` when absent. */
  readonly surrogates?: Rng
}

/**
 * Codes as cells: columns as in the schema, on each column's grid and within its bounds, every relation that is built in
 * holding. Every column draws from a stream of its own, so another column changes nothing here. O(rows × columns).
 */
export function decodeTable(coded: CodedTable, codebook: Codebook, options: DecodeOptions): Table {
  const { rng, given, known, beside = known, positions, copies, firstRow = 0, surrogates = rng } = options
  const { schema, books, derivations = [] } = codebook
  const evidence = given === undefined ? undefined : innerEvidence(codebook, given)
  const knownOf = new Map(
    known === undefined
      ? []
      : innerColumns(known, schema, derivations).map(({ cells }) => [cells.name, cells] as const),
  )
  const decoded = books.map((book, index) => {
    const { name } = book.column
    const draw = { rng: rng.fork(`column:${name}`), cells: evidence?.get(name), positions: positions?.get(name) }
    const drawn = copied(decodeColumn(coded.columns[index] as CodedColumn, book, draw), copies?.get(name))
    const kept = knownOf.get(name)
    return kept === undefined ? drawn : fillMissing(kept, drawn)
  })
  const come = (codebook.beside ?? []).map((name) => besideColumn(name, beside))
  const inner = Table.of([...decoded, ...come], coded.rowCount)
  const restored = derivations.length === 0 ? inner : restoreColumns(derivations, restoring())
  return withSurrogates(withWholeMonths(restored, schema), codebook, { firstRow, rng: surrogates })

  function restoring(): Restoring {
    const indexOf = (name: string) => books.findIndex((book) => book.column.name === name)
    return {
      schema,
      table: inner,
      rng,
      redraw(name, rows, attempt) {
        const { codes } = takeCodedRows(coded, rows).columns[indexOf(name)] as CodedColumn
        return drawPieces(codes, piecesByCode(books[indexOf(name)] as NumberBook), rng.fork(`again:${attempt}:${name}`))
      },
      draw(name, { rowCount, shares }) {
        const { size } = coded.columns[indexOf(name)] as CodedColumn
        const stream = rng.fork(`fill:${name}`)
        const codes = allocateCodes(size, rowCount).map(() => drawIndex(shares, stream.uniform()))
        return decodeColumn({ name, size, codes }, books[indexOf(name)] as ColumnBook, {
          rng: stream,
          cells: undefined,
        })
      },
    }
  }
}

function besideColumn(name: string, beside: Table | undefined): Column {
  if (beside?.has(name)) return beside.column(name)
  throw new MirrorwardError('not-found', `column "${name}" comes with the rows, and is not there`)
}

function decodeColumn(coded: CodedColumn, book: ColumnBook, draw: Draw): Column {
  return book.type === 'number' ? decodeNumbers(coded, book, draw) : decodeLevels(coded, book)
}

interface Draw {
  readonly rng: Rng
  readonly cells: CellSet | undefined
  readonly positions?: Float64Array | undefined
}

function decodeNumbers({ name, codes }: CodedColumn, book: NumberBook, { rng, cells, positions }: Draw): NumberColumn {
  const values = drawPieces(codes, piecesByCode(book, cells), rng, positions)
  const missing = book.size - 1
  let valid: Uint8Array | null = null
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== missing) continue
    valid ??= new Uint8Array(codes.length).fill(1)
    valid[row] = 0
    values[row] = 0
  }
  return { type: 'number', name, values, valid, ...flagsOf(codes, book) }
}

/** Which of the values drawn are detection limits; nothing for a column without one. */
function flagsOf(codes: CodedColumn['codes'], { cells }: NumberBook): Pick<NumberColumn, 'flags'> {
  const flagOf = cells.map((cell) => (cell.type === 'atom' ? (cell.flag ?? 0) : 0))
  return flagOf.some((flag) => flag > 0) ? { flags: Uint8Array.from(codes, (code) => flagOf[code] ?? 0) } : {}
}

function decodeLevels({ name, codes }: CodedColumn, { levels, size }: LevelBook): LevelColumn {
  const missing = size - 1
  return { type: 'level', name, levels, codes: Int32Array.from(codes, (code) => (code === missing ? -1 : code)) }
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

/** Earlier rows come first, so what they copied themselves is there. */
function copied<Drawn extends Column>(column: Drawn, rows: Int32Array | undefined): Drawn {
  if (rows === undefined || column.type !== 'number') return column
  const values = column.values.slice()
  for (let row = 0; row < rows.length; row++) if (rows[row]! >= 0) values[row] = values[rows[row]!]!
  return { ...column, values }
}
