import { createRngAt } from '../src/math/index.js'
import type { Schema, Table } from '../src/table/index.js'
import type { ControlName, EvaluationContext, Metric, MetricResult } from './metric.js'

/** The tables of an evaluation and of its controls, by what they are. */
export type TableKey =
  | 'train'
  | 'holdout'
  | 'reference'
  | 'synthetic'
  | 'independent'
  | 'copula'
  | 'unseen-half'
  | 'reference-half'

/** One metric on one table: plain data, so that it can be handed to a thread. */
export interface Task {
  readonly metric: string
  /** The table that stands in the synthetic one's place. */
  readonly name: 'synthetic' | ControlName
  readonly synthetic: TableKey
  readonly reference: TableKey
  /** The path of the stream that every task's own is forked from. */
  readonly rngPath: string
}

export interface TaskData {
  readonly schema: Schema
  readonly tables: Readonly<Record<TableKey, Table>>
  readonly refit?: EvaluationContext['refit']
  readonly fewRefits?: EvaluationContext['fewRefits']
  readonly refitsAtOnce?: number
}

/** The result of a metric on one table; its streams depend on the metric's and the table's names only. */
export async function runTask(
  metric: Metric,
  { name, synthetic, reference, rngPath }: Task,
  { schema, tables, refit, fewRefits, refitsAtOnce = 1 }: TaskData,
): Promise<MetricResult> {
  const own = createRngAt(rngPath).fork(metric.drawsAs ?? metric.id)
  const result = await metric.compute({
    schema,
    train: tables.train,
    holdout: tables.holdout,
    reference: tables[reference],
    synthetic: tables[synthetic],
    rng: own.fork(name),
    realRng: own.fork('real'),
    brief: name !== 'synthetic',
    ...(refit && { refit }),
    ...(fewRefits && { fewRefits }),
    refitsAtOnce,
  })
  if (result.status === 'ok' && !Number.isFinite(result.value)) return { status: 'skipped', reason: 'undefined here' }
  if (name === 'synthetic' || result.status === 'skipped') return result
  const { detail: _detail, ...rest } = result
  return rest
}
