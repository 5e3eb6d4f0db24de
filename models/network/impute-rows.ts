import { setImmediate } from 'node:timers/promises'
import {
  blankCells,
  type Codebook,
  type CodedTable,
  decodeTable,
  fillMissing,
  type OpenColumn,
  openCells,
  unmetFillings,
} from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { concatTables, isMissing, isModelled, Table } from '../../src/table/index.js'
import type { ImputeOptions } from '../model.js'
import { blockRows } from './row-stream.js'

export interface ImputeRowsOptions extends ImputeOptions {
  readonly codebook: Codebook
  /** The codes of all modelled columns in `rows` of the table, open cells drawn given the others; missing where nothing can be drawn. */
  readonly draw: (
    columns: readonly OpenColumn[],
    options: { readonly rowCount: number; readonly rng: Rng; readonly rows: Uint32Array },
  ) => CodedTable
}

/** Draws of one row, at most. */
const mostDraws = 256

/**
 * The table in blocks of rows, missing cells of modelled columns filled. Rows that break a relation, a rule or a bound are
 * drawn again; in the last draw the cells that still break one are left missing. Block i draws from a stream of its own.
 * Throws `aborted`.
 */
export async function* imputeRows(table: Table, options: ImputeRowsOptions): AsyncGenerator<Table> {
  const { rng, signal } = options
  for (let block = 0; block === 0 || block * blockRows < table.rowCount; block++) {
    const part = table.slice(block * blockRows, (block + 1) * blockRows)
    yield await imputeBlock(part, { ...options, firstRow: block * blockRows, rng: rng.fork(`block:${block}`) })
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'imputation was stopped')
  }
}

async function imputeBlock(
  block: Table,
  { codebook, draw, firstRow, rng, signal }: ImputeRowsOptions & { readonly firstRow: number },
): Promise<Table> {
  const parts = [block]
  const placeOf = Uint32Array.from({ length: block.rowCount }, (_, row) => row)
  let placed = block.rowCount
  let waiting = incompleteRows(block, codebook)
  for (let attempt = 1; attempt <= mostDraws && waiting.length > 0; attempt++) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'imputation was stopped')
    const stream = rng.fork(`attempt:${attempt}`)
    const original = block.take(waiting)
    const coded = draw(openCells(original, codebook), {
      ...{ rowCount: waiting.length, rng: stream.fork('codes') },
      rows: waiting.map((row) => firstRow + row),
    })
    const decoded = decodeTable(coded, codebook, { rng: stream.fork('cells'), known: original })
    const drawn = fillColumns(original, decoded, codebook)
    const filled = attempt < mostDraws ? drawn : withoutUnmet(drawn, original, codebook)
    const refused = new Uint8Array(waiting.length)
    for (const { rows } of unmetFillings(filled, original, codebook))
      for (let row = 0; row < rows.length; row++) if (rows[row] === 1) refused[row] = 1
    const standing = waiting.map((_, index) => index).filter((index) => refused[index] === 0)
    parts.push(filled.take(standing))
    for (const index of standing) placeOf[waiting[index]!] = placed++
    waiting = waiting.filter((_, index) => refused[index] === 1)
    await setImmediate()
  }
  return concatTables(parts).take(placeOf)
}

/** Rows with a missing cell in a modelled column. */
function incompleteRows(table: Table, { schema }: Codebook): Uint32Array {
  const columns = schema.columns.filter(isModelled).map(({ name }) => table.column(name))
  return Uint32Array.from({ length: table.rowCount }, (_, row) => row).filter((row) =>
    columns.some((column) => isMissing(column, row)),
  )
}

/** Missing cells of modelled columns from the decoded rows. */
function fillColumns(original: Table, decoded: Table, { schema }: Codebook): Table {
  const modelled = new Set(schema.columns.filter(isModelled).map(({ name }) => name))
  return Table.of(
    original.columns.map((column) =>
      modelled.has(column.name) ? fillMissing(column, decoded.column(column.name)) : column,
    ),
    original.rowCount,
  )
}

/** The filled cells of what a row breaks are missing again, until it breaks nothing: each round gives up at least one. */
function withoutUnmet(filled: Table, original: Table, codebook: Codebook): Table {
  const unmet = unmetFillings(filled, original, codebook)
  if (unmet.length === 0) return filled
  const columns = filled.columns.map((column) => {
    const about = unmet.filter((each) => each.columns.includes(column.name))
    const before = original.column(column.name)
    return about.length === 0
      ? column
      : blankCells(column, (row) => isMissing(before, row) && about.some(({ rows }) => rows[row] === 1))
  })
  return withoutUnmet(Table.of(columns, filled.rowCount), original, codebook)
}
