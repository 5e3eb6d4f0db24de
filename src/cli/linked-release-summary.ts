import { join } from 'node:path'
import { type LinkedRelease, recipeFile } from '../index.js'
import type { ConsoleWords } from './language/index.js'
import type { GlobalOptions } from './options.js'
import { textTable } from './text-table.js'
import { verdictLines } from './verdict.js'

/** What was made of linked tables, on standard output: every metric with its controls, the verdict, the model, and where it lies. */
export function printLinkedRelease(
  { folder, model, evaluation, kept, manifest, recipe }: LinkedRelease,
  { json = false, words }: GlobalOptions & { readonly words: ConsoleWords },
): void {
  const results = evaluation?.results ?? []
  const files = [...manifest.outputs.map(({ file }) => file), 'manifest.json', recipeFile].map((file) =>
    join(folder, file),
  )
  if (json) {
    const metrics = results.map(({ id, result }) => ({ id, result }))
    process.stdout.write(
      `${JSON.stringify({ folder, files, release: recipe.release, seed: recipe.seed, kept, metrics })}\n`,
    )
    return
  }
  const shown = (result: { readonly status: string; readonly value?: number } | undefined) =>
    result === undefined ? '' : result.value === undefined ? result.status : result.value.toFixed(4)
  const rows = results.map(({ id, result, controls }) => [
    id,
    shown(result),
    ...Object.values(controls).map((control) => shown(control)),
  ])
  const names = Object.keys(results[0]?.controls ?? {})
  const lines = [
    ...(rows.length === 0 ? [] : [textTable(['metric', 'synthetic', ...names], rows), '']),
    ...(evaluation === undefined ? [] : verdictLines(evaluation.verdict, words, results)),
    words.model(model.card().model),
    ...(kept === undefined ? [] : [words.tables.links.kept(kept)]),
    words.everythingIn(folder, files.length),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
