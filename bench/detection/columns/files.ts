import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Part } from '../held-back.js'
import type { LabelledColumn } from './labelled-column.js'
import { columnsOf } from './made-table.js'
import { realColumns } from './read-real.js'
import { madeTables } from './tables/index.js'

/** The committed file of a half: a column a line, as JSON. */
export function fileOf(part: Part): string {
  return join(import.meta.dirname, `${part}.jsonl.gz`)
}

/** What the committed file of a half holds, made again by the script. */
export function madeLines(part: Part): string {
  const columns = madeTables.flatMap((table) => columnsOf(table)).filter((column) => column.part === part)
  return `${columns.map((column) => JSON.stringify(column)).join('\n')}\n`
}

export function committedLines(part: Part): string {
  return gunzipSync(readFileSync(fileOf(part))).toString('utf8')
}

/** The labelled columns of a half: the committed made ones, then those of real tables that are there. */
export function labelledColumns(part: Part): LabelledColumn[] {
  const made = committedLines(part)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledColumn)
  return [...made, ...realColumns().filter((column) => column.part === part)]
}
