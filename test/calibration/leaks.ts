import { type MetricResult, metrics } from '../../evaluators/index.js'
import type { Metric, MetricRecord } from '../../evaluators/metric.js'
import { defaultPolicy } from '../../evaluators/policy/default-policy.js'
import { judge } from '../../evaluators/policy/judge.js'
import { createRng } from '../../src/math/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import {
  type Generator,
  inTrainingOrder,
  lowDigitsOfRows,
  lowDigitsOfSecrets,
  rankNoise,
  splice,
  twoOutliers,
  twoRedrawn,
  unseenRows,
} from './planted.js'
import { divided } from './suite.js'

/** Releases that give somebody away, and the criterion of the default policy that must then be "not met". */
export const leaks: readonly { readonly name: string; readonly generator: Generator; readonly must: string | null }[] =
  [
    { name: 'unseen real rows', generator: unseenRows, must: null },
    { name: 'two outliers copied', generator: twoOutliers, must: 'privacy.exposed-people' },
    { name: 'low digits tell a secret', generator: lowDigitsOfSecrets, must: 'privacy.low-digits' },
    { name: 'low digits number the rows', generator: lowDigitsOfRows, must: 'privacy.low-digits' },
    { name: 'order of the training rows', generator: inTrainingOrder, must: 'privacy.row-order' },
    { name: 'copies with two columns redrawn', generator: twoRedrawn, must: 'privacy.exposed-people' },
    { name: 'spliced from two training rows', generator: splice, must: 'privacy.exposed-people' },
    { name: 'rank noise of two in a hundred', generator: rankNoise, must: 'privacy.exposed-people' },
  ]

/** Criteria on privacy that take no classifier and no attack. */
export const quickCriteria = [
  'privacy.exact-copies',
  'privacy.exposed-people',
  'privacy.rare-values',
  'privacy.row-order',
  'privacy.low-digits',
] as const

export const privacyCriteria: readonly string[] = defaultPolicy.criteria
  .filter(({ question }) => question === 'private')
  .map(({ metric }) => metric)

export interface Asked {
  readonly generator: Generator
  readonly seed: number
  readonly criteria: readonly string[]
}

/** Which criteria of the default policy are "not met" by what a generator makes of a division of a table. */
export async function notMet(
  { table, schema }: { readonly table: Table; readonly schema: Schema },
  { generator, seed, criteria }: Asked,
): Promise<string[]> {
  const { train, holdout, reference, fresh } = divided(table, schema, seed)
  const synthetic = generator({ schema, train, fresh, rng: createRng(seed).fork('planted') })
  const records: MetricRecord[] = []
  for (const metric of metrics.filter(({ id }) => criteria.includes(id))) {
    const compute = (made: Table) =>
      metric.compute({ schema, train, holdout, reference, synthetic: made, rng: createRng(seed).fork(metric.id) })
    const isRelative = defaultPolicy.criteria.some((each) => each.metric === metric.id && each.relativeTo !== undefined)
    const controls = isRelative ? { 'unseen-real': await compute(reference) } : {}
    records.push(recordOf(metric, await compute(synthetic), controls))
  }
  const { criteria: judged } = judge(records, defaultPolicy)
  return judged
    .filter(({ metric, status }) => criteria.includes(metric) && status === 'not met')
    .map(({ metric }) => metric)
}

function recordOf(metric: Metric, result: MetricResult, controls: MetricRecord['controls']): MetricRecord {
  const { id, title, question, reading, goal, range, version } = metric
  return { id, title, question, reading, goal, range, version, result, controls }
}
