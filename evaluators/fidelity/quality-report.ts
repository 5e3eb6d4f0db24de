import { type Column, isMissing, presentValues, type Table } from '../../src/table/index.js'
import { type Codes, countCells, totalVariation } from '../grouped-counts.js'
import { shapeScorer } from './column-score.js'
import { pairMoments, pearson } from './correlation.js'
import { cramersV } from './cramers-v.js'
import { countLevels, tvComplementOfSdmetrics } from './level-distance.js'

/** Pairs related less than this in the real table do not count. */
const leastCorrelation = 0.5
const leastAssociation = 0.3
const binCount = 10

/** What SDMetrics' QualityReport prints of a table; null where nothing counts. */
export interface QualityReport {
  readonly variant: 'sdmetrics-0.32'
  readonly columnShapes: number | null
  readonly columnPairTrends: number | null
  readonly score: number | null
  readonly pairs: number
}

interface Sides {
  readonly real: Column
  readonly synthetic: Column
}

/**
 * The scores of SDMetrics' QualityReport to the letter, to be put beside theirs; ours are `fidelity.shape` and
 * `fidelity.pair-trends`. What differs there: a level that only the synthetic side has counts as 1e-6 real rows; numbers
 * beside levels are cut into 10 bins of **each side's own** range, so that a shifted column scores 1; a missing number shares
 * the cell of the largest value; only pairs with |ρ| > 0.5 or V > 0.3 in the real table count. Above 50,000 rows SDMetrics
 * draws rows without a seed, which this does not. O(columns² × rows).
 */
export function qualityReport(real: Table, synthetic: Table, names: readonly string[]): QualityReport {
  const sides = names.map((name): Sides => ({ real: real.column(name), synthetic: synthetic.column(name) }))
  const shapes = sides.map(shapeScore).filter((score) => !Number.isNaN(score))
  const coded = sides.map((each) => onceAsked(() => codesOfBoth(each)))
  const trends = sides.flatMap((first, index) =>
    sides.slice(index + 1).flatMap((second, further) => {
      const score = pairScore([first, second], [coded[index]!, coded[index + 1 + further]!])
      return score === null || Number.isNaN(score) ? [] : [score]
    }),
  )
  const properties = [mean(shapes), mean(trends)]
  return {
    variant: 'sdmetrics-0.32',
    columnShapes: properties[0]!,
    columnPairTrends: properties[1]!,
    score: mean(properties.filter((each) => each !== null)),
    pairs: trends.length,
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** One group for all rows: nothing is left out here. */
function ungrouped(column: Column) {
  return { column, groups: new Uint8Array(column.type === 'number' ? column.values.length : column.codes.length) }
}

function shapeScore({ real, synthetic }: Sides): number {
  if (real.type === 'number' || synthetic.type === 'number')
    return shapeScorer(ungrouped(real), ungrouped(synthetic))()[0]!
  const counts = countLevels(real, synthetic)
  return tvComplementOfSdmetrics(counts.real, counts.synthetic)
}

/** Null for a pair that does not count. */
function pairScore(
  [first, second]: readonly [Sides, Sides],
  coded: readonly [() => BothCodes, () => BothCodes],
): number | null {
  if (first.real.type === 'number' && second.real.type === 'number') {
    const [own, other] = (['real', 'synthetic'] as const).map((side) => correlation(first[side], second[side]))
    return Math.abs(own!) > leastCorrelation ? 1 - Math.abs(own! - other!) / 2 : null
  }
  const codes = coded.map((of) => of())
  const [own, other] = (['real', 'synthetic'] as const).map((side) =>
    countCells(
      codes.map((each) => each[side]),
      ungrouped(first[side]).groups,
    ),
  )
  const association = cramersV(own!.total, codes[0]!.real.size, codes[1]!.real.size)
  return association !== null && association > leastAssociation ? 1 - totalVariation(own!, other!) : null
}

function correlation(first: Column, second: Column): number {
  if (first.type !== 'number' || second.type !== 'number') return Number.NaN
  return pearson(pairMoments(first, second, ungrouped(first).groups))
}

type BothCodes = Readonly<Record<'real' | 'synthetic', Codes>>

function onceAsked<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Codes of both sides in one numbering, missing among them; the last code stays free. */
function codesOfBoth({ real, synthetic }: Sides): BothCodes {
  if (real.type === 'number')
    return {
      real: { codes: ownBins(real), size: binCount + 3 },
      synthetic: { codes: ownBins(synthetic), size: binCount + 3 },
    }
  const codeOf = new Map<string | null, number>()
  const translate = (column: Column) => {
    if (column.type === 'number') return []
    const known = new Map<number, number>()
    return Int32Array.from(column.codes, (code) => {
      const place = known.get(code)
      if (place !== undefined) return place
      const level = code < 0 ? null : column.levels[code]!
      if (!codeOf.has(level)) codeOf.set(level, codeOf.size)
      known.set(code, codeOf.get(level)!)
      return codeOf.get(level)!
    })
  }
  const [own, other] = [translate(real), translate(synthetic)]
  const size = codeOf.size + 1
  const inBytes = (codes: ArrayLike<number>) => ({ codes: size <= 256 ? Uint8Array.from(codes) : codes, size })
  return { real: inBytes(own), synthetic: inBytes(other) }
}

/** numpy's digitize by the edges of its own histogram: the largest value and missing ones lie past the last edge. */
function ownBins(column: Column): Uint8Array {
  if (column.type !== 'number') return new Uint8Array(column.codes.length)
  const sorted = presentValues(column).sort()
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 1]
  const [from, to] = low === high ? [low - 0.5, high + 0.5] : [low, high]
  const edges = Array.from({ length: binCount + 1 }, (_, index) =>
    index === binCount ? to : from + index * ((to - from) / binCount),
  )
  const bins = new Uint8Array(column.values.length)
  for (let row = 0; row < bins.length; row++) {
    let bin = 0
    while (bin <= binCount && column.values[row]! >= edges[bin]!) bin++
    bins[row] = isMissing(column, row) ? binCount + 1 : bin
  }
  return bins
}
