import type { Schema } from '../../table/index.js'
import { withDeclared } from './domain.js'
import { type Approach, approachOf } from './kinds/index.js'
import type { Measurement } from './measurement.js'
import type { Question, QuestionFile, RowsOfPatient } from './question.js'
import { rowsChosen } from './rows-of-patients.js'

/** Everything about some questions that is settled before data are touched. All of it is public. */
export interface QueryPlan {
  readonly schema: Schema
  readonly asked: readonly { readonly question: Question; readonly approach: Approach }[]
  /** What is measured, each once, by its key. */
  readonly measurements: ReadonlyMap<string, Measurement>
  /** Which rows of a patient count, and how many at most. */
  readonly rows: RowsOfPatient
  readonly rowsPerPatient: number
  /** The columns that are looked at. */
  readonly columns: readonly string[]
}

/**
 * How some questions are answered of tables with such a schema. Throws `bad-option` or `bad-evidence` for what cannot be asked:
 * unknown columns, columns without declared bounds or levels, conditions that cannot be read.
 */
export function planQueries({ questions, domain, rows: said }: QuestionFile, given: Schema): QueryPlan {
  const schema = withDeclared(given, domain)
  const rows = rowsChosen(schema, said)
  const asked = questions.map((question) => ({ question, approach: approachOf(question, schema) }))
  const measurements = new Map(
    asked.flatMap(({ approach }) =>
      approach.parts.map(({ measurement }) => [keyOf(measurement, { schema, rows }), measurement]),
    ),
  )
  return {
    schema,
    asked,
    measurements,
    rows,
    rowsPerPatient: typeof rows === 'object' ? rows.most : 1,
    columns: columnsNeeded([...measurements.values()], schema),
  }
}

function columnsNeeded(measurements: readonly Measurement[], { patient, time }: Schema): readonly string[] {
  const order = patient === undefined ? [] : [patient, ...(time ? [time.column] : [])]
  return [...new Set([...order, ...measurements.flatMap(({ columns }) => columns)])]
}

/** Measurements of other tables, or of other rows of a patient, are other ones. */
export function keyOf({ key }: Measurement, { schema, rows }: Pick<QueryPlan, 'schema' | 'rows'>): string {
  return JSON.stringify([schema.name, rows, key])
}

/** What each measurement may cost, in ρ: what its questions bring together, of what is not bought yet. */
export function sharesOf(
  plan: QueryPlan,
  { rho, isBought }: { readonly rho: number; readonly isBought: (key: string) => boolean },
) {
  const wanting = plan.asked.filter(({ approach }) =>
    approach.parts.some(({ measurement }) => !isBought(keyOf(measurement, plan))),
  )
  const whole = wanting.reduce((sum, { question }) => sum + question.weight, 0)
  const shares = new Map<string, { rho: number; questions: string[] }>()
  const costs = new Map<string, number>()
  for (const { question, approach } of wanting) {
    const open = approach.parts.filter(({ measurement }) => !isBought(keyOf(measurement, plan)))
    const parts = open.reduce((sum, { share }) => sum + share, 0)
    const own = (rho * question.weight) / whole
    costs.set(question.id, own)
    for (const { measurement, share } of open) {
      const key = keyOf(measurement, plan)
      const known = shares.get(key) ?? { rho: 0, questions: [] }
      shares.set(key, { rho: known.rho + (own * share) / parts, questions: [...known.questions, question.id] })
    }
  }
  return { shares, costs }
}
