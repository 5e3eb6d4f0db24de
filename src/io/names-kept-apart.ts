import type { Encoding } from './csv/level-texts.js'
import { formatOf, typedFormat } from './formats.js'
import { firstNames } from './json/first-names.js'
import { openBytes, requireFile } from './open-bytes.js'
import { readColumnNames } from './read-names.js'
import { databaseColumnNames, isDatabase } from './sql/index.js'

export interface NamesOptions {
  /** Names that are looked for: of JSON lines, no record is read after the one that has the last of them. */
  readonly wanted: readonly string[]
  readonly encoding?: Encoding
  readonly delimiter?: string
}

/**
 * The names of a table's columns without its rows: the first line of CSV and TSV, the footer of Parquet, the catalogue of a
 * database. JSON lines name their columns in every record: the names of the first records, until all that are wanted were seen.
 * Undefined where a format keeps them nowhere apart,
 * and of standard input. Throws `not-found`, and what a file or database that cannot be opened throws.
 */
export async function namesKeptApart(path: string, options: NamesOptions): Promise<readonly string[] | undefined> {
  if (isDatabase(path)) return databaseColumnNames(path)
  // Standard input can be read once.
  if (path === '-') return undefined
  const { wanted, ...reading } = options
  const { format, gzip } = formatOf(path)
  if (format === 'csv' || format === 'tsv') return readColumnNames(path, reading)
  await requireFile(path)
  if (format === 'jsonl') return firstNames(openBytes(path, { gzip }), wanted)
  return typedFormat(format)?.names?.(path)
}
