import { createRngAt } from '../src/math/index.js'
import type { Schema } from '../src/table/index.js'
import type { ControlName, EvaluationContext, Metric, MetricResult } from './metric.js'
import type { EvaluationTables, TableSample } from './table-sample.js'

/** The tables of an evaluation and of its controls, by what they are. */
export type TableKey = keyof EvaluationTables

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
  readonly tables: EvaluationTables
  /** What metrics that ask rows are given instead; absent where no table is larger than they ask. */
  readonly sample?: TableSample
  readonly refit?: EvaluationContext['refit']
  readonly fewRefits?: EvaluationContext['fewRefits']
  readonly refitsAtOnce?: number
  /** Of each synthetic row the training row it was made of; see `EvaluationContext`. */
  readonly origins?: ArrayLike<number>
}

/** The result of a metric on one table; its streams depend on the metric's and the table's names only. */
export async function runTask(
  metric: Metric,
  { name, synthetic, reference, rngPath }: Task,
  { schema, tables: whole, sample, refit, fewRefits, refitsAtOnce = 1, origins }: TaskData,
): Promise<MetricResult> {
  const sampled = metric.asksRows !== undefined ? sample : undefined
  const tables = sampled?.tables ?? whole
  const own = createRngAt(rngPath).fork(metric.drawsAs ?? metric.id)
  const result = await metric.compute({
    schema,
    train: tables.train,
    holdout: tables.holdout,
    reference: tables[reference],
    synthetic: tables[synthetic],
    rng: own.fork(name),
    realRng: own.fork('real'),
    commonRng: createRngAt(rngPath).fork('common'),
    brief: name !== 'synthetic',
    ...(origins && sampled === undefined && { origins: originsOf(synthetic, { origins, tables }) }),
    ...(sampled && { trainRows: sampled.trainRows }),
    ...(refit && { refit }),
    ...(fewRefits && { fewRefits }),
    refitsAtOnce,
  })
  if (result.status === 'ok' && !Number.isFinite(result.value)) return { status: 'skipped', reason: 'undefined here' }
  if (result.status === 'skipped') return result
  const { detail, ...rest } = result
  const asked = asksFewer(metric, [whole.train, whole.holdout, whole[reference], whole[synthetic]])
  const based = asked === null || rest.basis !== undefined ? rest : { ...rest, basis: { sampled: asked } }
  return name === 'synthetic' && detail !== undefined ? { ...based, detail } : based
}

/** A control has nobody's row, but for the copy of train, which has everybody's. */
function originsOf(
  key: TableKey,
  { origins, tables }: { readonly origins: ArrayLike<number>; readonly tables: EvaluationTables },
): ArrayLike<number> {
  if (key === 'synthetic') return origins
  return Int32Array.from({ length: tables[key].rowCount }, (_, row) => (key === 'train' ? row : -1))
}

/** How many rows of a side a metric asks at most; null where none of the tables has more. */
function asksFewer({ asksRows }: Metric, tables: readonly { readonly rowCount: number }[]): number | null {
  return asksRows !== undefined && tables.some(({ rowCount }) => rowCount > asksRows) ? asksRows : null
}
