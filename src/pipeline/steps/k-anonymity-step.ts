import { applyPlan, kAnonymityOptions, type Plan, planKAnonymity } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { parseIssues } from '../../messages/index.js'
import { readPopulation } from '../k-anonymity/read-population.js'
import { statementsKept } from './schema-within.js'
import type { Rows, Step, StepResult } from './step.js'

/** k-anonymity as a step: its own plan on the rows it is given. Throws as `planKAnonymity`. */
export function kAnonymityStep(stated: Readonly<Record<string, unknown>>): Step {
  const { population: path, ...own } = stated
  const parsed = kAnonymityOptions.safeParse(own)
  if (!parsed.success) {
    const issues = parseIssues(parsed.error, { schema: kAnonymityOptions, whole: 'options' })
    throw new MirrorwardError('bad-option', 'the options of k-anonymity have errors', { issues })
  }
  return {
    technique: 'k-anonymity',
    async apply(rows, { signal }) {
      const population = path === undefined ? undefined : await readPopulation(String(path), rows.schema)
      const plan = planKAnonymity(rows.table, {
        ...{ schema: rows.schema, options: parsed.data, population },
        ...(signal && { signal }),
      })
      return byPlan(plan, { rows, options: { ...parsed.data, ...(path !== undefined && { population: path }) } })
    },
  }
}

/** What a plan makes of rows: those it was made from, or as many others. */
export function byPlan(
  plan: Plan,
  { rows, options }: { readonly rows: Rows; readonly options: Readonly<Record<string, unknown>> },
): StepResult {
  const { table, schema } = rows
  const applied = applyPlan(plan, table, schema)
  const { patient } = schema
  const coarser = new Set(plan.columns.map(({ name }) => name))
  const isSame = (name: string) => applied.table.has(name) && !coarser.has(name)
  const isOrphan = patient !== undefined && !applied.table.has(patient)
  return {
    ...{ technique: 'k-anonymity', nature: 'generalised', origins: rows.origins },
    table: applied.table,
    schema: { ...applied.schema, ...statementsKept(schema, isSame) },
    representatives: applied.representatives,
    like: async (other) => applyPlan(plan, other, schema, { keepsAll: true }).table,
    card: {
      ...{ k: plan.k, unit: plan.unit, suppressedRows: applied.suppressedRows, loss: plan.found.loss },
      ...{ smallestClass: plan.found.smallestClass, classes: plan.found.classes },
      levels: Object.fromEntries(plan.columns.map(({ name, level, levels }) => [name, `${level} of ${levels - 1}`])),
      ...(isOrphan && { peopleColumnLeftOut: true }),
    },
    files: [
      {
        name: 'plan.json',
        text: `${JSON.stringify({ ...plan, representatives: applied.representatives }, null, 1)}\n`,
      },
    ],
    settled: settledOn(plan, options),
  }
}

/** The step that makes a plan of its own by the same options and trees, so that the twin knows the same values. */
export function settledOn(plan: Plan, options: Readonly<Record<string, unknown>>): Step {
  return kAnonymityStep({ ...options, hierarchies: hierarchiesOf(plan, options) })
}

function hierarchiesOf(plan: Plan, options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const stated = (options.hierarchies ?? {}) as Readonly<Record<string, unknown>>
  return { ...stated, ...Object.fromEntries(plan.columns.map(({ name, hierarchy }) => [name, hierarchy])) }
}
