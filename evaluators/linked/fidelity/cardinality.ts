import { bootstrapInterval, sortedQuantile } from '../../../src/math/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import type { LinkedContext, LinkedMetric } from '../linked-metric.js'
import { childTables } from '../person-table.js'

const mostBars = 40

/** How many rows hang on each row of the table above: on synthetic people against unseen ones. */
export const cardinality: LinkedMetric = {
  id: 'fidelity.cardinality',
  title: 'Rows per person',
  question: 'Do people have as many rows as real people have?',
  reading:
    'Total variation between the numbers of rows that hang on a synthetic and on an unseen real row of the table above, 0 is identical; of several tables the worst. Small tables differ by chance alone: see what unseen people show. It does not look into the rows.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute(context) {
    const compared = childTables(context.schema).flatMap(({ name, parent }) => {
      const real = [...childCounts(context.holdout, name), ...childCounts(context.reference, name)]
      const synthetic = childCounts(context.synthetic, name)
      if (real.length === 0 || synthetic.length === 0) return []
      return [{ name, parent: parent!.table, ...compareCounts(real, synthetic, context) }]
    })
    const [worst] = [...compared].sort((a, b) => b.value - a.value)
    if (worst === undefined) return { status: 'skipped', reason: 'a side has no people' }
    return { status: 'ok', value: worst.value, interval: worst.interval, detail: { tables: compared } }
  },
}

/** Of every row of the table above, how many rows of `name` hang on it. */
export function childCounts(tables: LinkedTables, name: string): Uint32Array {
  const above = tables.schema.tables.find((each) => each.name === name)!.parent!.table
  const counts = new Uint32Array(tables.table(above).rowCount)
  for (const row of tables.parentRows(name)) if (row >= 0) counts[row]! += 1
  return counts
}

function compareCounts(real: readonly number[], synthetic: Uint32Array, { rng, brief }: LinkedContext) {
  const most = [...real, ...synthetic].reduce((greatest, count) => Math.max(greatest, count), 0)
  const both = [Uint32Array.from(real), synthetic] as const
  const value = totalVariation(...(both.map((counts) => shares(counts, most)) as [Float64Array, Float64Array]))
  const drawn = bootstrapInterval(
    both.map(({ length }) => length),
    (times) =>
      totalVariation(
        ...(both.map((counts, side) => shares(counts, most, times[side])) as [Float64Array, Float64Array]),
      ),
    { rng, replicates: 200 },
  )
  // Resampling adds differences of its own: the interval is moved to hold the value.
  const interval = [Math.min(value, drawn[0]), Math.max(value, drawn[1])] as const
  if (brief) return { value, interval }
  const sorted = Float64Array.from(real).sort()
  const edges = [...new Set(Array.from({ length: 9 }, (_, cut) => sortedQuantile(sorted, (cut + 1) / 10) ?? 0))]
  const decile = (count: number) => edges.filter((edge) => count > edge).length
  const mean = (counts: ArrayLike<number>) => Array.from(counts).reduce((sum, count) => sum + count, 0) / counts.length
  return {
    ...{ value, interval },
    deciles: totalVariation(
      ...(both.map((counts) => shares(counts.map(decile), edges.length)) as [Float64Array, Float64Array]),
    ),
    without: { real: zeroShare(both[0]), synthetic: zeroShare(synthetic) },
    mean: { real: mean(real), synthetic: mean(synthetic) },
    histogram: histogramOf(...both),
  }
}

/** Shares of rows by count in bars of equal width: whole numbers where they are few. Bars of fewer than five people are 0. */
function histogramOf(real: Uint32Array, synthetic: Uint32Array) {
  const sorted = Float64Array.from(real).sort()
  const top = Math.max(1, Math.ceil(sortedQuantile(sorted, 0.99) ?? 1))
  const width = Math.max(1, Math.ceil((top + 1) / mostBars))
  const bars = Math.ceil((top + 1) / width)
  const of = (counts: Uint32Array) => {
    const inBar = new Float64Array(bars + 1)
    for (const count of counts) inBar[Math.min(bars, Math.floor(count / width))]! += 1
    return Array.from(inBar, (rows) => (rows < 5 ? 0 : rows / counts.length))
  }
  return { width, real: of(real), synthetic: of(synthetic) }
}

function shares(counts: Uint32Array, most: number, times?: ArrayLike<number>): Float64Array {
  const found = new Float64Array(most + 1)
  for (let row = 0; row < counts.length; row++) found[counts[row]!]! += (times?.[row] ?? 1) / counts.length
  return found
}

function totalVariation(a: Float64Array, b: Float64Array): number {
  return Math.min(1, a.reduce((sum, share, index) => sum + Math.abs(share - b[index]!), 0) / 2)
}

function zeroShare(counts: Uint32Array): number {
  return counts.filter((count) => count === 0).length / counts.length
}
