import { loadDataset } from '../../datasets/index.js'
import { type MetricResult, metrics } from '../../evaluators/index.js'
import { createRng, permutation, wilsonInterval } from '../../src/math/index.js'
import { patientIndex, type Schema, type Table } from '../../src/table/index.js'
import {
  brokenRule,
  copy,
  droppedSubgroup,
  fewOutliersLeak,
  foreignDigits,
  type Generator,
  independent,
  interpolation,
  noisyCopy,
  outlierLeak,
  swappedOutcome,
  turnedFinding,
  unseenRows,
} from './planted.js'

/** Whether a metric's interval says that something is wrong. */
export interface Alarm {
  readonly name: string
  readonly metric: string
  rings(result: MetricResult): boolean
}

const low = (result: MetricResult) => (result.status === 'ok' ? (result.interval?.[0] ?? result.value) : Number.NaN)
const high = (result: MetricResult) => (result.status === 'ok' ? (result.interval?.[1] ?? result.value) : Number.NaN)

interface IsolatedDetail {
  readonly isolated?: { readonly interval?: readonly [number, number] }
}

interface UniquesDetail {
  readonly ofHoldout: { readonly rows: number; readonly replicated: number }
}

function holdoutUniques(result: MetricResult): { readonly successes: number; readonly trials: number } {
  if (result.status === 'skipped') return { successes: 1, trials: 1 }
  const { rows, replicated } = (result.detail as unknown as UniquesDetail).ofHoldout
  return { successes: replicated, trials: rows }
}

/** Each at the 95 % level of its own interval; one-sided alarms should be false once in forty. */
export const alarms: readonly Alarm[] = [
  { name: 'copies', metric: 'privacy.exact-copies', rings: (result) => low(result) > 0.01 },
  { name: 'membership', metric: 'privacy.membership-ensemble', rings: (result) => low(result) > 0.5 },
  {
    name: 'membership of isolated records',
    metric: 'privacy.membership-ensemble',
    rings: (result) =>
      result.status === 'ok' && ((result.detail as IsolatedDetail | undefined)?.isolated?.interval?.[0] ?? 0) > 0.5,
  },
  { name: 'membership F1', metric: 'privacy.membership-f1', rings: (result) => low(result) > 0 },
  {
    name: 'uniques replicated',
    metric: 'privacy.replicated-uniques',
    // Smaller tables have more uniques: the holdout's share is the stricter one to be compared with.
    rings: (result) => low(result) > wilsonInterval(holdoutUniques(result))[1],
  },
  { name: 'distance ratio', metric: 'privacy.nndr', rings: (result) => high(result) < 0.1 },
  { name: 'closer to train', metric: 'privacy.c2st-gap', rings: (result) => low(result) > 0 },
  { name: 'singling out', metric: 'privacy.singling-out', rings: (result) => low(result) > 0 },
  { name: 'linkability', metric: 'privacy.linkability', rings: (result) => low(result) > 0 },
  { name: 'inference', metric: 'privacy.inference', rings: (result) => low(result) > 0 },
  { name: 'told apart', metric: 'fidelity.c2st', rings: (result) => low(result) > 0.5 },
  { name: 'told by digits', metric: 'fidelity.digits', rings: (result) => low(result) > 0.5 },
  { name: 'relations lost', metric: 'fidelity.lost-relations', rings: (result) => low(result) > 0 },
  { name: 'findings lost', metric: 'utility.lost-effects', rings: (result) => low(result) > 0 },
  { name: 'useless', metric: 'utility.tstr', rings: (result) => high(result) < 0.5 },
  { name: 'rules broken', metric: 'validity.rules', rings: (result) => high(result) < 0.995 },
  { name: 'neighbourhoods lost', metric: 'fidelity.coverage', rings: (result) => high(result) < 0.9 },
  { name: 'subgroup lost', metric: 'fidelity.subgroups', rings: (result) => high(result) < 0.9 },
]

/** The copy check that people take for a privacy score. Not in the table: its interval does not cover the split. */
export const distanceShare: Alarm = {
  name: 'distance share',
  metric: 'privacy.dcr-share',
  rings: (result) => low(result) > 0.5,
}

/** Each planted generator with the alarms it must raise. */
export const planted: readonly {
  readonly name: string
  readonly generator: Generator
  readonly must: readonly string[]
}[] = [
  { name: 'unseen real rows', generator: unseenRows, must: [] },
  {
    name: 'copy of train',
    generator: copy,
    must: [
      ...['copies', 'distance ratio', 'uniques replicated', 'membership', 'membership of isolated records'],
      ...['membership F1', 'closer to train', 'linkability', 'inference'],
    ],
  },
  {
    name: 'copy with 1 % noise',
    generator: noisyCopy,
    must: ['membership', 'membership of isolated records', 'membership F1', 'closer to train', 'linkability'],
  },
  { name: 'outliers leaked', generator: outlierLeak, must: ['membership of isolated records'] },
  { name: 'few outliers leaked', generator: fewOutliersLeak, must: ['copies'] },
  { name: 'interpolation (SMOTE)', generator: interpolation, must: ['membership', 'closer to train'] },
  {
    name: 'independent columns',
    generator: independent,
    must: ['told apart', 'relations lost', 'findings lost', 'useless', 'neighbourhoods lost'],
  },
  { name: 'outcome swapped', generator: swappedOutcome, must: ['useless'] },
  { name: 'main finding turned round', generator: turnedFinding, must: ['relations lost', 'findings lost'] },
  { name: 'rule broken in 2 %', generator: brokenRule, must: ['rules broken'] },
  { name: 'a decimal nobody wrote', generator: foreignDigits, must: ['told by digits'] },
  { name: 'oldest third dropped', generator: droppedSubgroup, must: ['subgroup lost'] },
]

const rotterdam = await loadDataset('rotterdam')

/** Which alarms a generator raises on a division of the table by `seed`. */
export async function raised(generator: Generator, seed: number, wanted: readonly Alarm[] = alarms): Promise<string[]> {
  const { schema, train, holdout, reference, fresh } = divided(rotterdam.table, rotterdam.schema, seed)
  const synthetic = generator({ schema, train, fresh, rng: createRng(seed).fork('planted') })
  const found: string[] = []
  const results = new Map<string, MetricResult>()
  for (const { name, metric, rings } of wanted) {
    if (!results.has(metric)) {
      const rng = createRng(seed).fork(metric)
      const { compute } = metrics.find(({ id }) => id === metric)!
      results.set(metric, await compute({ schema, train, holdout, reference, synthetic, rng }))
    }
    if (rings(results.get(metric)!)) found.push(name)
  }
  return found
}

/** Train 40 %, holdout 20 %, reference 15 %, fresh 25 %, by patient where the schema has one. */
export function divided(table: Table, schema: Schema, seed: number) {
  const patientOf = patientIndex(table, schema)
  const people = patientOf.reduce((count, patient) => Math.max(count, patient + 1), 0)
  const order = permutation(people, createRng(seed).fork('division'))
  const rowsOf = Array.from({ length: people }, (): number[] => [])
  patientOf.forEach((patient, row) => {
    rowsOf[patient]!.push(row)
  })
  const part = (from: number, to: number) =>
    table.take(
      [...order.slice(Math.round(from * people), Math.round(to * people))].flatMap((patient) => rowsOf[patient]!),
    )
  return { schema, train: part(0, 0.4), holdout: part(0.4, 0.6), reference: part(0.6, 0.75), fresh: part(0.75, 1) }
}
