import { createRng } from '../../../src/math/index.js'
import { createLedger } from '../../../src/privacy/index.js'
import { type Answer, type Answers, ask, planQueries, questionsOf } from '../../../src/privacy/queries/index.js'
import { levelColumn, type Schema, Table } from '../../../src/table/index.js'

/** Made people: age rises with stage, who is old dies sooner. */
export const peopleSchema: Schema = {
  name: 'made people',
  domain: 'declared',
  columns: [
    { name: 'age', kind: 'numeric', role: 'feature', precision: 0, bounds: { min: 20, max: 100 } },
    { name: 'sex', kind: 'categorical', role: 'feature', levels: ['F', 'M'] },
    { name: 'stage', kind: 'ordinal', role: 'feature', levels: ['I', 'II', 'III'] },
    { name: 'marker', kind: 'numeric', role: 'feature', precision: 1, bounds: { min: 0, max: 50 } },
    { name: 'days', kind: 'numeric', role: 'feature', precision: 0, bounds: { min: 0, max: 1000 } },
    { name: 'dead', kind: 'boolean', role: 'outcome', levels: ['0', '1'] },
  ],
}

/** A raw table, as a file gives it: texts alone. */
export function peopleTable(count: number, seed: number | string = 1): Table {
  const rng = createRng(seed)
  const rows = Array.from({ length: count }, () => {
    const age = Math.round(Math.min(100, Math.max(20, 60 + 14 * rng.normal())))
    const stage = ['I', 'II', 'III'][Math.min(2, Math.max(0, Math.round((age - 45) / 20 + 0.7 * rng.normal())))]!
    const sex = rng.uniform() < 0.55 ? 'F' : 'M'
    const marker =
      rng.uniform() < 0.1 ? '' : Math.min(50, Math.max(0, 10 + 0.2 * (age - 60) + 4 * rng.normal())).toFixed(1)
    const rate = 0.0008 * Math.exp(0.04 * (age - 60) + (sex === 'M' ? 0.4 : 0))
    const death = -Math.log(1 - rng.uniform()) / rate
    const leaving = 200 + 800 * rng.uniform()
    return [
      String(age),
      sex,
      stage,
      marker,
      String(Math.max(1, Math.ceil(Math.min(death, leaving)))),
      death <= leaving ? '1' : '0',
    ]
  })
  return Table.of(
    peopleSchema.columns.map(({ name }, at) =>
      levelColumn(
        name,
        rows.map((row) => row[at]! || null),
      ),
    ),
    count,
  )
}

export interface Asking {
  readonly epsilon: number
  readonly schema?: Schema
  readonly file?: Readonly<Record<string, unknown>>
}

/** Answers of questions about a table, by id, at a given ε; no ledger file. */
export async function answersOf(
  table: Table,
  questions: readonly unknown[],
  { epsilon, schema = peopleSchema, file = {} }: Asking,
): Promise<Answers & { readonly byId: Readonly<Record<string, Answer>> }> {
  const plan = planQueries(questionsOf({ ...file, questions }), schema)
  const ledger = createLedger({
    epsilon,
    publicSize: 1000,
    unit: 'row',
    patients: schema.name,
    acceptWeakPrivacy: true,
  })
  const { all: rho } = ledger.plan({ all: 1 })
  const answers = await ask({ plan, ledger, rho, read: async () => table })
  return { ...answers, byId: Object.fromEntries(answers.answers.map((answer) => [answer.id, answer])) }
}

/** So much privacy that no noise is left: for comparison with exact answers alone. */
export const noNoise = 1e7

/** The value of the cell of a group. */
export function numberOf(
  answer: Answer | undefined,
  group: Readonly<Record<string, string>> = {},
  measure?: string,
): number {
  const found = answer?.cells.find(
    (cell) =>
      Object.entries(group).every(([column, label]) => cell.group[column] === label) &&
      (measure === undefined || cell.measure === measure),
  )
  return found?.estimate?.value ?? Number.NaN
}
