import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { MirrorwardError } from '../errors.js'
import { databaseName, type Encoding, hashFile, isDatabase, readTableFile, type TableFile } from '../io/index.js'
import {
  applySchema,
  type ColumnSchema,
  columnsBeyond,
  type FileNotation,
  type InferredColumn,
  inferSchema,
  parseSchema,
  type RareLevels,
  type Schema,
  type Table,
  type TextProfile,
} from '../table/index.js'
import { withCertainRelations } from './certain-relations.js'
import { completeSchema } from './complete-schema.js'
import { type TableHints, withoutIgnored } from './table-hints.js'

export interface InputFile extends TableHints {
  readonly path: string
  readonly encoding?: Encoding | undefined
  readonly delimiter?: string | undefined
  /** Of a workbook; the first when not said. */
  readonly sheet?: string | undefined
  /** Let what the schema does not allow pass, to be measured: see `applySchema`. */
  readonly lenient?: boolean | undefined
  /** Let levels stand that the schema does not list though it says what becomes of them: rows that are given back. */
  readonly keepLevels?: boolean | undefined
  /** People's own rows, to be counted or released: codes stay codes, whatever the schema says a model learns in their place. */
  readonly ownRows?: boolean | undefined
  /** A schema that is given as an object may describe some columns only: the others are inferred. */
  readonly partial?: boolean | undefined
  /** A CSV or TSV file may have a header alone. */
  readonly allowEmpty?: boolean | undefined
  /** What `path` names, where it was read already. */
  readonly file?: TableFile | undefined
  /** Columns whose texts are counted over rows of which `file` is a sample, by name. */
  readonly profiles?: ReadonlyMap<string, TextProfile> | undefined
}

export interface LoadedInput {
  readonly table: Table
  readonly schema: Schema
  /** Of the file's bytes, or of a database's cells; absent for standard input. */
  readonly sha256?: string
  /** True when no schema was given. */
  readonly inferred: boolean
  /** Columns of the file that the schema does not know: left out of a table that was read leniently. */
  readonly beyond: readonly string[]
  /** Columns that the schema file does not describe: their kinds and roles were inferred. */
  readonly completed: readonly string[]
  /** Levels that the schema does not list, and that it says what becomes of: counted by column. */
  readonly replaced: readonly RareLevels[]
}

/**
 * A typed table from a file, by the schema given or by inference over all rows. A schema file may describe some columns
 * only: the others are inferred. A schema given as an object is whole, unless `partial`. Throws `bad-data` for inferred dates that can be read in
 * two ways, unless leniently.
 */
export async function loadInput(
  {
    path,
    encoding,
    delimiter,
    sheet,
    lenient = false,
    keepLevels = false,
    ownRows = false,
    partial,
    allowEmpty = false,
    file: read,
    missing,
    dateFormat,
    ignore = [],
    profiles,
  }: InputFile,
  schema?: string | Schema,
): Promise<LoadedInput> {
  const given = typeof schema === 'string' ? await loadSchema(schema) : schema
  const file =
    read ??
    (await readTableFile(path, {
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      ...(sheet && { sheet, allowOther: lenient }),
      ...(allowEmpty && { allowEmpty }),
      ignore,
    }))
  const raw = withoutIgnored(file.table, ignore)
  const inferring = {
    name: tableName(path),
    notation: file.notation,
    ...(missing && { missing }),
    ...(dateFormat && { dateFormat }),
    ...(profiles && { profiles }),
  }
  const beyondGiven = given === undefined ? [] : columnsBeyond(raw, given)
  const isPartial = (partial ?? typeof schema === 'string') && !lenient && beyondGiven.length > 0
  const guessed = given === undefined || isPartial ? inferSchema(raw, inferring) : undefined
  const inferred = guessed?.schema
  if (guessed !== undefined && !lenient) refuseOpenDates(guessed.columns, { path, given })
  const whole = given === undefined ? inferred : isPartial && inferred ? completeSchema(given, inferred) : given
  const described = withNotation(whole as Schema, file.notation)
  const used = ownRows ? withOpenLevels(described) : described
  const replaced: RareLevels[] = []
  const table = applySchema(raw, keepLevels ? withOpenLevels(used) : used, {
    ...{ file: path, lenient },
    onReplaced: (each) => replaced.push(each),
  })
  const beyond = columnsBeyond(raw, used)
  const opened = isPartial ? { columns: beyondGiven } : {}
  return {
    table,
    // What is only measured keeps no promise, and needs none found.
    schema: inferred === undefined || lenient ? used : withCertainRelations(table, used, opened),
    beyond,
    inferred: given === undefined,
    completed: isPartial ? beyondGiven : [],
    replaced,
    ...(path !== '-' && { sha256: file.sha256 ?? (await hashFile(path)) }),
  }
}

/** Dates that can be read in two ways are not read at all before somebody says which: one of them would be wrong silently. */
function refuseOpenDates(
  columns: readonly InferredColumn[],
  { path: file, given }: { readonly path: string; readonly given: Schema | undefined },
): void {
  const issues = columns.flatMap(({ name: column, readings }) => {
    if (readings === undefined || given?.columns.some(({ name }) => name === column)) return []
    return [{ message: `every cell could be ${readings.taken} or ${readings.other}`, file, column }]
  })
  if (issues.length === 0) return
  throw new MirrorwardError(
    'bad-data',
    'dates can be read in two ways: say which (--date-format, `format` of the column in a schema, or mirrorward init)',
    { issues },
  )
}

/** The schema with every level allowed where it says what others become; an order is kept, for it tells what is near. */
function withOpenLevels(schema: Schema): Schema {
  const columns = schema.columns.map((column): ColumnSchema => {
    if (column.learnt === undefined && (column.rare === undefined || column.rare === 'nearest')) return column
    const { levels: _levels, rare: _rare, learnt: _learnt, ...open } = column
    return open
  })
  return { ...schema, columns }
}

/** The schema with the notation of the file that was read, unless it states one. */
function withNotation(schema: Schema, notation: FileNotation): Schema {
  return schema.file !== undefined || Object.keys(notation).length === 0 ? schema : { ...schema, file: notation }
}

/** A schema file. Throws `not-found` or `bad-schema`. */
export async function loadSchema(path: string): Promise<Schema> {
  return parseSchema(await readText(path), { file: path })
}

/** The text of a file, or `not-found`. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new MirrorwardError('not-found', `cannot read file: "${path}"`, { cause })
  }
}

/** "a/b/patients.csv.gz" is called "patients", and a table of a database as it is there. */
export function tableName(path: string): string {
  if (isDatabase(path)) return databaseName(path)
  return path === '-' ? 'table' : (basename(path).split('.')[0] ?? 'table')
}
