import type { Table } from '../../table/index.js'
import { zcdpEpsilon } from '../accounting/zcdp.js'
import type { PrivacyLedger } from '../ledger.js'
import { type Charge, discreteGaussian } from '../mechanisms/index.js'
import type { Answer, Answers } from './answer.js'
import type { Released, ReleasedRounds } from './kinds/index.js'
import { boughtOf, type Item, keyOf, type QueryPlan, sharesOf } from './plan.js'
import type { Procedure, Round } from './procedure.js'
import { type Noisy, reconcile } from './reconcile.js'
import { rowsOfPatients } from './rows-of-patients.js'
import { withinDomain } from './within-domain.js'

/** Noisy numbers that were bought, as they are kept. */
export interface Bought {
  /** Of each release: a measurement has one. */
  readonly values: readonly (readonly number[])[]
  readonly variances: readonly number[]
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
      const item = plan.items.get(key)!
      const mechanisms = roundsOf(item).map(({ share, ...round }) => ({
        grid: round.grid,
        mechanism: mechanismOf(round, { rho: cost * share, rows: plan.rowsPerPatient }),
        purpose: `queries: ${boughtOf(item).title} (${questions.join(', ')})`,
        reason: reasonOf(round.reason, plan.rowsPerPatient),
      }))
      return { key, item, mechanisms }
    })
    const charges = ledger.chargeAll(wanted.flatMap(({ mechanisms }) => mechanisms))
    const table = boundedTable(await read(), plan)
    let next = 0
    const now = new Map(
      wanted.map(({ key, item, mechanisms }): [string, Bought] => {
        const rounds = mechanisms.map(({ mechanism, grid }) => ({ mechanism, grid, charge: charges[next++]! }))
        return [key, boughtNow(item, { table, rounds })]
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

function roundsOf(item: Item): readonly Round[] {
  return 'measurement' in item ? [{ ...item.measurement, share: 1 }] : item.procedure.rounds
}

interface ChargedRounds {
  readonly table: Table
  readonly rounds: readonly {
    readonly mechanism: ReturnType<typeof mechanismOf>
    readonly grid: number
    readonly charge: Charge
  }[]
}

/** The one place where sums of patients' numbers go to their mechanisms. */
function boughtNow(item: Item, { table, rounds }: ChargedRounds): Bought {
  const values: Float64Array[] = []
  const release = (exact: Float64Array) => {
    const { mechanism, grid, charge } = rounds[values.length]!
    values.push(mechanism.release(exact, charge).map((value) => value / grid))
    return { values: values.at(-1)!, variance: mechanism.variance! / grid ** 2 }
  }
  if ('measurement' in item) release(item.measurement.sums(table))
  else item.procedure.run(table, release)
  return {
    values: values.map((each) => Array.from(each)),
    variances: rounds.map(({ mechanism, grid }) => mechanism.variance! / grid ** 2),
  }
}

function mechanismOf(
  { norm, grid }: Pick<Round, 'norm' | 'grid'>,
  { rho, rows }: { readonly rho: number; readonly rows: number },
) {
  return discreteGaussian({ sensitivity: norm * grid * rows, rho })
}

function reasonOf(reason: string, rows: number): string {
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
  const measured = [...plan.items].flatMap(([key, item]) => ('measurement' in item ? [{ key, ...item }] : []))
  const noisy = measured.map(({ key, measurement: { structure } }): Noisy => {
    const { values, variances } = bought.get(key)!
    return { values: Float64Array.from(values[0]!), variance: variances[0]!, ...(structure && { structure }) }
  })
  const agreed = new Map(
    reconcile(noisy, plan.schema).map((each, at): [string, Released] => [
      measured[at]!.key,
      { ...each, variance: noisy[at]!.variance },
    ]),
  )
  const rounds = (procedure: Procedure): ReleasedRounds => {
    const { values, variances } = bought.get(keyOf({ procedure }, plan))!
    return { values: values.map((each) => Float64Array.from(each)), variances }
  }
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
      ...approach.answer((measurement) => agreed.get(keyOf({ measurement }, plan))!, rounds),
    }
  })
}
