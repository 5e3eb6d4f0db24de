import { join } from 'node:path'
import type { LinkedRelease, MetricRecord } from '../index.js'
import type { ConsoleWords } from './language/index.js'
import type { GlobalOptions } from './options.js'
import { releaseFiles } from './release-files.js'
import { formatResult, withoutDetail } from './release-summary.js'
import { textTable } from './text-table.js'
import { verdictLines } from './verdict.js'

/**
 * What was made of linked tables, on standard output, as `printRelease` does: verdict, model, where to look; with `verbose` every
 * metric with its controls and every file before that.
 */
export function printLinkedRelease(
  { folder, model, evaluation, kept, keysLeftOut = [], manifest, recipe }: LinkedRelease,
  {
    json = false,
    verbose = false,
    words,
  }: GlobalOptions & { readonly verbose?: boolean | undefined; readonly words: ConsoleWords },
): void {
  const results = evaluation?.results ?? []
  const files = releaseFiles({ folder, manifest })
  if (json) {
    const metrics = results.map(({ id, result }) => ({ id, result: withoutDetail(result) }))
    process.stdout.write(
      `${JSON.stringify({ folder, files, release: recipe.release, seed: recipe.seed, kept, metrics, verdict: evaluation?.verdict })}\n`,
    )
    return
  }
  if (verbose) {
    if (results.length > 0) process.stdout.write(`${linkedMetricTable(results)}\n\n`)
    process.stdout.write(`${files.join('\n')}\n\n`)
  }
  const lines = [
    ...(evaluation === undefined ? [] : [...verdictLines(evaluation.verdict, words, results, evaluation.tables), '']),
    words.model(model.card().model),
    ...(kept === undefined ? [] : [words.tables.links.kept(kept)]),
    ...(evaluation === undefined ? [] : [words.readReport(join(folder, 'report.html'))]),
    ...(keysLeftOut.length === 0 ? [] : [words.keysLeftOut(keysLeftOut)]),
    words.everythingIn(folder, files.length),
    ...(evaluation === undefined || verbose ? [] : [`(${words.verboseSays})`]),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** One row a metric, with the controls of linked tables beside it. */
function linkedMetricTable(results: readonly MetricRecord[]): string {
  const controls = Object.keys(results[0]?.controls ?? {})
  const rows = results.map(({ id, result, controls: own }) => [
    id,
    ...[result, ...controls.map((name) => own[name as keyof typeof own])].map((each) => formatResult(each)),
  ])
  return textTable(['metric', 'synthetic', ...controls], rows)
}
