import { snapTo } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import {
  columnStep,
  concatTables,
  isMissing,
  isNumberKind,
  type NumberColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../src/table/index.js'
import { presumedPeople } from '../learning/presumed-people.js'
import type { EvaluationContext, Metric } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { fineRows } from '../natures.js'
import { type DigitQuestion, type DigitSign, digitQuestions } from './digit-questions.js'
import { fewestRows, toldApart, twoSampleTest } from './two-sample-test.js'

const mostRows = 3000
/** Rows are halved beyond: what the trees learn from stays within a second or two. */
const mostCells = 400_000

interface AskedColumn {
  readonly name: string
  readonly questions: readonly DigitQuestion[]
  /** Answers of missing cells are those of one of these at random, so that what is missing tells nothing. */
  readonly donors: Float64Array
}

/** The two-sample test by how numbers and dates are written: decimals, last digits, divisors, units, whole days. */
export const digits: Metric = {
  id: 'fidelity.digits',
  title: 'Told apart by digits',
  question: 'Are numbers and dates written as in the real table?',
  reading:
    'Area under the ROC curve of boosted trees that see only how numbers and dates are written (decimals, last digits, remainders, multiples of common units, whole days, weekdays), not how large they are nor what is missing; one half is indistinguishable, 1 always caught. Independent columns may do as well as real rows: nothing is asked of relations. A real column is read to the decimals that the schema states for it.',
  natures: fineRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'costly',
  usesReference: true,
  asksRows: mostRows,
  version: 2,
  compute(context) {
    const { schema, synthetic, rng, realRng = rng, brief } = context
    const { train, holdout, reference } = asStated(context)
    const apart = toldApart(context)
    if (apart !== null) return { status: 'skipped', reason: apart }
    const unseen = concatTables([holdout, reference])
    const asked = askedColumns(schema, train, unseen)
    const features = asked.reduce((sum, { questions }) => sum + questions.length, 0)
    if (features === 0) return { status: 'skipped', reason: 'no numbers or dates', nothingToTest: true }
    const tested = twoSampleTest(unseen, synthetic, {
      ...{ schema, rng, realRng },
      people: presumedPeople(schema, train),
      rows: Math.max(500, Math.min(mostRows, Math.round(mostCells / features))),
      look: {
        columnNames: asked.flatMap(({ name, questions }) => questions.map((_, at) => feature(name, at))),
        of: (table, stream) => answers(table, asked, stream),
      },
    })
    if (tested === null) return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
    const { area, interval, rowsOfEachSide } = tested
    const columns = brief ? [] : asked.map((column) => clearestSign(unseen, synthetic, column))
    columns.sort((a, b) => b.distance - b.byChance - (a.distance - a.byChance))
    return { status: 'ok', value: area, interval, detail: { rowsOfEachSide, columns: columns.slice(0, 10) } }
  },
}

/** Real tables to the decimals that the schema states: what is released with no more of them is as it was asked for. */
function asStated({
  schema,
  ...tables
}: EvaluationContext): Pick<EvaluationContext, 'train' | 'holdout' | 'reference'> {
  const stated = (table: Table) =>
    Table.of(
      table.columns.map((column) => {
        const described = schema.columns.find(({ name }) => name === column.name)
        if (column.type !== 'number' || described?.kind !== 'numeric') return column
        const snap = snapTo(columnStep(described))
        return { ...column, values: column.values.map(snap) }
      }),
      table.rowCount,
    )
  return { train: stated(tables.train), holdout: stated(tables.holdout), reference: stated(tables.reference) }
}

function feature(name: string, question: number): string {
  return `${question}:${name}`
}

function askedColumns(schema: Schema, train: Table, unseen: Table): AskedColumn[] {
  return modelledColumns(schema).flatMap((column) => {
    const { name, kind } = column
    if (!isNumberKind(kind)) return []
    const [learnt, real] = [train.column(name), unseen.column(name)] as NumberColumn[]
    const donors = present(real!)
    return donors.length === 0 ? [] : [{ name, questions: digitQuestions(column, learnt!), donors }]
  })
}

function present(column: NumberColumn): Float64Array {
  return column.values.filter((_, row) => !isMissing(column, row))
}

function answers(table: Table, asked: readonly AskedColumn[], rng: Rng): Table {
  const columns = asked.flatMap(({ name, questions, donors }) => {
    const column = table.column(name) as NumberColumn
    const stream = rng.fork(name)
    const values = column.values.map((value, row) =>
      isMissing(column, row) ? donors[stream.below(donors.length)]! : value,
    )
    return questions.map(({ ask }, at) => numberColumn(feature(name, at), Array.from(values, ask)))
  })
  return Table.of(columns, table.rowCount)
}

interface ColumnSign {
  readonly name: string
  readonly sign: DigitSign
  /** Half the sum of the differences of the shares of each answer; 0 is the same distribution. */
  readonly distance: number
  /** What two samples of one population of as many rows have on average. */
  readonly byChance: number
}

/** The question to a column whose answers differ most in distribution, beyond chance. */
function clearestSign(real: Table, synthetic: Table, { name, questions }: AskedColumn): ColumnSign {
  const [first, second] = [real, synthetic].map((table) => present(table.column(name) as NumberColumn))
  const all = questions.map(({ sign, ask }) => ({ name, sign, ...answerDistance(first!.map(ask), second!.map(ask)) }))
  return all.reduce((best, each) => (each.distance - each.byChance > best.distance - best.byChance ? each : best))
}

function answerDistance(first: Float64Array, second: Float64Array): Pick<ColumnSign, 'distance' | 'byChance'> {
  if (first.length === 0 || second.length === 0) return { distance: 0, byChance: 0 }
  const [real, other, both] = [sharesOf(first), sharesOf(second), sharesOf(Float64Array.from([...first, ...second]))]
  const perRow = 1 / first.length + 1 / second.length
  let [distance, byChance] = [0, 0]
  for (const [answer, share] of both) {
    distance += Math.abs((real.get(answer) ?? 0) - (other.get(answer) ?? 0)) / 2
    // The mean size of a normal deviate is √(2 / π) of its standard deviation.
    byChance += Math.sqrt((share * (1 - share) * perRow * 2) / Math.PI) / 2
  }
  return { distance, byChance }
}

function sharesOf(answers: Float64Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return new Map([...counts].map(([answer, count]) => [answer, count / answers.length]))
}
