import { MirrorwardError } from '../src/errors.js'
import type { Nature, Table } from '../src/table/index.js'
import { metrics as allMetrics } from './catalogue.js'
import { tablesWithControls } from './controls.js'
import { jobsOf, type Pending, type TaskJob, tablesEach } from './jobs.js'
import {
  type ControlName,
  controlNames,
  type EvaluationContext,
  type Metric,
  type MetricRecord,
  type MetricResult,
} from './metric.js'
import { roundedResult } from './rounded-result.js'
import { runTask } from './run-task.js'
import { sampleTables } from './table-sample.js'
import { openPool } from './threads/pool.js'

export interface EvaluateOptions extends EvaluationContext {
  /** A table of independent columns made by the marginals model; the training columns shuffled when absent. */
  readonly controls?: { readonly 'independent-marginals'?: Table }
  /** What kind of thing was released: metrics that mean nothing for it are skipped; `synthetic` when absent. */
  readonly nature?: Nature
  /** All metrics of the catalogue when absent. */
  readonly metrics?: readonly Metric[]
  /** Threads to use; the numbers do not depend on it. */
  readonly threads?: number
  /** Called when a metric is done for one of the tables, with the share of all that is. */
  readonly onProgress?: (share: number, metric: string) => void
  readonly signal?: AbortSignal
}

/**
 * Every metric on the synthetic table and on the four controls, rounded (see `roundedResult`). A task draws from a stream of its metric's and its table's
 * name, so neither another metric nor the number of threads changes a number. Throws `bad-data` when a table lacks a
 * column, `aborted`.
 */
export async function evaluate({
  controls = {},
  metrics = allMetrics,
  nature = 'synthetic',
  threads = 1,
  onProgress,
  signal,
  ...context
}: EvaluateOptions): Promise<MetricRecord[]> {
  checkColumns(context)
  const { schema, rng, refit, fewRefits, refitsAtOnce = 1, origins } = context
  const tables = tablesWithControls(context, {
    independentMarginals: controls['independent-marginals'],
    rng: rng.fork('controls'),
  })
  const sample = sampleTables(tables, schema, { rng: rng.fork('sampled people') })
  const data = {
    schema,
    tables,
    ...(sample && { sample }),
    ...(refit && { refit }),
    ...(fewRefits && { fewRefits }),
    ...{ refitsAtOnce },
    ...(origins && { origins }),
  }
  const jobs = jobsOf(metrics, rng.path)
    .map((job) => job.filter(({ metric }) => metric.natures.includes(nature)))
    .filter((job) => job.length > 0)
  const pool = await openPool(data, Math.min(threads, jobs.length))
  const results: MetricResult[] = metrics.flatMap((metric) =>
    Array.from({ length: tablesEach }, () => (metric.natures.includes(nature) ? unknown : notOf(nature))),
  )
  let done = results.filter((result) => result !== unknown).length
  const keep = ({ metric, place }: Pending, result: MetricResult) => {
    results[place] = roundedResult(result)
    onProgress?.(++done / results.length, metric.title)
  }
  const work = async (job: TaskJob): Promise<void> => {
    if (pool !== null && job.every(({ metric }) => allMetrics.includes(metric) && metric.usesRefit !== true)) {
      const computed = await pool.run(job.map(({ task }) => task))
      for (const [index, pending] of job.entries()) keep(pending, computed[index]!)
      return
    }
    for (const pending of job) {
      // Lets the event loop see an interruption.
      await new Promise((resolve) => setImmediate(resolve))
      if (signal?.aborted) throw stopped()
      keep(pending, await runTask(pending.metric, pending.task, data))
    }
  }
  try {
    await allDone(jobs, work, { atOnce: pool !== null, signal })
    const based = withBases(results)
    return metrics.map((metric, index) => toRecord(metric, based.slice(index * tablesEach, (index + 1) * tablesEach)))
  } finally {
    await pool?.close()
  }
}

/** One job after the other in this thread, or all handed out at once when there are threads to take them. */
async function allDone(
  jobs: readonly TaskJob[],
  work: (job: TaskJob) => Promise<void>,
  { atOnce, signal }: { readonly atOnce: boolean; readonly signal: AbortSignal | undefined },
): Promise<void> {
  if (signal?.aborted) throw stopped()
  if (!atOnce) {
    for (const job of jobs) await work(job)
    return
  }
  const interrupted = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(stopped())))
  await Promise.race([Promise.all(jobs.map(work)), interrupted])
}

/** Stands until a metric is done. */
const unknown: MetricResult = { status: 'skipped', reason: 'undefined here' }

/** Of a metric that means nothing for such a release: no loss of the question's answer. */
function notOf(nature: Nature): MetricResult {
  return { status: 'skipped', reason: `says nothing of a release that is ${nature}`, nothingToTest: true }
}

function toRecord(metric: Metric, [result, ...controls]: readonly MetricResult[]): MetricRecord {
  const { id, title, question, reading, goal, range, counts, version } = metric
  return {
    ...{ id, title, question, reading, goal, range, ...(counts && { counts }), version },
    result: result as MetricResult,
    controls: Object.fromEntries(controlNames.map((name, index) => [name, controls[index]])) as Record<
      ControlName,
      MetricResult
    >,
  }
}

/** Where a number is of a sample, all others say that they are not. */
function withBases(results: readonly MetricResult[]): readonly MetricResult[] {
  if (!results.some((result) => result.status === 'ok' && result.basis !== undefined)) return results
  return results.map((result) => {
    if (result.status === 'skipped') return result
    const { detail, basis = 'exact', ...rest } = result
    return { ...rest, basis, ...(detail && { detail }) }
  })
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
