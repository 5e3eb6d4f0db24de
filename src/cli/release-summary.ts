import { join } from 'node:path'
import type { MetricRecord, MetricResult, Release } from '../index.js'
import type { ConsoleWords } from './language/index.js'
import type { GlobalOptions } from './options.js'
import { releaseFiles } from './release-files.js'
import { textTable } from './text-table.js'
import { verdictLines } from './verdict.js'

/**
 * What was made, on standard output: the verdict question by question, the model with the reason of `auto`, and where to
 * look; with `verbose` every metric with its controls and every file before that.
 */
export function printRelease(
  { folder, model, evaluation, keysLeftOut = [], manifest, recipe }: Release,
  {
    json = false,
    verbose = false,
    words,
  }: GlobalOptions & { readonly verbose?: boolean | undefined; readonly words: ConsoleWords },
): void {
  const files = releaseFiles({ folder, manifest })
  if (json) {
    const metrics = evaluation?.results.map(({ id, result }) => ({ id, result: withoutDetail(result) }))
    process.stdout.write(
      `${JSON.stringify({ folder, files, release: recipe.release, seed: recipe.seed, metrics, verdict: evaluation?.verdict })}\n`,
    )
    return
  }
  if (verbose) {
    if (evaluation !== undefined) process.stdout.write(`${metricTable(evaluation.results)}\n\n`)
    process.stdout.write(`${files.join('\n')}\n\n`)
  }
  const { model: id, notes } = model.card()
  const chosen = manifest.configuration.model === 'auto' ? notes.slice(0, 1).map((why) => `  ${words.say(why)}`) : []
  const lines = [
    ...(evaluation?.verdict === undefined ? [] : [...verdictLines(evaluation.verdict, words, evaluation.results), '']),
    ...(evaluation?.published === undefined ? [] : [words.numbersOfTwin]),
    words.model(id),
    ...chosen,
    ...(evaluation === undefined ? [] : [words.readReport(join(folder, 'report.html'))]),
    ...(keysLeftOut.length === 0 ? [] : [words.keysLeftOut(keysLeftOut)]),
    words.everythingIn(folder, files.length),
    ...(evaluation === undefined || verbose ? [] : [`(${words.verboseSays})`]),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** One row a metric: its value and interval, and the value of each control beside it. */
export function metricTable(results: readonly MetricRecord[]): string {
  const rows = results.map(({ id, result, controls, counts = false }) => [
    id,
    formatResult(result, counts),
    formatResult(controls['unseen-real'], counts),
    formatResult(controls['independent-marginals'], counts),
    formatResult(controls['gaussian-copula'], counts),
    formatResult(controls['copy-of-train'], counts),
  ])
  return textTable(['metric', 'synthetic', 'unseen real', 'independent', 'Gaussian copula', 'copy of train'], rows)
}

/** A whole number where things are counted; no interval of one value alone. */
export function formatResult(result: MetricResult | undefined, counts = false): string {
  if (result === undefined) return ''
  if (result.status === 'skipped') return 'skipped'
  const { value, interval: [low, high] = [value, value] } = result
  const interval = low === high ? '' : ` [${low.toFixed(counts ? 0 : 3)}, ${high.toFixed(counts ? 0 : 3)}]`
  return `${value.toFixed(counts ? 0 : 4)}${interval}`
}

/** What a metric says, without the tables that explain it. */
export function withoutDetail(result: MetricResult): unknown {
  if (result.status === 'skipped') return result
  const { detail: _detail, ...rest } = result
  return rest
}
