import type { Schema } from '../../table/index.js'
import { withDeclared } from './domain.js'
import { type Approach, approachOf } from './kinds/index.js'
import type { Measurement } from './measurement.js'
import type { Procedure } from './procedure.js'
import type { Question, QuestionFile, RowsOfPatient } from './question.js'
import { rowsChosen } from './rows-of-patients.js'

/** What is bought once, whoever asks for it. */
export type Item = { readonly measurement: Measurement } | { readonly procedure: Procedure }

/** Everything about some questions that is settled before data are touched. All of it is public. */
export interface QueryPlan {
  readonly schema: Schema
  readonly asked: readonly { readonly question: Question; readonly approach: Approach }[]
  /** What is to be bought, each once, by its key. */
  readonly items: ReadonlyMap<string, Item>
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
  const items = new Map(
    asked.flatMap(({ approach }) =>
      approach.parts.map((part): [string, Item] => [keyOf(part, { schema, rows }), part]),
    ),
  )
  return {
    schema,
    asked,
    items,
    rows,
    rowsPerPatient: typeof rows === 'object' ? rows.most : 1,
    columns: columnsNeeded([...items.values()], schema),
  }
}

function columnsNeeded(items: readonly Item[], { patient, time }: Schema): readonly string[] {
  const order = patient === undefined ? [] : [patient, ...(time ? [time.column] : [])]
  return [...new Set([...order, ...items.flatMap((item) => boughtOf(item).columns)])]
}

export function boughtOf(item: Item): Measurement | Procedure {
  return 'measurement' in item ? item.measurement : item.procedure
}

/** Measurements of other tables, or of other rows of a patient, are other ones. */
export function keyOf(item: Item, { schema, rows }: Pick<QueryPlan, 'schema' | 'rows'>): string {
  return JSON.stringify([schema.name, rows, boughtOf(item).key])
}

/** What each item may cost, in ρ: what its questions bring together, of what is not bought yet. */
export function sharesOf(
  plan: QueryPlan,
  { rho, isBought }: { readonly rho: number; readonly isBought: (key: string) => boolean },
) {
  const open = plan.asked.map(({ question, approach }) => ({
    question,
    parts: approach.parts.map((part) => ({ ...part, key: keyOf(part, plan) })).filter(({ key }) => !isBought(key)),
  }))
  const wanting = open.filter(({ parts }) => parts.length > 0)
  const whole = wanting.reduce((sum, { question }) => sum + question.weight, 0)
  const shares = new Map<string, { rho: number; questions: string[] }>()
  const costs = new Map<string, number>()
  for (const { question, parts } of wanting) {
    const all = parts.reduce((sum, { share }) => sum + share, 0)
    const own = (rho * question.weight) / whole
    costs.set(question.id, own)
    for (const { key, share } of parts) {
      const known = shares.get(key) ?? { rho: 0, questions: [] }
      shares.set(key, { rho: known.rho + (own * share) / all, questions: [...known.questions, question.id] })
    }
  }
  return { shares, costs }
}
