import { MirrorwardError } from '../src/errors.js'
import type { Table } from '../src/table/index.js'
import { metrics as allMetrics } from './catalogue.js'
import { controlStands, tablesWithControls } from './controls.js'
import {
  type ControlName,
  controlNames,
  type EvaluationContext,
  type Metric,
  type MetricRecord,
  type MetricResult,
} from './metric.js'
import { runTask, type Task } from './run-task.js'
import { openPool, type TaskPool } from './threads/pool.js'

/** The synthetic table and its controls. */
const tablesEach = 1 + controlNames.length

export interface EvaluateOptions extends EvaluationContext {
  /** A table of independent columns made by the marginals model; the training columns shuffled when absent. */
  readonly controls?: { readonly 'independent-marginals'?: Table }
  /** All metrics of the catalogue when absent. */
  readonly metrics?: readonly Metric[]
  /** Threads to use; the numbers do not depend on it. */
  readonly threads?: number
  /** Called when a metric is done for one of the tables, with the share of all that is. */
  readonly onProgress?: (share: number, metric: string) => void
  readonly signal?: AbortSignal
}

/**
 * Every metric on the synthetic table and on the four controls. A task draws from a stream of its metric's and its table's
 * name, so neither another metric nor the number of threads changes a number. Throws `bad-data` when a table lacks a
 * column, `aborted`.
 */
export async function evaluate({
  controls = {},
  metrics = allMetrics,
  threads = 1,
  onProgress,
  signal,
  ...context
}: EvaluateOptions): Promise<MetricRecord[]> {
  checkColumns(context)
  const { schema, rng, refit, refitsAtOnce = 1 } = context
  const tables = tablesWithControls(context, {
    independentMarginals: controls['independent-marginals'],
    rng: rng.fork('controls'),
  })
  const data = { schema, tables, ...(refit && { refit, refitsAtOnce }) }
  const tasks = metrics.flatMap((metric) => tasksOf(metric, rng.path).map((task) => ({ metric, task })))
  const pool = await openPool(data, Math.min(threads, tasks.length))
  let done = 0
  const compute = async (metric: Metric, task: Task): Promise<MetricResult> => {
    if (signal?.aborted) throw stopped()
    const isShared = pool !== null && allMetrics.includes(metric) && metric.usesRefit !== true
    // Lets the event loop see an interruption.
    if (!isShared) await new Promise((resolve) => setImmediate(resolve))
    const result = await (isShared ? pool.run(task) : runTask(metric, task, data))
    onProgress?.(++done / tasks.length, metric.title)
    return result
  }
  try {
    const results = await inOrder(tasks, compute, { pool, signal })
    return metrics.map((metric, index) => toRecord(metric, results.slice(index * tablesEach, (index + 1) * tablesEach)))
  } finally {
    await pool?.close()
  }
}

interface Pending {
  readonly metric: Metric
  readonly task: Task
}

/**
 * Table by table, so that metrics of one table find what others have computed for it, the costly ones first: one after the
 * other in this thread, or all handed out at once when there is a pool.
 */
async function inOrder(
  tasks: readonly Pending[],
  compute: (metric: Metric, task: Task) => Promise<MetricResult>,
  { pool, signal }: { readonly pool: TaskPool | null; readonly signal: AbortSignal | undefined },
): Promise<MetricResult[]> {
  const results: MetricResult[] = new Array(tasks.length)
  const costs = { costly: 0, moderate: 1, cheap: 2 }
  const order = tasks.map((pending, index) => ({ ...pending, index, table: index % tablesEach }))
  order.sort((a, b) => a.table - b.table || costs[a.metric.cost] - costs[b.metric.cost] || a.index - b.index)
  const work = async ({ metric, task, index }: (typeof order)[number]) => {
    results[index] = await compute(metric, task)
  }
  if (pool === null) {
    for (const pending of order) await work(pending)
    return results
  }
  const interrupted = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(stopped())))
  await Promise.race([Promise.all(order.map(work)), interrupted])
  return results
}

function tasksOf({ id, usesReference = false }: Metric, rngPath: string): Task[] {
  const stands = controlStands(usesReference)
  return [
    { metric: id, name: 'synthetic', synthetic: 'synthetic', reference: 'reference', rngPath },
    ...controlNames.map((name): Task => ({ metric: id, name, ...stands[name], rngPath })),
  ]
}

function toRecord(metric: Metric, [result, ...controls]: readonly MetricResult[]): MetricRecord {
  const { id, title, question, reading, goal, range, version } = metric
  return {
    ...{ id, title, question, reading, goal, range, version },
    result: result as MetricResult,
    controls: Object.fromEntries(controlNames.map((name, index) => [name, controls[index]])) as Record<
      ControlName,
      MetricResult
    >,
  }
}

function stopped(): MirrorwardError {
  return new MirrorwardError('aborted', 'the evaluation was stopped')
}

function checkColumns({ schema, train, holdout, reference, synthetic }: EvaluationContext): void {
  for (const [side, table] of Object.entries({ train, holdout, reference, synthetic }))
    for (const { name } of schema.columns) {
      if (!table.has(name)) throw new MirrorwardError('bad-data', `the ${side} table lacks a column: "${name}"`)
      if (table.column(name).type !== train.column(name).type)
        throw new MirrorwardError('bad-data', `the ${side} table has another type than train: column "${name}"`)
    }
}
