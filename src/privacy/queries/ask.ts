import type { Table } from '../../table/index.js'
import { zcdpEpsilon } from '../accounting/zcdp.js'
import type { PrivacyLedger } from '../ledger.js'
import { discreteGaussian } from '../mechanisms/index.js'
import type { Answer, Answers } from './answer.js'
import type { Released } from './kinds/index.js'
import type { Measurement } from './measurement.js'
import { keyOf, type QueryPlan, sharesOf } from './plan.js'
import { type Noisy, reconcile } from './reconcile.js'
import { rowsOfPatients } from './rows-of-patients.js'
import { withinDomain } from './within-domain.js'

/** Noisy numbers that were bought, as they are kept. */
export interface Bought {
  readonly values: readonly number[]
  readonly variance: number
}

/** What was bought of some patients so far: asked again, it costs nothing. */
export interface BoughtStore {
  readonly all: ReadonlyMap<string, Bought>
  /** Keeps what was bought now, before anybody sees it. */
  keep(bought: ReadonlyMap<string, Bought>): void
}

export interface AskRequest {
  readonly plan: QueryPlan
  readonly ledger: PrivacyLedger
  /** What these questions may spend together. */
  readonly rho: number
  readonly store?: BoughtStore | undefined
  /** The table as it lies in its file. Called after the charge; not at all where everything was bought before. */
  readonly read: () => Promise<Table>
}

/**
 * Answers questions together: one charge for all that is not bought yet, written down before the table is read; then noisy sums,
 * made to agree with one another; then answers, of which each says how wrong it may be. Throws `budget-exhausted`, and then nothing
 * was read.
 */
export async function ask({ plan, ledger, rho, store, read }: AskRequest): Promise<Answers> {
  const bought = new Map(store?.all ?? [])
  const { shares, costs } = sharesOf(plan, { rho, isBought: (key) => bought.has(key) })
  if (shares.size > 0) {
    const wanted = [...shares].map(([key, { rho: cost, questions }]) => {
      const measurement = plan.measurements.get(key)!
      return {
        key,
        measurement,
        questions,
        mechanism: mechanismOf(measurement, { rho: cost, rows: plan.rowsPerPatient }),
      }
    })
    const charges = ledger.chargeAll(
      wanted.map(({ measurement, questions, mechanism }) => ({
        purpose: `queries: ${measurement.title} (${questions.join(', ')})`,
        reason: reasonOf(measurement, plan.rowsPerPatient),
        mechanism,
      })),
    )
    const table = boundedTable(await read(), plan)
    const now = new Map(
      wanted.map(({ key, measurement, mechanism }, at): [string, Bought] => {
        const noisy = mechanism.release(measurement.sums(table), charges[at]!)
        const { grid } = measurement
        return [key, { values: Array.from(noisy, (value) => value / grid), variance: mechanism.variance! / grid ** 2 }]
      }),
    )
    store?.keep(now)
    for (const [key, each] of now) bought.set(key, each)
  }
  const { name, patient } = plan.schema
  return {
    format: 'mirrorward/answers',
    version: 1,
    name,
    unit: patient === undefined ? 'row' : 'patient',
    ...(patient !== undefined && { rows: typeof plan.rows === 'object' ? `at most ${plan.rows.most}` : plan.rows }),
    rowsPerPatient: plan.rowsPerPatient,
    answers: answersOf(plan, { bought, costs, delta: ledger.budget.delta - ledger.budget.keysDelta }),
    ledger: ledger.record(),
  }
}

function mechanismOf({ norm, grid }: Measurement, { rho, rows }: { readonly rho: number; readonly rows: number }) {
  return discreteGaussian({ sensitivity: norm * grid * rows, rho })
}

function reasonOf({ reason }: Measurement, rows: number): string {
  return rows === 1 ? `${reason}; a patient has one row` : `${reason}; ${rows} rows of a patient count at most`
}

/** The rows that count, within what is declared. */
function boundedTable(raw: Table, plan: QueryPlan): Table {
  const { schema, rows, columns } = plan
  const within = withinDomain(raw, schema, columns)
  if (schema.patient === undefined) return within
  return within.take(rowsOfPatients(within, { schema, rows }))
}

interface Known {
  readonly bought: ReadonlyMap<string, Bought>
  readonly costs: ReadonlyMap<string, number>
  readonly delta: number
}

function answersOf(plan: QueryPlan, { bought, costs, delta }: Known): readonly Answer[] {
  const keys = [...plan.measurements.keys()]
  const noisy = keys.map((key): Noisy => {
    const { values, variance } = bought.get(key)!
    const { structure } = plan.measurements.get(key)!
    return { values: Float64Array.from(values), variance, ...(structure && { structure }) }
  })
  const agreed = new Map(
    reconcile(noisy, plan.schema).map((each, at): [string, Released] => [
      keys[at]!,
      { ...each, variance: noisy[at]!.variance },
    ]),
  )
  return plan.asked.map(({ question, approach }): Answer => {
    const { id, title, ask: kind, where, by } = question
    const rho = costs.get(id) ?? 0
    return {
      id,
      ...(title !== undefined && { title }),
      ask: kind,
      ...(where !== undefined && { where }),
      by: by.map(({ column }) => column),
      cost: { rho, epsilon: zcdpEpsilon(rho, delta) },
      cached: !costs.has(id),
      ...approach.answer((measurement) => agreed.get(keyOf(measurement, plan))!),
    }
  })
}
