import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import type { LinkedTables } from '../../src/table/linked/index.js'
import { type LinkedControlName, linkedControlNames, type MetricRecord, type MetricResult } from '../metric.js'
import { roundedResult } from '../rounded-result.js'
import { linkedMetrics } from './catalogue.js'
import { halvesOfPeople, independentRows, shuffledHistories } from './controls.js'
import type { LinkedContext, LinkedMetric } from './linked-metric.js'

export interface EvaluatePeopleOptions extends Omit<LinkedContext, 'realRng' | 'brief'> {
  /** All metrics of the catalogue of linked tables when absent. */
  readonly metrics?: readonly LinkedMetric[]
  /** Called when a metric is done for one of the tables, with the share of all that is. */
  readonly onProgress?: (share: number, metric: string) => void
  readonly signal?: AbortSignal
}

type Standing = 'synthetic' | LinkedControlName

/**
 * Every metric on linked tables, on the synthetic ones and on four controls: unseen people (the reference, or half of it where the metric
 * uses the rest), whole histories handed to other people, rows drawn independently, a copy of train. Streams go by the metric's and the
 * tables' names, so that no number depends on another metric. Throws `bad-schema` without a table of people, `bad-data` where the
 * sides have other schemas, `aborted`.
 */
export async function evaluatePeople({
  metrics = linkedMetrics,
  onProgress,
  signal,
  ...context
}: EvaluatePeopleOptions): Promise<MetricRecord[]> {
  checkSides(context)
  const stands = standsOf(context, context.rng.fork('controls'))
  const names: readonly Standing[] = ['synthetic', ...linkedControlNames]
  const records: MetricRecord[] = []
  let done = 0
  for (const metric of metrics) {
    const results = new Map<Standing, MetricResult>()
    for (const name of names) {
      // Lets the event loop see an interruption.
      await new Promise((resolve) => setImmediate(resolve))
      if (signal?.aborted) throw new MirrorwardError('aborted', 'the evaluation was stopped')
      const own = context.rng.fork(metric.id)
      const streams = { rng: own.fork(name), realRng: own.fork('real'), brief: name !== 'synthetic' }
      results.set(name, kept(await metric.compute({ ...context, ...stands(metric, name), ...streams }), name))
      onProgress?.(++done / (metrics.length * names.length), metric.title)
    }
    records.push(recordOf(metric, results))
  }
  return records
}

function standsOf({ train, reference, synthetic }: EvaluatePeopleOptions, rng: Rng) {
  const [unseen, rest] = halvesOfPeople(reference, rng.fork('unseen-real'))
  const shuffled = shuffledHistories(train, rng.fork('shuffled-histories'))
  const independent = independentRows(train, rng.fork('independent-rows'))
  return ({ usesReference }: LinkedMetric, name: Standing): { synthetic: LinkedTables; reference: LinkedTables } => {
    switch (name) {
      case 'synthetic':
        return { synthetic, reference }
      case 'unseen-real':
        return usesReference ? { synthetic: unseen, reference: rest } : { synthetic: reference, reference }
      case 'shuffled-histories':
        return { synthetic: shuffled, reference }
      case 'independent-rows':
        return { synthetic: independent, reference }
      case 'copy-of-train':
        return { synthetic: train, reference }
    }
  }
}

/** Of controls only the value and its interval. */
function kept(result: MetricResult, name: Standing): MetricResult {
  if (result.status === 'ok' && !Number.isFinite(result.value)) return { status: 'skipped', reason: 'undefined here' }
  if (name === 'synthetic' || result.status === 'skipped') return roundedResult(result)
  const { detail: _detail, ...rest } = result
  return roundedResult(rest)
}

function recordOf(metric: LinkedMetric, results: ReadonlyMap<Standing, MetricResult>): MetricRecord {
  const { id, title, question, reading, goal, range, version } = metric
  return {
    ...{ id, title, question, reading, goal, range, version },
    result: results.get('synthetic')!,
    controls: Object.fromEntries(linkedControlNames.map((name) => [name, results.get(name)!])),
  }
}

function checkSides({ schema, ...sides }: EvaluatePeopleOptions): void {
  for (const side of ['train', 'holdout', 'reference', 'synthetic'] as const)
    for (const { name, columns } of schema.tables)
      for (const column of columns)
        if (!sides[side].table(name).has(column.name))
          throw new MirrorwardError(
            'bad-data',
            `the ${side} side lacks a column: table "${name}", column "${column.name}"`,
          )
}
