import { type GuardedQuantiles, guardedMoments, guardedQuantiles } from '../../src/encode/index.js'
import {
  type Column,
  type ColumnSchema,
  columnStep,
  fewestPeople,
  isMissing,
  type LevelColumn,
  levelCounts,
  type NumberColumn,
  presentValues,
} from '../../src/table/index.js'
import type { ColumnComparison, Distribution } from '../evaluation.js'

const mostBins = 20
const mostLevels = 20

/** A column of one of the tables, and a number per row for its patient. */
export interface SideColumn {
  readonly column: Column
  /** Null when every row is a patient's only one. */
  readonly patientOf: Int32Array | null
}

type Sides<Kind> = Readonly<Record<'real' | 'synthetic' | 'unseen', Kind>>

/**
 * What the report draws of a column: shares of present cells, cut on the real rows, outer bins open. No number in it is the
 * value of fewer than five people, or moves with one of the four most extreme ones. Null where there are too few people.
 */
export function compareDistributions(sides: Sides<SideColumn>, schema: ColumnSchema): Distribution | null {
  const { real, synthetic, unseen } = sides
  const [own, made, other] = [real.column, synthetic.column, unseen.column]
  if (own.type === 'number' && made.type === 'number' && other.type === 'number')
    return histogram(
      {
        real: numbersOf(own, real.patientOf),
        synthetic: numbersOf(made, synthetic.patientOf),
        unseen: numbersOf(other, unseen.patientOf),
      },
      schema,
    )
  if (own.type === 'level' && made.type === 'level' && other.type === 'level')
    return bars({ real: own, synthetic: made, unseen: other }, { schema, patientOf: real.patientOf })
  return null
}

/** Centre and spread of a number column on all sides; undefined of datetimes and levels. */
export function compareMoments(
  { real, synthetic, unseen }: Sides<SideColumn>,
  { kind }: ColumnSchema,
): ColumnComparison['moments'] {
  const [own, made, other] = [real, synthetic, unseen].map(({ column, patientOf }) => {
    if (column.type !== 'number') return undefined
    const numbers = numbersOf(column, patientOf)
    return guardedMoments(numbers.values, numbers.patientOf)
  })
  if (kind === 'datetime' || own === undefined || made === undefined || other === undefined) return undefined
  return { real: own, synthetic: made, unseen: other }
}

/** The present values of a column with their patients. */
interface Numbers {
  readonly values: Float64Array
  readonly patientOf: Int32Array | null
}

function numbersOf(column: NumberColumn, patientOf: Int32Array | null): Numbers {
  return {
    values: presentValues(column),
    patientOf: patientOf?.filter((_, row) => !isMissing(column, row)) ?? null,
  }
}

function histogram({ real, synthetic, unseen }: Sides<Numbers>, schema: ColumnSchema): Distribution | null {
  const step = columnStep(schema)
  const quantiles = (numbers: Numbers) =>
    guardedQuantiles(numbers.values, { patientOf: numbers.patientOf, step, minCount: fewestPeople })
  const own = quantiles(real)
  const edges = binEdges(own, step)
  if (edges === null) return null
  const shares = ({ values }: Numbers) => {
    const counts = new Array<number>(edges.length - 1).fill(0)
    for (const value of values) {
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
    quantiles: quantilesOf({ real: own, synthetic: quantiles(synthetic), unseen: quantiles(unseen) }),
  }
}

/** Denser towards the tails, where a histogram shows least. */
const quantileShares = [
  ...[0.005, 0.01, 0.02, 0.05],
  ...Array.from({ length: 9 }, (_, index) => (index + 1) / 10),
  ...[0.95, 0.98, 0.99, 0.995],
]

/** Those of all sides are guarded: they are then alike in how they are rounded. */
function quantilesOf({ real, synthetic, unseen }: Sides<GuardedQuantiles>) {
  return quantileShares.flatMap((share) => {
    const [own, made] = [real.at(share), synthetic.at(share)]
    return own === null || made === null ? [] : [{ share, real: own, synthetic: made, unseen: unseen.at(share) }]
  })
}

/** Equal widths, whole steps of the column's grid, between its 1 % and 99 % quantiles. */
function binEdges(quantiles: GuardedQuantiles, step: number): number[] | null {
  const [low, high] = [quantiles.nearest(0.01), quantiles.nearest(0.99)]
  if (low === null || high === null) return null
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
  {
    schema: { kind, levels: declared = [] },
    patientOf,
  }: { readonly schema: ColumnSchema; readonly patientOf: Int32Array | null },
): Distribution {
  const realCounts = levelCounts(real)
  const people = patientOf === null ? realCounts : peopleOfLevels(real, patientOf)
  const named = [...realCounts].filter(([level]) => people.get(level)! >= fewestPeople)
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

function peopleOfLevels({ levels, codes }: LevelColumn, patientOf: Int32Array): Map<string, number> {
  const holders = new Map<string, Set<number>>(levels.map((level) => [level, new Set()]))
  codes.forEach((code, row) => {
    if (code >= 0) holders.get(levels[code]!)!.add(patientOf[row]!)
  })
  return new Map([...holders].map(([level, { size }]) => [level, size]))
}

function toShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (total === 0 ? 0 : count / total))
}
