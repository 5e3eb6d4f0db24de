import { type Column, isMissing, presentValues, type Table } from '../../src/table/index.js'
import { binOf, quantileCuts } from './quantile-bins.js'

/** Share of the rows of either class, or of the variance, that one column must tell to be left out. */
const determined = 0.99
const fewestRows = 20
const mostBins = 200

/** A column that tells the outcome all by itself, and what of it does. */
export interface LeakingColumn {
  readonly name: string
  readonly by: 'missing cells' | 'values' | 'follow-up time'
}

/**
 * The columns whose missing cells, or whose values, determine the outcome in the training rows: what a row of the same kind
 * has is predicted from the others, and at least 99 % of each class is right (or 99 % of the variance explained). They were
 * recorded after the outcome or are the outcome by another name: a cause of death is present exactly for the dead. A
 * model that may use them says nothing about the rest (Kaufman et al., ACM TKDD 6, 2012). None below 20 rows.
 * O(rows × columns).
 */
export function leakingColumns(
  rows: Table,
  targets: Float64Array,
  { names, task }: { readonly names: readonly string[]; readonly task: 'classification' | 'regression' },
): LeakingColumn[] {
  if (rows.rowCount < fewestRows) return []
  const told = task === 'classification' ? shareOfClassesTold : shareOfVarianceTold
  return names.flatMap((name): LeakingColumn[] => {
    const column = rows.column(name)
    const missing = Int32Array.from(targets, (_, row) => Number(isMissing(column, row)))
    if (told(missing, targets) >= determined) return [{ name, by: 'missing cells' }]
    return told(kinds(column), targets) >= determined ? [{ name, by: 'values' }] : []
  })
}

/** Rows of one kind have the same level, or a number of the same narrow bin; missing cells are a kind. */
function kinds(column: Column): Int32Array {
  if (column.type === 'level') return Int32Array.from(column.codes)
  const present = presentValues(column)
  const cuts = quantileCuts(present, Math.max(2, Math.min(mostBins, Math.floor(present.length / 10))))
  return Int32Array.from(column.values, (value, row) => (isMissing(column, row) ? -1 : binOf(value, cuts)))
}

/** The smaller of the two classes' shares that the other rows of a kind, each class weighing the same, predict right. */
function shareOfClassesTold(kindOf: Int32Array, targets: Float64Array): number {
  const totals = [0, 0]
  const counts = new Map<number, [number, number]>()
  kindOf.forEach((kind, row) => {
    const count = counts.get(kind) ?? [0, 0]
    count[targets[row] === 1 ? 1 : 0]++
    totals[targets[row] === 1 ? 1 : 0]!++
    counts.set(kind, count)
  })
  const right = [0, 0]
  for (const count of counts.values())
    for (const own of [0, 1] as const) {
      const others = (count[own] - 1) / (totals[own]! - 1)
      if (others > count[1 - own]! / totals[1 - own]!) right[own]! += count[own]
    }
  return Math.min(right[0]! / totals[0]!, right[1]! / totals[1]!)
}

/** 1 − squared error of the mean of the other rows of a kind ÷ variance; the mean of all where there is no other. */
function shareOfVarianceTold(kindOf: Int32Array, targets: Float64Array): number {
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length
  const sums = new Map<number, { count: number; sum: number }>()
  kindOf.forEach((kind, row) => {
    const { count, sum } = sums.get(kind) ?? { count: 0, sum: 0 }
    sums.set(kind, { count: count + 1, sum: sum + targets[row]! })
  })
  let [error, variance] = [0, 0]
  kindOf.forEach((kind, row) => {
    const { count, sum } = sums.get(kind)!
    const predicted = count > 1 ? (sum - targets[row]!) / (count - 1) : mean
    error += (targets[row]! - predicted) ** 2
    variance += (targets[row]! - mean) ** 2
  })
  return 1 - error / variance
}
