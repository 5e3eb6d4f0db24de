import type { FileNotation, Table } from '../../table/index.js'
import { beginning, startsWith, utf8Mark, utf16Marks } from './beginning.js'
import { CsvColumns } from './csv-columns.js'
import { CsvFields } from './csv-fields.js'
import { CsvIssues } from './csv-issues.js'
import { checkDelimiter } from './delimiter.js'
import { notationOf } from './dialect.js'
import type { CellEncoding, Encoding } from './level-texts.js'
import { sniffDialect } from './sniff-dialect.js'
import { utf16Order, utf16Reader } from './text-encoding.js'

export interface ReadCsvOptions {
  /** Named in issues. */
  readonly file: string
  /** One ASCII character; comma, semicolon, tab or bar by the first lines when not said. */
  readonly delimiter?: string | undefined
  /** UTF-16 and Windows-1252 are found by themselves when not said. */
  readonly encoding?: Encoding | undefined
  /** The delimiter that files of this name have and that a notation need not say. */
  readonly usual?: string
  /** A header without rows is a table of none; an error when not said. */
  readonly allowEmpty?: boolean | undefined
}

export interface ReadCsv {
  readonly table: Table
  readonly notation: FileNotation
}

/**
 * A table of texts from the bytes of a CSV file with a header, and how the file is written. Cells are taken as they are,
 * empty ones are missing. Throws one `bad-data` with every problem: ragged rows, duplicate headers, open quotes, no rows.
 * O(bytes); an already seen cell costs no string.
 */
export async function readCsv(
  source: AsyncIterable<Uint8Array>,
  { file, delimiter, encoding, usual = ',', allowEmpty }: ReadCsvOptions,
): Promise<ReadCsv> {
  const told = delimiter === undefined ? undefined : checkDelimiter(delimiter)
  const issues = new CsvIssues(file)
  const { head, rest } = await beginning(source)
  const order = utf16Order(head) ?? (encoding === 'utf-16' ? 'utf-16le' : undefined)
  const hasMark = order === undefined ? startsWith(head, utf8Mark) : startsWith(head, utf16Marks[order])
  const read = order === undefined ? (chunk: Uint8Array) => chunk : utf16Reader(order)
  const start = read(order === undefined && hasMark ? head.subarray(3) : head, rest === undefined)
  const dialect = sniffDialect(start, { delimiter: told, isWhole: rest === undefined })
  const columns = new CsvColumns(issues, { encoding: cellEncodingOf(encoding), hasExtra: dialect.hasExtra, allowEmpty })
  const fields = new CsvFields(dialect.delimiter, columns, dialect)
  fields.read(start.subarray(dialect.skip))
  if (rest !== undefined) {
    for await (const chunk of rest) fields.read(read(chunk, false))
    fields.read(read(new Uint8Array(0), true))
  }
  fields.end()
  const { table, isWindows1252, rowNames } = columns.finish()
  const found = order ?? (isWindows1252 ? 'windows-1252' : undefined)
  const notation = notationOf(
    { ...dialect, escapes: fields.escapes },
    {
      usual,
      ...(found && { encoding: found }),
      ...(hasMark && { byteOrderMark: true }),
      ...(rowNames && { rowNames }),
    },
  )
  return { table, notation }
}

/** UTF-16 is undone before cells are read. */
function cellEncodingOf(encoding: Encoding | undefined): CellEncoding | undefined {
  if (encoding === undefined) return undefined
  return encoding === 'utf-8' || encoding === 'utf-16' ? 'utf-8' : 'windows-1252'
}
