import type { ColumnKind, ColumnSummary } from '../index.js'
import type { ConsoleWords } from './language/index.js'

const shownLevels = 3

/** What a column holds, in a few words; nothing of one that is never learnt, or that too few people have. */
export function summaryText(
  summary: ColumnSummary | undefined,
  { kind, words }: { readonly kind: ColumnKind; readonly words: ConsoleWords },
): string {
  const { values, rows = 0, missing = 0 } = summary ?? {}
  if (values === undefined) return ''
  const { numbersHeld, datesHeld, levelsHeld } = words.tables
  if (values.type === 'level') {
    const shown = values.counts.slice(0, shownLevels)
    const percent = (count: number) => ((100 * count) / Math.max(1, rows - missing)).toFixed(1)
    const shares = shown.map(([level, count]) => [level, percent(count)] as const)
    return levelsHeld(shares, values.counts.length - shown.length)
  }
  const [lower, median, upper] = values.quartiles
  if (kind === 'datetime') return lower === null || upper === null ? '' : datesHeld(dayOf(lower), dayOf(upper))
  const [mean, deviation] = [String(values.mean), String(values.deviation)]
  return numbersHeld({ mean, deviation, median: median === null ? undefined : String(Number(median.toPrecision(4))) })
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
