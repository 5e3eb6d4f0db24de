import { asReleased, type LevelColumn, type NumberColumn, type Table } from '../table/index.js'
import type { Codebook, LevelBook, NumberBook, NumberCell } from './codebook.js'
import { allocateCodes, type CodedColumn, type CodedTable } from './coded-table.js'
import { snapTo } from './grid.js'
import { innerColumns } from './relations/fit-relations.js'

/**
 * The codes of a table's modelled columns, inner ones in the place of those that follow from others. Values outside the trained range get the outermost code; a level unknown to
 * the codebook becomes what the schema's `rare` says, else missing. O(rows × columns × log codes).
 */
export function encodeTable(table: Table, codebook: Codebook): CodedTable {
  const { schema, books, derivations = [] } = codebook
  const inner = new Map(
    innerColumns(asReleased(table, schema), schema, derivations).map(({ cells }) => [cells.name, cells]),
  )
  const columns = books.map((book) => {
    const column = inner.get(book.column.name)
    if (book.type === 'number') return encodeNumbers(column as NumberColumn, book)
    return encodeLevels(column as LevelColumn, book)
  })
  return { columns, rowCount: table.rowCount }
}

function encodeNumbers({ name, values, valid, flags }: NumberColumn, book: NumberBook): CodedColumn {
  const codes = allocateCodes(book.size, values.length)
  const missing = book.size - 1
  const { starts, codeOf } = intervals(book.cells)
  const snap = snapTo(book.step)
  const limitCodes = codesOfLimits(book.cells)
  for (let row = 0; row < values.length; row++)
    codes[row] =
      missing === 0 || (valid !== null && valid[row] === 0) ? missing : codeOf[intervalOf(starts, snap(values[row]!))]!
  if (flags !== undefined)
    flags.forEach((flag, row) => {
      const code = flag === 0 ? undefined : limitCodes.get(flag)?.get(snap(values[row]!))
      if (code !== undefined && codes[row] !== missing) codes[row] = code
    })
  return { name, size: book.size, codes }
}

/** Codes of the detection limits, by flag and value. A limit without a code is read as the plain value. */
function codesOfLimits(cells: readonly NumberCell[]): Map<number, Map<number, number>> {
  const byFlag = new Map<number, Map<number, number>>()
  cells.forEach((cell, code) => {
    if (cell.type !== 'atom' || cell.flag === undefined) return
    byFlag.set(cell.flag, (byFlag.get(cell.flag) ?? new Map<number, number>()).set(cell.value, code))
  })
  return byFlag
}

/** The index of the last start that is not above `value`; the first start is −∞. */
function intervalOf(starts: Float64Array, value: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

/** The number line as intervals with a code each: bins from border to border, and each atom as an interval of one value. */
export function intervals(cells: readonly NumberCell[]): {
  readonly starts: Float64Array
  readonly codeOf: Int32Array
} {
  const isExact = (cell: NumberCell) => cell.type === 'atom' && cell.flag === undefined
  // A book of nothing but limits reads plain values as the nearest of them.
  const isPlain = cells.some((cell) => cell.type === 'bin' || isExact(cell)) ? isExact : () => true
  const atoms = cells.flatMap((cell, code) =>
    cell.type === 'atom' && isPlain(cell) ? [{ start: cell.value, code }] : [],
  )
  const bins = cells.flatMap((cell, code) => (cell.type === 'bin' ? [{ start: cell.low, code }] : []))
  const backdrop = bins.length > 0 ? bins : nearestAtoms(atoms)
  const atomCodes = new Map(atoms.map(({ start, code }) => [start, code]))
  const codeAt = (start: number) =>
    atomCodes.get(start) ?? (backdrop.findLast((piece) => piece.start <= start) ?? backdrop[0])?.code ?? 0
  const starts = new Set([Number.NEGATIVE_INFINITY, ...backdrop.slice(1).map(({ start }) => start)])
  for (const { start } of atoms) starts.add(start).add(nextNumber(start))
  const sorted = Float64Array.from(starts).sort()
  return { starts: sorted, codeOf: Int32Array.from(sorted, codeAt) }
}

interface Start {
  readonly start: number
  readonly code: number
}

/** Without bins every value belongs to the nearest atom: borders lie half-way between atoms. */
function nearestAtoms(atoms: readonly Start[]): Start[] {
  return atoms.map(({ start, code }, index) => ({ start: ((atoms[index - 1]?.start ?? start) + start) / 2, code }))
}

/** The next larger double. */
function nextNumber(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  const double = new Float64Array([value])
  const bits = new BigInt64Array(double.buffer)
  bits[0]! += value > 0 ? 1n : -1n
  return double[0]!
}

function encodeLevels({ name, levels, codes: levelCodes }: LevelColumn, book: LevelBook): CodedColumn {
  const codes = allocateCodes(book.size, levelCodes.length)
  const missing = book.size - 1
  const codeOf = new Map(book.levels.map((level, code) => [level, code]))
  const translated = Int32Array.from(levels, (level) => codeOf.get(level) ?? missing)
  for (let row = 0; row < codes.length; row++) {
    const code = levelCodes[row]!
    codes[row] = code < 0 ? missing : translated[code]!
  }
  return { name, size: book.size, codes }
}
