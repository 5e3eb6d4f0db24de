import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import type { DatabaseType, TableStreams } from '../../src/table/linked/index.js'
import { cellsOfTable, maskTable } from './mask-table.js'
import { maskedSchema } from './masked-schema.js'
import type { CellBatch, Masker, TableMasker } from './masker.js'

export interface PassOptions {
  readonly masker: Masker
  readonly signal?: AbortSignal | undefined
}

/**
 * The passes over a source before a row is masked: whose rows are, from the tables that say it for others, then what masks learn of
 * whole columns. `onCells` sees all rows of the tables of which `looksAt` names columns, in the second pass. Throws `aborted`.
 */
export async function lookThrough(
  source: TableStreams,
  {
    masker,
    signal,
    looksAt = () => [],
    onCells = () => undefined,
  }: PassOptions & {
    readonly looksAt?: (own: TableMasker) => readonly string[]
    readonly onCells?: (own: TableMasker, cells: CellBatch) => void
  },
): Promise<void> {
  for (const { table, columns: needed } of masker.patientTables)
    for await (const { cells } of cellBatches(source, table, { signal, needed })) masker.notePatients(table, cells)
  for (const { name } of source.schema.tables) {
    const own = masker.table(name)
    const looked = looksAt(own)
    if (!own.learns && looked.length === 0) continue
    const needed = [...own.needed, ...looked]
    for await (const { cells } of cellBatches(source, name, { signal, needed })) {
      if (own.learns) own.learn(cells)
      onCells(own, cells)
    }
    if (own.learns) own.settle()
  }
}

/** The tables as they come out, once `lookThrough` is done; `onMasked` sees each batch before and after it was masked. */
export function maskedStreams(
  source: TableStreams,
  {
    masker,
    signal,
    onMasked = () => undefined,
    onEnd = () => undefined,
  }: PassOptions & {
    readonly onMasked?: (table: string, cells: CellBatch, masked: CellBatch) => void
    readonly onEnd?: (table: string) => void
  },
): TableStreams {
  return {
    schema: maskedSchema(source.schema, masker),
    async *read(name) {
      for await (const { batch, cells, types, firstRow } of cellBatches(source, name, { signal })) {
        const masked = maskTable(batch, { masker: masker.table(name), types, firstRow })
        onMasked(name, cells, cellsOfTable(masked, { types, firstRow }))
        yield masked
      }
      onEnd(name)
    },
  }
}

/** The rows of a table as they come, and as texts; with the columns that are needed at least. */
export async function* cellBatches(
  source: TableStreams,
  table: string,
  { signal, needed }: { readonly signal?: AbortSignal | undefined; readonly needed?: readonly string[] },
): AsyncGenerator<{
  readonly batch: Table
  readonly cells: CellBatch
  readonly types: ReadonlyMap<string, DatabaseType>
  readonly firstRow: number
}> {
  const columns = source.schema.tables.find(({ name }) => name === table)?.columns ?? []
  const types = new Map(columns.map((column) => [column.name, column.type]))
  let firstRow = 0
  for await (const batch of source.read(table, needed)) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'masking was stopped')
    yield { batch, cells: cellsOfTable(batch, { types, firstRow }), types, firstRow }
    firstRow += batch.rowCount
  }
}
