import { existsSync, writeFileSync } from 'node:fs'
import type { LabelledColumn } from './columns/labelled-column.js'
import { type ColumnMeasure, measureColumns } from './columns/measure-columns.js'
import { ourColumns } from './our-columns.js'
import { columnLines } from './page.js'

/**
 * The one run over a set that was kept back, written to `page` as it came; refused where there was one, so that nobody
 * tunes to it.
 */
export async function measureOnce(
  columns: readonly LabelledColumn[],
  {
    page,
    set,
    heading,
    about,
  }: { readonly page: URL; readonly set: string; readonly heading: string; readonly about: string },
): Promise<void> {
  if (existsSync(page)) {
    throw new Error(`the ${set} set was measured already: bench/detection/${page.pathname.split('/').at(-1)}`)
  }
  const measure = await measureColumns(columns, ourColumns)
  const parts = [`## ${heading}`, about, columnLines(measure), kindLines(columns, measure)]
  writeFileSync(page, `${parts.join('\n\n')}\n`)
}

/** Direct identifiers kind by kind: those of which some were missed, and those that were found whole. */
function kindLines(columns: readonly LabelledColumn[], { wrong }: ColumnMeasure): string {
  const direct = columns.filter(({ role, arguable }) => role === 'direct' && arguable === undefined)
  const missed = wrong.filter(({ labelled }) => labelled === 'direct')
  const kinds = [...new Set(direct.map((column) => column.class))].sort()
  const count = (list: readonly { readonly class: string }[], kind: string) =>
    list.filter((column) => column.class === kind).length
  const whole = kinds.filter((kind) => count(missed, kind) === 0)
  return [
    '| direct identifiers of which some were missed | found | of |',
    '|---|---|---|',
    ...kinds
      .filter((kind) => !whole.includes(kind))
      .map((kind) => `| ${kind} | ${count(direct, kind) - count(missed, kind)} | ${count(direct, kind)} |`),
    '',
    `Found whole: ${whole.map((kind) => `${kind} (${count(direct, kind)})`).join(', ')}.`,
  ].join('\n')
}
