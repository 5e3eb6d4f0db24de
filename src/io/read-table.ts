import { MirrorwardError } from '../errors.js'
import type { FileNotation, Table } from '../table/index.js'
import type { Encoding } from './csv/level-texts.js'
import { readCsv } from './csv/read-csv.js'
import { type Format, formatOf, type TextFormat, typedFormat } from './formats.js'
import { readJson, readJsonLines } from './json/read-json.js'
import { linesOf } from './lines-of.js'
import { openBytes, readUtf8, requireFile } from './open-bytes.js'
import { isDatabase, readDatabaseTable } from './sql/index.js'

export interface ReadTableOptions {
  /** By the file's extension when not said. */
  readonly format?: Format
  /** Of CSV and TSV; found from the bytes when not said. */
  readonly encoding?: Encoding
  /** Of CSV; found from the first lines when not said. */
  readonly delimiter?: string
  /** Columns left out, whatever they hold: also such as cannot be read. */
  readonly ignore?: readonly string[]
  /** Of a workbook: the sheet to read, by its name; the first when not said. */
  readonly sheet?: string
  /** A workbook of one sheet is read whatever that is called. */
  readonly allowOther?: boolean
  /** Of CSV and TSV: a header without rows is a table of none; an error when not said. */
  readonly allowEmpty?: boolean
  readonly signal?: AbortSignal
}

/**
 * A raw table from a file, or from standard input (`-`, CSV unless told): cells of text files stay texts, typed files keep
 * their numbers; `inferSchema` and `applySchema` do the rest. Throws one error that lists every problem by file, column and
 * row: `not-found`, `unsupported` or `bad-data`.
 */
export async function readTable(path: string, options: ReadTableOptions = {}): Promise<Table> {
  return (await readTableFile(path, options)).table
}

export interface TableFile {
  readonly table: Table
  /** How the text file is written; empty for a plain one and for typed files. */
  readonly notation: FileNotation
  /** Of a table of a database: of its names and cells. A file's is that of its bytes, see `hashFile`. */
  readonly sha256?: string
}

/** A raw table with the notation of its file, or the table that a URL of a database names: see `readTable`. */
export async function readTableFile(path: string, options: ReadTableOptions = {}): Promise<TableFile> {
  if (isDatabase(path)) {
    const { ignore, allowEmpty, signal } = options
    return { ...(await readDatabaseTable(path, { ignore, allowEmpty, signal })), notation: {} }
  }
  const { format, gzip } = formatOf(path, options.format)
  const { encoding, signal } = options
  const source = { gzip, signal }
  if (path !== '-') await requireFile(path)
  const typedReader = typedFormat(format)
  if (typedReader !== undefined) {
    if (path === '-') throw new MirrorwardError('unsupported', `standard input cannot be ${format}: give a file`)
    const { ignore, sheet, allowOther } = options
    return typed(await typedReader.read(path, { ignore, sheet, allowOther, signal }))
  }
  switch (format as TextFormat) {
    case 'csv':
      return readCsv(openBytes(path, source), {
        ...{ file: path, encoding, delimiter: options.delimiter },
        allowEmpty: options.allowEmpty,
      })
    case 'tsv':
      return readCsv(openBytes(path, source), {
        file: path,
        encoding,
        delimiter: options.delimiter ?? '\t',
        usual: '\t',
        allowEmpty: options.allowEmpty,
      })
    case 'json':
      return typed(readJson(await readUtf8(path, source), path))
    case 'jsonl':
      return typed(await readJsonLines(linesOf(openBytes(path, source)), path))
  }
}

function typed(table: Table): TableFile {
  return { table, notation: {} }
}
