import type { FileNotation } from '../table/index.js'
import { readCsv } from './csv/read-csv.js'
import { formatOf } from './formats.js'
import { openBytes, requireFile } from './open-bytes.js'
import { type ReadTableOptions, readTableFile } from './read-table.js'
import { isDatabase } from './sql/index.js'

const lineEnd = 10
const quote = 34

/** The names of a table's columns, and how its header is written. */
export interface Header {
  readonly names: readonly string[]
  readonly notation: FileNotation
}

/**
 * The names of a table's columns. Of CSV and TSV the first line is read and nothing beyond it; of other formats, which keep
 * names elsewhere, the file is read and the names alone are given. Throws as `readTableFile`.
 */
export async function readColumnNames(path: string, options: ReadTableOptions = {}): Promise<readonly string[]> {
  return (await readHeader(path, options)).names
}

/** The same with the delimiter, encoding and marks that the first line shows: no row has a say in them. */
export async function readHeader(path: string, options: ReadTableOptions = {}): Promise<Header> {
  const { format, gzip } = isDatabase(path) ? { format: 'parquet', gzip: false } : formatOf(path, options.format)
  if (format !== 'csv' && format !== 'tsv')
    return { names: (await readTableFile(path, options)).table.columnNames, notation: {} }
  if (path !== '-') await requireFile(path)
  const { encoding, delimiter, signal } = options
  const isTsv = format === 'tsv'
  const { table, notation } = await readCsv(firstLine(openBytes(path, { gzip, signal })), {
    ...{ file: path, encoding, delimiter: delimiter ?? (isTsv ? '\t' : undefined), allowEmpty: true },
    ...(isTsv && { usual: '\t' }),
  })
  return { names: table.columnNames, notation }
}

/** The bytes to the first line end that is in no quotes. */
async function* firstLine(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isQuoted = false
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at++) {
      if (chunk[at] === quote) isQuoted = !isQuoted
      if (chunk[at] !== lineEnd || isQuoted) continue
      yield chunk.subarray(0, at + 1)
      return
    }
    yield chunk
  }
}
