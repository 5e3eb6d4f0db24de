import type { Schema, Table } from '../../src/table/index.js'
import type { EvaluationContext, Interval, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { type Estimates, estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { columnBlocks } from './column-blocks.js'
import { type Rankable, rankableColumns, rankColumn } from './column-ranks.js'
import { groupedCorrelation } from './grouped-correlation.js'

/** Columns that belong together have at least this mean correlation, and no less than three of its standard errors. */
const leastCorrelation = 0.25
const fewestColumns = 3
const mostColumns = 200
const fewestRows = 50
const mostRows = 10_000

/** What is left of the mean correlation inside groups of columns that belong together, as the items of a scale do. */
export const blocks: Metric = {
  id: 'fidelity.blocks',
  title: 'Blocks of columns',
  question: 'Do groups of columns that belong together, such as the items of a questionnaire, still hold together?',
  reading:
    'Mean rank correlation inside groups of three columns or more, each pair counted in its real direction, divided by that of the training rows; 1 is as close, 0 means that nothing holds them together, below it they are reversed. Groups are those of the training rows whose columns have a mean correlation of .25 or more; looking for them flatters the training rows a little: compare with unseen real rows.',
  natures: withRows,
  goal: 'reference',
  range: [-4, 4],
  cost: 'moderate',
  asksRows: mostRows,
  version: 1,
  compute,
}

interface Block {
  readonly columns: readonly Rankable[]
  /** Of each pair: places in `columns`, and the sign of its correlation in the training rows. */
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly sign: number }[]
  readonly real: Estimates
}

function compute({ schema, train, synthetic }: EvaluationContext): MetricResult {
  if (Math.min(train.rowCount, synthetic.rowCount) < fewestRows)
    return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
  const found = remembered([schema, train], 'blocks of columns', () => blocksOf(schema, thinned(train)))
  if (found.length === 0) return { status: 'skipped', reason: 'no three columns belong together' }
  const rows = thinned(synthetic)
  const made = found.map((block) => meanCorrelation(rows, schema, block))
  const pairsOf = (index: number) => found[index]!.pairs.length
  const weighted = (of: readonly Estimates[]) =>
    estimates((omitted) => of.reduce((sum, each, index) => sum + pairsOf(index) * each[omitted + 1]!, 0))
  const [real, other] = [weighted(found.map((block) => block.real)), weighted(made)]
  const named = found.map(({ columns, real: inTrain }, index) => ({
    columns: columns.map(({ name }) => name),
    real: inTrain[0]!,
    synthetic: made[index]![0]!,
    interval: withInterval(made[index]!, [-1, 1]).interval as Interval,
  }))
  named.sort((a, b) => b.real - b.synthetic - (a.real - a.synthetic))
  return {
    status: 'ok',
    ...withInterval(
      estimates((omitted) => other[omitted + 1]! / real[omitted + 1]!),
      blocks.range,
    ),
    detail: { blocks: named.slice(0, 20), of: found.length },
  }
}

/** Rows at even distances where there are too many. */
function thinned(table: Table): Table {
  if (table.rowCount <= mostRows) return table
  return table.take(Array.from({ length: mostRows }, (_, row) => Math.floor((row * table.rowCount) / mostRows)))
}

/** The blocks of the training rows, with the correlations that hold them together. */
function blocksOf(schema: Schema, train: Table): Block[] {
  const columns = rankableColumns(schema, train).slice(0, mostColumns)
  const groups = rowGroups(train, schema)
  const ranked = columns.map((column) => rankColumn(train, column).ranks)
  const all = ranked.map((first, row) =>
    ranked.map((second, column) => (column < row ? groupedCorrelation(first, second, groups) : null)),
  )
  const between = (a: number, b: number) => all[Math.max(a, b)]![Math.min(a, b)]!
  const similarity = ranked.map((_, a) =>
    Float64Array.from(ranked, (__, b) => (a === b ? 1 : Math.abs(between(a, b)[0]!))),
  )
  const least = Math.max(leastCorrelation, 3 / Math.sqrt(train.rowCount))
  return columnBlocks(similarity, least)
    .filter((block) => block.length >= fewestColumns)
    .map((block) => {
      const pairs = block.flatMap((_, second) =>
        block.slice(0, second).map((__, first) => {
          const correlation = between(block[first]!, block[second]!)
          return { first, second, sign: Math.sign(correlation[0]!), correlation }
        }),
      )
      const real = meanEstimates(pairs.map(({ sign, correlation }) => correlation.map((value) => sign * value)))
      return { columns: block.map((column) => columns[column]!), pairs, real }
    })
}

function meanCorrelation(table: Table, schema: Schema, { columns, pairs }: Block): Estimates {
  const groups = rowGroups(table, schema)
  const ranked = columns.map((column) => rankColumn(table, column).ranks)
  return meanEstimates(
    pairs.map(({ first, second, sign }) =>
      groupedCorrelation(ranked[first]!, ranked[second]!, groups).map((value) => sign * value),
    ),
  )
}
