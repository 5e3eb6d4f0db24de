import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createRng } from '../../../src/math/index.js'
import type { LabelledColumn } from '../columns/labelled-column.js'
import { columnsOver, type MadeTable } from '../columns/made-table.js'
import { englishHospital } from './tables/english-hospital.js'
import { englishTown } from './tables/english-town.js'
import { frenchHospital } from './tables/french-hospital.js'
import { frenchTown } from './tables/french-town.js'
import { misleading } from './tables/misleading.js'
import { laterVisits } from './visits.js'

/** The tables of the later set: all are held back. */
export const laterTables: readonly MadeTable[] = [
  ...frenchHospital,
  ...frenchTown,
  ...englishHospital,
  ...englishTown,
  ...misleading,
]

export const laterFile = join(import.meta.dirname, 'columns.jsonl.gz')

/** What the committed file holds, made again by the script: a column a line, as JSON. */
export function madeLaterLines(): string {
  const columns = laterTables.flatMap((table) => {
    const { name, country, rows, people = rows } = table
    const rng = createRng(`later/${name}`)
    return columnsOver(laterVisits({ country, rows, people }, rng), { table, rng, part: 'held-back' })
  })
  return `${columns.map((column) => JSON.stringify(column)).join('\n')}\n`
}

export function committedLaterLines(): string {
  return gunzipSync(readFileSync(laterFile)).toString('utf8')
}

/** The labelled columns of the later set, as committed. */
export function laterColumns(): LabelledColumn[] {
  return committedLaterLines()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledColumn)
}
