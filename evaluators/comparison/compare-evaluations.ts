import type { ControlName, Interval, LinkedControlName, MetricRecord, MetricResult } from '../metric.js'
import { clearlyBest } from './clearly-best.js'
import type { NamedEvaluation } from './named-evaluation.js'
import { type Difference, protocolDifferences } from './protocol-differences.js'

/** Several evaluations side by side: everything a page about them shows. Plain JSON; lists follow the order of `releases`. */
export interface Comparison {
  readonly format: 'mirrorward/comparison'
  readonly version: 1
  /** Of linked tables: rows are people, and metrics and controls are those of tables together. */
  readonly isLinked?: boolean
  readonly releases: readonly ComparedRelease[]
  /** Where the evaluations were not made alike. */
  readonly differences: readonly Difference[]
  /** False when numbers of one cannot be held against numbers of another: nothing is then called better. */
  readonly isComparable: boolean
  readonly metrics: readonly ComparedMetric[]
}

export interface ComparedRelease {
  readonly name: string
  readonly title: string
  readonly model: string | null
  readonly rows: number
  readonly trainRows: number
  /** The membership attack that got furthest, by its area under the curve. */
  readonly bestAttack: {
    readonly id: string
    readonly title: string
    readonly value: number
    readonly interval?: Interval
  } | null
}

export interface ComparedMetric extends Pick<MetricRecord, 'id' | 'title' | 'reading' | 'goal' | 'range' | 'counts'> {
  /** The definition has one version in all evaluations that have the metric. */
  readonly isOneVersion: boolean
  /** One a release; null where the evaluation lacks the metric. */
  readonly results: readonly (MetricResult | null)[]
  readonly controls: Readonly<Partial<Record<ControlName | LinkedControlName, readonly (MetricResult | null)[]>>>
  /** The index of the release whose interval lies on the good side of all others; null when there is none. */
  readonly best: number | null
}

/** Every metric of several evaluations side by side; see `clearlyBest` for what is called best. `isLinked` where each is of tables together. */
export function compareEvaluations(
  named: readonly NamedEvaluation[],
  { isLinked = false }: { readonly isLinked?: boolean } = {},
): Comparison {
  const differences = protocolDifferences(named)
  const isComparable = differences.every(({ weight }) => weight !== 'not comparable')
  const ids = [...new Set(named.flatMap(({ evaluation }) => evaluation.results.map(({ id }) => id)))]
  return {
    format: 'mirrorward/comparison',
    version: 1,
    ...(isLinked && { isLinked }),
    releases: named.map(comparedRelease),
    differences,
    isComparable,
    metrics: ids.map((id) => {
      const records = named.map(({ evaluation }) => evaluation.results.find((record) => record.id === id) ?? null)
      return comparedMetric(records, isComparable)
    }),
  }
}

function comparedMetric(records: readonly (MetricRecord | null)[], isComparable: boolean): ComparedMetric {
  const present = records.filter((record) => record !== null)
  const { id, title, reading, goal, range, counts } = present[0]!
  const isOneVersion = new Set(present.map(({ version }) => version)).size === 1
  const results = records.map((record) => withoutDetail(record?.result))
  const names = [
    ...new Set(present.flatMap(({ controls }) => Object.keys(controls) as (ControlName | LinkedControlName)[])),
  ]
  const controls = names.map((name) => [name, records.map((record) => withoutDetail(record?.controls[name]))] as const)
  const best = isComparable && isOneVersion ? clearlyBest(results, goal) : null
  return {
    ...{ id, title, reading, goal, range, ...(counts && { counts }) },
    ...{ isOneVersion, results, controls: Object.fromEntries(controls), best },
  }
}

function withoutDetail(result: MetricResult | undefined): MetricResult | null {
  if (result === undefined || result.status === 'skipped') return result ?? null
  const { detail: _detail, ...numbers } = result
  return numbers
}

function comparedRelease({ name, evaluation }: NamedEvaluation): ComparedRelease {
  const { title, model, inputs, results } = evaluation
  const attacks = results.flatMap(({ id, title: attack, result }) => {
    if (!isAttack(id) || result.status !== 'ok') return []
    return [{ id, title: attack, value: result.value, ...(result.interval && { interval: result.interval }) }]
  })
  const strongest = attacks.sort((a, b) => b.value - a.value)[0] ?? null
  const called = model?.title ?? model?.model
  return {
    name,
    title,
    model: called === undefined ? null : String(called),
    rows: inputs.synthetic.rows,
    trainRows: inputs.train.rows,
    bestAttack: strongest,
  }
}

/** Attacks whose value is an area under the curve: F1 at one threshold is none. */
function isAttack(id: string): boolean {
  return (
    ['dcr', 'dcr-difference', 'ensemble'].some((attack) => id === `privacy.membership-${attack}`) ||
    id === 'privacy.shadow-membership' ||
    id === 'privacy.membership-histories'
  )
}
