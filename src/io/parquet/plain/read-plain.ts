import type { AsyncBuffer, FileMetaData, SchemaElement } from 'hyparquet'
import { type Issue, MirrorwardError } from '../../../errors.js'
import { type Column, Table, unreadableColumn } from '../../../table/index.js'
import { ColumnBuilder } from '../../column-builder.js'
import type { ReadParquetOptions } from '../read-options.js'
import { type CellForm, formOf, type StoredCell } from './stored-cells.js'

/**
 * `readParquet` where the engine is not installed: plain JavaScript, a column at a time, the whole file in memory. The same
 * tables and the same errors. O(rows), some five times slower than the engine.
 */
export async function readPlainParquet(path: string, { ignore = [], signal }: ReadParquetOptions): Promise<Table> {
  const { asyncBufferFromFile, parquetMetadataAsync } = await import('hyparquet')
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file, { geoparquet: false })
  if (Number(metadata.num_rows) === 0) fail(path, [{ message: 'the file has no rows', file: path }])
  const wanted = topColumns(metadata).filter(({ element }) => !ignore.includes(element.name))
  if (wanted.length === 0) fail(path, [{ message: 'no column is left to read', file: path }])
  const columns: Column[] = []
  const issues: Issue[] = []
  for (const { element, cause } of wanted) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
    const column = cause === undefined ? await columnOf(element, { file, metadata }) : cause
    if (typeof column === 'string') issues.push(unreadableColumn(element.name, column, path))
    else columns.push(column)
  }
  if (issues.length > 0) fail(path, issues)
  return Table.of(columns)
}

/** The names of the columns, from the footer alone. */
export async function plainParquetNames(path: string): Promise<readonly string[]> {
  const { asyncBufferFromFile, parquetMetadataAsync } = await import('hyparquet')
  const metadata = await parquetMetadataAsync(await asyncBufferFromFile(path), { geoparquet: false })
  return topColumns(metadata).map(({ element }) => element.name)
}

/** The columns of the file, and why one that holds more than a cell a row cannot be read. */
function topColumns({ schema }: FileMetaData): { readonly element: SchemaElement; readonly cause?: string }[] {
  const after = (at: number): number => {
    let next = at + 1
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = after(next)
    return next
  }
  const columns = []
  for (let at = 1; at < schema.length; at = after(at)) {
    const element = schema[at]!
    const meaning = element.logical_type?.type ?? element.converted_type
    if (meaning === 'LIST' || element.repetition_type === 'REPEATED')
      columns.push({ element, cause: 'a list in every cell' })
    else if (meaning === 'MAP' || meaning === 'MAP_KEY_VALUE') columns.push({ element, cause: 'a map in every cell' })
    else if (element.num_children) columns.push({ element, cause: 'a record in every cell' })
    else columns.push({ element })
  }
  return columns
}

/** A column, or why it cannot be read. */
async function columnOf(
  element: SchemaElement,
  { file, metadata }: { readonly file: AsyncBuffer; readonly metadata: FileMetaData },
): Promise<Column | string> {
  const found = formOf(element)
  if ('cause' in found) return found.cause
  const chunks = await chunksOf(element.name, { file, metadata })
  const { isDoubtful, otherwise } = found
  const isInDoubt = isDoubtful !== undefined && chunks.some((cells) => cells.some(isPresentAnd(isDoubtful)))
  const form: CellForm | { readonly cause: string } = isInDoubt && otherwise !== undefined ? otherwise : found
  if ('cause' in form) return form.cause
  const builder = new ColumnBuilder(element.name, form.form, Number(metadata.num_rows))
  // Files keep a text once and name it often: so does this.
  const known = new Map<NonNullable<StoredCell>, number | string>()
  const cell = (stored: NonNullable<StoredCell>) => {
    if (form.form !== 'text') return form.cell(stored)
    if (!known.has(stored)) known.set(stored, form.cell(stored))
    return known.get(stored)!
  }
  for (const cells of chunks) builder.add(cells.map((stored) => (isAbsent(stored) ? null : cell(stored))))
  return builder.finish()
}

const isAbsent = (stored: StoredCell): stored is null | undefined => stored === null || stored === undefined

function isPresentAnd(asks: (stored: NonNullable<StoredCell>) => boolean): (stored: StoredCell) => boolean {
  return (stored) => !isAbsent(stored) && asks(stored)
}

/** The cells of a column as they are stored, in order. */
async function chunksOf(
  name: string,
  { file, metadata }: { readonly file: AsyncBuffer; readonly metadata: FileMetaData },
): Promise<StoredCell[][]> {
  const { parquetRead } = await import('hyparquet')
  const { compressors } = await import('hyparquet-compressors')
  const chunks: { readonly from: number; readonly cells: StoredCell[] }[] = []
  const same = <Value>(value: Value) => value
  await parquetRead({
    ...{ file, metadata: asStored(metadata), columns: [name], compressors, utf8: false },
    parsers: { timestampFromNanoseconds: same },
    onChunk: ({ rowStart, columnData }) => chunks.push({ from: rowStart, cells: Array.from(columnData) }),
  })
  return chunks.sort((one, other) => one.from - other.from).map(({ cells }) => cells)
}

/** The same file without meanings but that of texts: amounts and moments stay exact whole numbers. */
function asStored(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element): SchemaElement => {
    if (element.num_children) return element
    const { logical_type, converted_type, ...stored } = element
    const isText = /^(?:UTF8|STRING|ENUM|JSON)$/.test(logical_type?.type ?? converted_type ?? '')
    return isText ? { ...stored, converted_type: 'UTF8' } : stored
  })
  return { ...metadata, schema }
}

function fail(file: string, issues: readonly Issue[]): never {
  throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, { issues: [...issues] })
}
