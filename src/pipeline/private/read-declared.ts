import { type Encoding, readTableFile } from '../../io/index.js'
import { applySchema, type ColumnSchema, isNumberKind, type Schema, Table } from '../../table/index.js'
import type { Job } from '../job.js'

type Reading = Pick<Job, 'input' | 'encoding' | 'delimiter' | 'sheet' | 'ignore'>

/**
 * A table as its schema says, whatever cells it has: what is no number, no date or no listed level is missing, or what the
 * schema's `rare` makes of it; a number beyond the bounds stays and is counted as the outermost. Every cell is read by the schema
 * and by nothing else in the table, and none is refused: a refusal would tell of somebody. Throws where the file is no table
 * or lacks a column of the schema.
 */
export async function readDeclared(job: Reading, schema: Schema): Promise<Table> {
  return asDeclared(await readTexts(job, schema), { schema, file: job.input })
}

/** The cells of a table as they are written, by its notation; `asDeclared` makes of them what a schema says. */
export async function readTexts(job: Reading, schema: Schema): Promise<Table> {
  const { sheet, ignore = [] } = job
  const { table } = await readTableFile(job.input, {
    ...{ ...notationOf(job, schema), ignore, allowEmpty: true },
    ...(sheet !== undefined && { sheet, allowOther: true }),
  })
  return table
}

export function asDeclared(raw: Table, { schema, file }: { readonly schema: Schema; readonly file: string }): Table {
  const part = (isNumber: boolean) => {
    const { columns, ...rest } = plain(schema)
    const wanted = columns.filter(({ kind }) => isNumberKind(kind) === isNumber)
    const there = wanted.filter(({ name }) => raw.has(name)).map(({ name }) => name)
    const options = { file, lenient: !isNumber }
    return applySchema(raw.select(there), { ...rest, columns: wanted.map(open) }, options)
  }
  const [numbers, levels] = [part(true), part(false)]
  return Table.of(
    schema.columns.map(({ name }) => (numbers.has(name) ? numbers : levels).column(name)),
    raw.rowCount,
  )
}

/** How a text file is written, by job and schema alone: nothing of it is told from rows. */
export function notationOf(
  { input, delimiter, encoding }: Pick<Job, 'input' | 'encoding' | 'delimiter'>,
  schema: Schema,
): { readonly encoding: Encoding; readonly delimiter?: string } {
  const mark = delimiter ?? schema.file?.delimiter ?? (/\.tsv(\.gz)?$/i.test(input) ? undefined : ',')
  return { encoding: encoding ?? encodingOf(schema), ...(mark !== undefined && { delimiter: mark }) }
}

function plain(schema: Schema): Schema {
  const { relations: _relations, rules: _rules, timeToEvent: _pairs, patient: _patient, time: _time, ...rest } = schema
  return rest
}

/** The column so that no cell is refused, and none is judged by others. */
function open(column: ColumnSchema): ColumnSchema {
  if (isNumberKind(column.kind)) {
    const { bounds: _bounds, ...rest } = column
    return { ...rest, unreadable: 'missing' }
  }
  const { learnt: _learnt, ...rest } = column
  if (column.levels === undefined || column.rare === 'ancestor' || column.rare === 'other') return rest
  return { ...rest, rare: 'missing' }
}

function encodingOf({ file }: Schema): Encoding {
  return file?.encoding === undefined ? 'utf-8' : file.encoding === 'windows-1252' ? 'windows-1252' : 'utf-16'
}
