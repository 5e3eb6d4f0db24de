import { MirrorwardError } from '../src/errors.js'
import type { Table } from '../src/table/index.js'
import { metrics as allMetrics } from './catalogue.js'
import { type ControlTables, controlTables } from './controls.js'
import type { ControlName, EvaluationContext, Metric, MetricRecord, MetricResult } from './metric.js'

export interface EvaluateOptions extends EvaluationContext {
  /** A table of independent columns made by the marginals model; the training columns shuffled when absent. */
  readonly controls?: { readonly 'independent-marginals'?: Table }
  /** All metrics of the catalogue when absent. */
  readonly metrics?: readonly Metric[]
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/**
 * Every metric on the synthetic table and on the three controls. A metric draws from a stream of its own name, so adding
 * one changes no other number. Throws `bad-data` when a table lacks a column, `aborted`.
 */
export async function evaluate({
  controls = {},
  metrics = allMetrics,
  onProgress,
  signal,
  ...context
}: EvaluateOptions): Promise<MetricRecord[]> {
  checkColumns(context)
  const { rng } = context
  const standsFor = controlTables(context, {
    independentMarginals: controls['independent-marginals'],
    rng: rng.fork('controls'),
  })
  const steps = metrics.length * 4
  let done = 0
  const computeOn = async (metric: Metric, tables: ControlTables, name: string): Promise<MetricResult> => {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'the evaluation was stopped')
    // Lets the event loop see an interruption.
    await new Promise((resolve) => setImmediate(resolve))
    const brief = name !== 'synthetic'
    const result = await metric.compute({ ...context, ...tables, rng: rng.fork(metric.id).fork(name), brief })
    onProgress?.(++done / steps)
    if (result.status === 'ok' && !Number.isFinite(result.value)) return { status: 'skipped', reason: 'undefined here' }
    return result
  }
  const records: MetricRecord[] = []
  for (const metric of metrics) {
    const result = await computeOn(metric, context, 'synthetic')
    const computed: [ControlName, MetricResult][] = []
    for (const [name, tables] of Object.entries(standsFor(metric.usesReference ?? false)))
      computed.push([name as ControlName, withoutDetail(await computeOn(metric, tables, name))])
    const { id, title, question, reading, goal, range, version } = metric
    const control = Object.fromEntries(computed) as Record<ControlName, MetricResult>
    records.push({ id, title, question, reading, goal, range, version, result, controls: control })
  }
  return records
}

function withoutDetail(result: MetricResult): MetricResult {
  if (result.status === 'skipped') return result
  const { detail: _detail, ...rest } = result
  return rest
}

function checkColumns({ schema, train, holdout, reference, synthetic }: EvaluationContext): void {
  for (const [side, table] of Object.entries({ train, holdout, reference, synthetic }))
    for (const { name } of schema.columns) {
      if (!table.has(name)) throw new MirrorwardError('bad-data', `the ${side} table lacks a column: "${name}"`)
      if (table.column(name).type !== train.column(name).type)
        throw new MirrorwardError('bad-data', `the ${side} table has another type than train: column "${name}"`)
    }
}
