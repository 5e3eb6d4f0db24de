import type { NumberColumn } from '../../src/table/index.js'
import type { PairDetail } from '../evaluation.js'
import { totalVariation } from '../grouped-counts.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { type Estimates, estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { pairMoments, pearson } from './correlation.js'
import { cramersV } from './cramers-v.js'
import { qualityReport } from './quality-report.js'
import { type TableCells, tableCells } from './table-cells.js'

/** Keeps a pair's cross table within memory; further levels share a cell. */
const mostLevels = 200

/**
 * Mean over all pairs of columns of the correlation similarity (two numbers) or the contingency similarity (any other
 * pair, numbers in 10 bins of the real range for both sides). O(columns² × n).
 */
export const pairTrends: Metric = {
  id: 'fidelity.pair-trends',
  title: 'Pair trends',
  question: 'Do pairs of columns go together as they do in the real table?',
  reading:
    'Mean over all pairs of one minus half the difference of correlations (two numbers) or one minus the total variation of the cross table (other pairs); 1 is identical. Unrelated pairs raise it, and relations among three or more columns do not show.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'pairs',
  version: 1,
  compute,
}

interface PairScore {
  readonly real: number | null
  readonly synthetic: number | null
  readonly scores: Estimates
}

type PairScorer = (first: number, second: number) => PairScore

function compute(context: EvaluationContext): MetricResult {
  const names = modelledNames(context.schema)
  const scorePair = pairScorer(context, names)
  const matrices = {
    real: emptyMatrix(names.length),
    synthetic: emptyMatrix(names.length),
    score: emptyMatrix(names.length),
  }
  const defined: Estimates[] = []
  for (let first = 0; first < names.length; first++)
    for (let second = first + 1; second < names.length; second++) {
      const pair = scorePair(first, second)
      const score = pair.scores[0]!
      const isDefined = !Number.isNaN(score)
      if (isDefined) defined.push(pair.scores)
      setBoth(matrices.real, first, second, pair.real)
      setBoth(matrices.synthetic, first, second, pair.synthetic)
      setBoth(matrices.score, first, second, isDefined ? score : null)
    }
  if (defined.length === 0) return { status: 'skipped', reason: 'fewer than two columns vary' }
  const detail: PairDetail = { columns: names, ...matrices }
  const { train, synthetic, brief } = context
  const variants = brief ? [] : [qualityReport(train, synthetic, names)]
  return { status: 'ok', ...withInterval(meanEstimates(defined), pairTrends.range), detail: { ...detail, variants } }
}

function pairScorer({ schema, train, synthetic }: EvaluationContext, names: readonly string[]): PairScorer {
  const groups = { real: rowGroups(train, schema), synthetic: rowGroups(synthetic, schema) }
  const [real, other] = [train, synthetic].map((table) =>
    tableCells({ schema, train }, table, { names, bins: 'width', mostLevels }),
  ) as [TableCells, TableCells]
  return (first, second) => {
    const columns = [names[first]!, names[second]!].map((name) => train.column(name))
    if (columns.every((column): column is NumberColumn => column.type === 'number'))
      return correlationPair(
        { x: columns[0]!, y: columns[1]!, groups: groups.real },
        {
          x: synthetic.column(names[first]!) as NumberColumn,
          y: synthetic.column(names[second]!) as NumberColumn,
          groups: groups.synthetic,
        },
      )
    const [own, made] = [real.counts([first, second]), other.counts([first, second])]
    const sizes = [real.columns[first]!.size, real.columns[second]!.size] as const
    return {
      real: cramersV(own.total, ...sizes),
      synthetic: cramersV(made.total, ...sizes),
      scores: estimates((omitted) => 1 - totalVariation(own, made, omitted)),
    }
  }
}

interface NumberPair {
  readonly x: NumberColumn
  readonly y: NumberColumn
  readonly groups: Uint8Array
}

/** SDMetrics' CorrelationSimilarity with Pearson's coefficient: 1 − |ρ real − ρ synthetic| / 2. */
export function correlationPair(real: NumberPair, synthetic: NumberPair): PairScore {
  const realMoments = pairMoments(real.x, real.y, real.groups)
  const syntheticMoments = pairMoments(synthetic.x, synthetic.y, synthetic.groups)
  const coefficient = (moments: typeof realMoments) => {
    const value = pearson(moments)
    return Number.isNaN(value) ? null : value
  }
  return {
    real: coefficient(realMoments),
    synthetic: coefficient(syntheticMoments),
    scores: estimates(
      (omitted) => 1 - Math.abs(pearson(realMoments, omitted) - pearson(syntheticMoments, omitted)) / 2,
    ),
  }
}

function emptyMatrix(size: number): (number | null)[][] {
  return Array.from({ length: size }, () => new Array<number | null>(size).fill(null))
}

function setBoth(matrix: (number | null)[][], first: number, second: number, value: number | null): void {
  matrix[first]![second] = value
  matrix[second]![first] = value
}
