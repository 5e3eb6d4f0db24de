import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { LabelledColumn } from './columns/labelled-column.js'

/** A set of made columns that nobody looks at before its one measurement. */
export interface KeptSet {
  /** The committed file: a column a line, as JSON, packed. */
  readonly file: string
  /** What the file holds, made again by the script. */
  readonly made: () => string
  readonly committed: () => string
  /** The labelled columns, as committed. */
  readonly columns: () => LabelledColumn[]
}

/** The set in a folder, which `make` makes. */
export function keptSet(folder: string, make: () => readonly LabelledColumn[]): KeptSet {
  const file = join(folder, 'columns.jsonl.gz')
  const committed = (): string => gunzipSync(readFileSync(file)).toString('utf8')
  return {
    file,
    made: () =>
      `${make()
        .map((column) => JSON.stringify(column))
        .join('\n')}\n`,
    committed,
    columns: () =>
      committed()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as LabelledColumn),
  }
}
