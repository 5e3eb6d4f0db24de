import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { partOf } from '../held-back.js'
import type { LabelledColumn } from './labelled-column.js'
import { type RealTable, realTables } from './real-columns.js'

const mostValues = 400
const root = join(import.meta.dirname, '../../..')

/**
 * Labelled columns of the real tables that are there: those that ship with the project, and those in the folder that
 * `MIRRORWARD_BENCH_DATA` names or in `shared/datasets` beside the repository. At most 400 rows, evenly spread.
 */
export function realColumns(): LabelledColumn[] {
  return realTables.flatMap((table) => {
    const file = placesOf(table).find((place) => existsSync(place))
    return file === undefined ? [] : columnsIn(table, gunzipSync(readFileSync(file)).toString('utf8'))
  })
}

function placesOf({ shipped, file }: RealTable): readonly string[] {
  if (shipped) return [join(root, 'datasets', file)]
  const named = process.env.MIRRORWARD_BENCH_DATA
  const beside = ['..', '../..'].map((up) => join(root, up, 'shared/datasets', file))
  return named === undefined ? beside : [join(named, file), ...beside]
}

function columnsIn({ name: table, source, columns }: RealTable, text: string): LabelledColumn[] {
  const [header = [], ...rows] = text.trimEnd().split(/\r?\n/).map(cellsOf)
  const step = Math.max(1, Math.floor(rows.length / mostValues))
  const kept = rows.filter((_, row) => row % step === 0).slice(0, mostValues)
  return columns.map(({ name, role, class: kind, arguable }) => {
    const at = header.indexOf(name)
    if (at < 0) throw new Error(`no such column: "${table}"."${name}"`)
    return {
      ...{ table, name, source, language: 'en', role, class: kind, part: partOf(table) },
      ...(arguable ? { arguable: true as const } : {}),
      values: kept.map((cells) => cells[at] ?? ''),
    }
  })
}

/** Cells of a line, quotes undone; no cell of these tables holds a line break. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  )
}
