import { sortedQuantile } from '../../src/math/index.js'
import {
  type Column,
  type ColumnSchema,
  columnStep,
  type LevelColumn,
  levelCounts,
  type NumberColumn,
  presentValues,
} from '../../src/table/index.js'
import type { Distribution } from '../evaluation.js'

const mostBins = 20
const mostLevels = 20
/** A level with fewer real rows is not named. */
const rareRows = 5

/** What the report draws of a column: shares of present cells, cut on the real rows, outer bins open. */
export function compareDistributions(
  real: Column,
  synthetic: Column,
  { schema, unseen }: { readonly schema: ColumnSchema; readonly unseen: Column },
): Distribution | null {
  if (real.type === 'number' && synthetic.type === 'number' && unseen.type === 'number')
    return histogram({ real, synthetic, unseen }, schema)
  if (real.type === 'level' && synthetic.type === 'level' && unseen.type === 'level')
    return bars({ real, synthetic, unseen }, schema)
  return null
}

type Sides<Kind> = Readonly<Record<'real' | 'synthetic' | 'unseen', Kind>>

function histogram({ real, synthetic, unseen }: Sides<NumberColumn>, schema: ColumnSchema): Distribution {
  const edges = binEdges(presentValues(real).sort(), columnStep(schema))
  const shares = (column: NumberColumn) => {
    const counts = new Array<number>(edges.length - 1).fill(0)
    for (const value of presentValues(column)) {
      let bin = 0
      while (bin < counts.length - 1 && value >= edges[bin + 1]!) bin++
      counts[bin]! += 1
    }
    return toShares(counts)
  }
  return {
    type: 'histogram',
    edges,
    real: shares(real),
    synthetic: shares(synthetic),
    unseen: shares(unseen),
    quantiles: quantilesOf({ real, synthetic, unseen }),
  }
}

/** Denser towards the tails, where a histogram shows least. */
const quantileShares = [
  ...[0.005, 0.01, 0.02, 0.05],
  ...Array.from({ length: 9 }, (_, index) => (index + 1) / 10),
  ...[0.95, 0.98, 0.99, 0.995],
]

function quantilesOf({ real, synthetic, unseen }: Sides<NumberColumn>) {
  const [own, made, other] = [real, synthetic, unseen].map((column) => presentValues(column).sort())
  return quantileShares
    .filter((share) => Math.min(share, 1 - share) * own!.length >= rareRows)
    .map((share) => ({
      share,
      real: sortedQuantile(own!, share) ?? 0,
      synthetic: sortedQuantile(made!, share) ?? 0,
      unseen: Math.min(share, 1 - share) * other!.length >= rareRows ? (sortedQuantile(other!, share) ?? null) : null,
    }))
}

/** Equal widths, whole steps of the column's grid, between its 1 % and 99 % quantiles. */
function binEdges(sorted: Float64Array, step: number): number[] {
  const low = sortedQuantile(sorted, 0.01) ?? 0
  const high = sortedQuantile(sorted, 0.99) ?? 1
  const raw = (high - low) / mostBins
  if (step > 0) {
    const width = Math.max(1, Math.ceil((raw - 1e-12) / step)) * step
    const start = Math.round(low / step) * step - step / 2
    const bins = Math.max(1, Math.ceil((high - start) / width))
    return Array.from({ length: bins + 1 }, (_, index) => start + index * width)
  }
  if (raw === 0) return [low - 0.5, low + 0.5]
  return Array.from({ length: mostBins + 1 }, (_, index) => low + index * raw)
}

function bars(
  { real, synthetic, unseen }: Sides<LevelColumn>,
  { kind, levels: declared = [] }: ColumnSchema,
): Distribution {
  const realCounts = levelCounts(real)
  const named = [...realCounts].filter(([, count]) => count >= rareRows)
  named.sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  const kept = named.slice(0, mostLevels).map(([level]) => level)
  if (kind === 'ordinal') kept.sort((a, b) => declared.indexOf(a) - declared.indexOf(b))
  const shares = (counts: ReadonlyMap<string, number>) => {
    const keptCounts = kept.map((level) => counts.get(level) ?? 0)
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return toShares([...keptCounts, all - keptCounts.reduce((sum, count) => sum + count, 0)])
  }
  const sides = [shares(realCounts), shares(levelCounts(synthetic)), shares(levelCounts(unseen))]
  const hasRest = sides.some((side) => side[kept.length]! > 0)
  const [realShares, syntheticShares, unseenShares] = hasRest ? sides : sides.map((side) => side.slice(0, -1))
  return {
    type: 'bars',
    levels: hasRest ? [...kept, named.length > mostLevels ? '(other)' : '(rare)'] : kept,
    real: realShares!,
    synthetic: syntheticShares!,
    unseen: unseenShares!,
  }
}

function toShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (total === 0 ? 0 : count / total))
}
