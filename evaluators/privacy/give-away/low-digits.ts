import { centredRanks, normalCdf } from '../../../src/math/index.js'
import { type Column, isMissing, type NumberColumn, type Table } from '../../../src/table/index.js'
import { finenessOf, remainder } from '../../beyond-step.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { modelledColumns, modelledNames } from '../../modelled-columns.js'
import { fineRows } from '../../natures.js'
import { askedOf, closestRows, distanceSpace } from '../closest.js'

const chanceBelow = 0.001
const unevenBelow = 1e-6
const fewestRows = 20
const groups = 10
const mostColumns = 10_000

/** A column of the release that is finer than declared and than every real row. */
export interface FinerColumn {
  readonly column: string
  readonly rows: number
  /** The training column that its further digits depend on most, and the chance of that, for the number of columns asked. */
  readonly on: string | null
  readonly p: number
  /** Whether the further digits are spread as noise would be. */
  readonly even: boolean
}

/** Whether digits beyond the precision of the real table carry something. */
export const lowDigits: Metric = {
  id: 'privacy.low-digits',
  title: 'Digits beyond the precision',
  question: 'Do digits beyond the precision of the real table carry something?',
  reading:
    'Number of columns with digits finer than the schema declares and than any real row has, where these digits depend on a column of the training rows (by place in the table, or by the nearest row) or are not spread evenly as noise is. Nobody needs them, and anything can be written there: round them away. Digits within the precision are not looked at.',
  natures: fineRows,
  goal: 'minimise',
  range: [0, mostColumns],
  counts: true,
  cost: 'moderate',
  workbench: 'distances',
  version: 1,
  compute: lowDigitsIn,
}

function lowDigitsIn(context: EvaluationContext): MetricResult {
  const { schema, train, holdout, reference, synthetic } = context
  const asked = modelledColumns(schema).filter(({ name }) => train.column(name).type === 'number')
  const finer: FinerColumn[] = []
  let checked = 0
  for (const column of asked) {
    const cells = [train, holdout, reference].map((table) => table.column(column.name) as NumberColumn)
    const fineness = finenessOf(column, cells)
    if (fineness === null) continue
    checked++
    const made = synthetic.column(column.name) as NumberColumn
    const rows = Array.from({ length: synthetic.rowCount }, (_, row) => row).filter((row) => !isMissing(made, row))
    const left = Float64Array.from(rows, (row) => remainder(made.values[row]!, fineness))
    const odd = left.reduce((count, each) => count + Number(each !== 0), 0)
    if (odd === 0) continue
    const { on, p } = odd < fewestRows ? { on: null, p: 1 } : dependence({ left, rows }, context)
    finer.push({ column: column.name, rows: odd, on, p, even: odd < fewestRows || evenness(left) >= unevenBelow })
  }
  const value = finer.filter(({ p, even }) => p * Math.max(1, checked) < chanceBelow || !even).length
  return { status: 'ok', value, interval: [value, value], detail: { checked, finer } }
}

/**
 * The training column that the digits depend on most, of all columns and both ways to a training row. Of many released rows those
 * count whose nearest row is asked for.
 */
function dependence(
  all: { readonly left: Float64Array; readonly rows: readonly number[] },
  context: EvaluationContext,
): Pick<FinerColumn, 'on' | 'p'> {
  const { schema, train } = context
  const space = distanceSpace(context)
  if (space === null) return { on: null, p: 1 }
  const asked = askedOf(space, context)
  const { rows: found } = closestRows(asked.synthetic, space.train)
  const nearest = new Int32Array(space.synthetic.rowCount).fill(-1)
  found.forEach((row, index) => {
    nearest[asked.syntheticRows[index]!] = row
  })
  const left = all.left.filter((_, index) => nearest[all.rows[index]!]! >= 0)
  const rows = all.rows.filter((row) => nearest[row]! >= 0)
  const ranks = centredRanks(left)
  const names = modelledNames(schema)
  let best: Pick<FinerColumn, 'on' | 'p'> = { on: null, p: 1 }
  for (const name of names) {
    const codes = groupsOf(train, name)
    for (const of of [(row: number) => row, (row: number) => nearest[row]!]) {
      const p = groupChance(
        ranks,
        Int32Array.from(rows, (row) => codes[of(row)] ?? -1),
      )
      if (p < best.p) best = { on: name, p }
    }
  }
  return { on: best.p < 1 ? best.on : null, p: Math.min(1, best.p * 2 * names.length) }
}

/** A group for each training row: tenths of numbers, or levels, those beyond the ten most frequent together; missing is one too. */
function groupsOf(train: Table, name: string): Int32Array {
  const column: Column = train.column(name)
  if (column.type === 'number') {
    const ranks = centredRanks(column.values)
    return Int32Array.from(ranks, (rank, row) =>
      isMissing(column, row)
        ? groups
        : Math.min(groups - 1, Math.floor((groups * (rank + ranks.length / 2)) / ranks.length)),
    )
  }
  const counts = new Map<number, number>()
  for (const code of column.codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  const frequent = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([code]) => code)
  return Int32Array.from(column.codes, (code) => Math.min(groups, frequent.indexOf(code)))
}

/** Kruskal and Wallis's test (JASA 47, 1952) of ranks over groups, −1 left out, by Wilson and Hilferty's chi-squared. */
export function groupChance(ranks: Float64Array, of: Int32Array): number {
  const sums = new Float64Array(groups + 1)
  const counts = new Float64Array(groups + 1)
  let [total, mean, squares] = [0, 0, 0]
  ranks.forEach((rank, index) => {
    if (of[index]! < 0) return
    sums[of[index]!]! += rank
    counts[of[index]!]! += 1
    total++
    mean += rank
    squares += rank * rank
  })
  mean /= total
  const variance = squares / total - mean * mean
  const used = counts.filter((count) => count > 0).length
  if (total < fewestRows || used < 2 || variance <= 0) return 1
  let between = 0
  counts.forEach((count, group) => {
    if (count > 0) between += count * (sums[group]! / count - mean) ** 2
  })
  return chiSquaredTail((between / variance) * ((total - 1) / total), used - 1)
}

/** How likely evenly spread digits are as uneven as these, over twenty stretches. */
function evenness(left: Float64Array): number {
  const bins = 20
  const counts = new Float64Array(bins)
  for (const each of left) counts[Math.min(bins - 1, Math.max(0, Math.floor((each + 0.5) * bins)))]! += 1
  const expected = left.length / bins
  const squared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return chiSquaredTail(squared, bins - 1)
}

/** Wilson & Hilferty, PNAS 17, 1931. */
function chiSquaredTail(value: number, degrees: number): number {
  const spread = 2 / (9 * degrees)
  return normalCdf(-(Math.cbrt(value / degrees) - (1 - spread)) / Math.sqrt(spread))
}
