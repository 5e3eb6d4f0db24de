import { bootstrapInterval, type Rng } from '../../src/math/index.js'
import { concatTables, type Schema, type Table } from '../../src/table/index.js'
import { type FoldScores, foldScores } from '../learning/fold-scores.js'
import { presumedPeople } from '../learning/presumed-people.js'
import { areaUnder, rankScores, rocCurve } from '../learning/roc.js'
import { patientFolds, sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Interval } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { remembered } from '../remembered.js'

/** Rows of each side at most: beyond it the area hardly moves and the time does. */
export const mostRows = 5000
const folds = 3
export const fewestRows = 30
/** Real rows of one population lie about one half. */
const mostApart = 0.6

export interface TwoSampleResult {
  /** Area under the ROC curve of telling the two apart on rows not learnt from; 0.5 is indistinguishable. */
  readonly area: number
  readonly interval: Interval
  readonly rowsOfEachSide: number
  /** What gives the synthetic rows away; costs one prediction a column. */
  readonly columnDrops: FoldScores['columnDrops']
}

/** What trees see of rows in their place. */
export interface Look {
  readonly columnNames: readonly string[]
  readonly of: (table: Table, rng: Rng) => Table
}

/**
 * Synthetic rows against unseen real ones, holdout and reference together. Once for those who ask with a stream of one path.
 */
export function unseenTest(
  { schema, train, holdout, reference, synthetic, rng, realRng = rng }: EvaluationContext,
  rows = mostRows,
): TwoSampleResult | null {
  const size = Math.min(rows, synthetic.rowCount, holdout.rowCount + reference.rowCount)
  return remembered([schema, holdout, reference, synthetic], `two samples of ${size} by ${rng.path}`, () =>
    twoSampleTest(concatTables([holdout, reference]), synthetic, {
      ...{ schema, rng, realRng, rows: size },
      people: presumedPeople(schema, train),
    }),
  )
}

/**
 * Why the test would say nothing: training rows are told from unseen ones too, as where people have rows on one side only and no
 * column says so. Null where the two are alike. Once for all tables.
 */
export function toldApart({ schema, train, holdout, reference, rng, realRng = rng }: EvaluationContext): string | null {
  const tested = remembered([schema, train, holdout, reference], `real samples by ${realRng.path}`, () =>
    twoSampleTest(concatTables([holdout, reference]), train, {
      ...{ schema, rng: realRng.fork('train against unseen') },
      people: presumedPeople(schema, train),
    }),
  )
  if (tested === null || tested.interval[0] <= mostApart) return null
  return 'training rows are told from unseen ones too: people have several rows and no patient column, or the tables were not drawn alike'
}

/**
 * How well boosted trees tell two tables apart, with as many rows of each, by the modelled columns or by what `look` makes of
 * them. Null below 30 rows or without columns.
 */
export function twoSampleTest(
  real: Table,
  synthetic: Table,
  {
    schema,
    rng,
    realRng = rng,
    rows = mostRows,
    people = null,
    look = { columnNames: modelledNames(schema), of: (table) => table },
  }: {
    readonly schema: Schema
    readonly rng: Rng
    readonly realRng?: Rng
    readonly rows?: number
    /** Columns that tell whose row it is where the schema does not: see `presumedPeople`. */
    readonly people?: readonly string[] | null
    readonly look?: Look
  },
): TwoSampleResult | null {
  const size = Math.min(real.rowCount, synthetic.rowCount, rows)
  if (size < fewestRows || look.columnNames.length === 0) return null
  const [first, second] = [real, synthetic].map((table, side) => {
    const stream = side === 0 ? realRng : rng
    const drawn = sampleRows(table, size, stream.fork(`rows:${side}`))
    const seen = look.of(drawn, stream.fork(`look:${side}`))
    return { table: seen, folds: patientFolds(drawn, schema, { folds, people, rng: stream.fork(`folds:${side}`) }) }
  })
  const scores = foldScores(first!, second!, { columnNames: look.columnNames, folds, rng: rng.fork('trees') })
  const ranked = rankScores(scores.synthetic, scores.real)
  const interval = bootstrapInterval([size, size], (counts) => areaUnder(rocCurve(ranked, [counts[0]!, counts[1]!])), {
    rng: rng.fork('bootstrap'),
    replicates: 200,
  })
  return { area: areaUnder(rocCurve(ranked)), interval, rowsOfEachSide: size, columnDrops: scores.columnDrops }
}
