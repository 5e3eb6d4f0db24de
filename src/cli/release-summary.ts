import { join } from 'node:path'
import type { MetricRecord, MetricResult, Release } from '../index.js'
import type { GlobalOptions } from './options.js'
import { textTable } from './text-table.js'

/** What was made, on standard output: the metrics with their controls and the files. */
export function printRelease({ folder, evaluation, manifest }: Release, { json = false }: GlobalOptions): void {
  const files = [...manifest.outputs.map((output) => output.file), 'manifest.json'].map((file) => join(folder, file))
  if (json) {
    const metrics = evaluation?.results.map(({ id, result }) => ({ id, result: withoutDetail(result) }))
    process.stdout.write(`${JSON.stringify({ folder, files, seed: manifest.seed, metrics })}\n`)
    return
  }
  if (evaluation !== undefined) process.stdout.write(`${metricTable(evaluation.results)}\n\n`)
  process.stdout.write(`${files.join('\n')}\n`)
}

/** One row a metric: its value and interval, and the value of each control beside it. */
export function metricTable(results: readonly MetricRecord[]): string {
  const rows = results.map(({ id, result, controls }) => [
    id,
    formatResult(result),
    formatResult(controls['unseen-real']),
    formatResult(controls['independent-marginals']),
    formatResult(controls['gaussian-copula']),
    formatResult(controls['copy-of-train']),
  ])
  return textTable(['metric', 'synthetic', 'unseen real', 'independent', 'Gaussian copula', 'copy of train'], rows)
}

function formatResult(result: MetricResult | undefined): string {
  if (result === undefined) return ''
  if (result.status === 'skipped') return 'skipped'
  const interval =
    result.interval === undefined ? '' : ` [${result.interval[0].toFixed(3)}, ${result.interval[1].toFixed(3)}]`
  return `${result.value.toFixed(4)}${interval}`
}

function withoutDetail(result: MetricResult): unknown {
  if (result.status === 'skipped') return result
  const { detail: _detail, ...rest } = result
  return rest
}
