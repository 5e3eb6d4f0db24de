import { join } from 'node:path'
import type { SteppedRelease } from '../index.js'
import { natureName, natureTexts, techniqueName } from '../messages/index.js'
import type { ConsoleWords } from './language/index.js'
import type { GlobalOptions } from './options.js'
import { releaseFiles } from './release-files.js'
import { metricTable } from './release-summary.js'
import { verdictLines } from './verdict.js'

/** What the steps of a job came to: the verdict, each step with what it made, what kind of thing was released, where to look. */
export function printStepped(
  { folder, evaluation, refused, manifest, nature, steps }: SteppedRelease,
  {
    json = false,
    verbose = false,
    french = false,
    words,
  }: GlobalOptions & {
    readonly verbose?: boolean | undefined
    readonly french?: boolean
    readonly words: ConsoleWords
  },
): void {
  const files = releaseFiles({ folder, manifest })
  if (json) {
    const shown = { folder, files, release: manifest.release, nature, steps, refused, verdict: evaluation?.verdict }
    process.stdout.write(`${JSON.stringify(shown)}\n`)
    return
  }
  const language = french ? 'fr' : 'en'
  const lines = [
    ...(verbose && evaluation ? [metricTable(evaluation.results), ''] : []),
    ...(verbose ? [...files, ''] : []),
    ...(evaluation?.verdict === undefined ? [] : [...verdictLines(evaluation.verdict, words, evaluation.results), '']),
    ...twinLines({ evaluation, refused, french }),
    ...steps.map(
      ({ technique, nature: made }, place) =>
        `${place + 1}. ${techniqueName(String(technique), language)} (${natureName(String(made), language)})`,
    ),
    natureTexts[nature][language],
    ...(evaluation === undefined ? [] : [words.readReport(join(folder, 'report.html'))]),
    words.everythingIn(folder, files.length),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Whose the numbers are, or why there are none. */
export function twinLines({
  evaluation,
  refused,
  french,
}: {
  readonly evaluation?: unknown
  readonly refused?: string | undefined
  readonly french: boolean
}): string[] {
  if (evaluation !== undefined)
    return [
      french
        ? 'Ces chiffres sont ceux d’une jumelle : les mêmes étapes appliquées à une partie des personnes, attaquées avec les autres pour témoins.'
        : 'These numbers are a twin’s: the same steps on a part of the people, attacked with the others as controls.',
    ]
  if (refused === undefined) return []
  return [french ? `aucune évaluation : ${refused}` : `no evaluation: ${refused}`]
}
