import { existsSync, writeFileSync } from 'node:fs'
import { type ColumnMeasure, measureColumns } from '../columns/measure-columns.js'
import { ourColumns } from '../our-columns.js'
import { columnLines } from '../page.js'
import { laterColumns, laterTables } from './columns.js'

const page = new URL('../later-run.md', import.meta.url)

/**
 * `npx tsx bench/detection/later/measure.ts COMMIT`: the one run over the later set, kept beside as it came; refused
 * where there was one, so that nobody tunes to it. COMMIT is the one the detectors stand at.
 */
if (existsSync(page)) throw new Error('the later set was measured already: bench/detection/later-run.md')
const measure = await measureColumns(laterColumns(), ourColumns)
writeFileSync(page, `${laterPage(measure, process.argv[2] ?? 'unknown')}\n`)

function laterPage(measure: ColumnMeasure, commit: string): string {
  return [
    '## A later set of columns, kept back from everybody',
    `Labelled and measured once, on 28 November 2026, with the detectors of commit ${commit}. Whoever labelled it had read the definitions and the figures above, not the detectors. ${laterTables.length} made tables of 30 to 60 rows, of hospitals, practices, laboratories, pharmacies, insurers, registers and studies in France, Belgium, Switzerland, Quebec, Britain, Ireland and the United States, over other people, towns and forms of numbers than the two halves. Nothing was tuned to it; the detectors may have changed since, these figures do not.`,
    columnLines(measure),
    kindLines(measure),
  ].join('\n\n')
}

/** Direct identifiers kind by kind: those of which some were missed, and those that were found whole. */
function kindLines({ wrong }: ColumnMeasure): string {
  const direct = laterColumns().filter(({ role, arguable }) => role === 'direct' && arguable === undefined)
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
