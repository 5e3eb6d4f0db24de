import { join } from 'node:path'
import type { PrivateRelease } from '../index.js'
import type { ConsoleWords } from './language/index.js'
import type { GlobalOptions } from './options.js'
import { releaseFiles } from './release-files.js'
import { metricTable } from './release-summary.js'
import { verdictLines } from './verdict.js'

/** What a private release promises in plain words, what its noise does, and where to look; exact numbers only of what stays inside. */
export function printPrivate(
  { folder, manifest, privacy, evaluation, unevaluated, model, answers }: PrivateRelease,
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
  const inside = evaluation === undefined ? [] : ['internal/evaluation.json', 'internal/report.html']
  const files = releaseFiles({ folder, manifest }, inside)
  if (json) {
    const { statement, ledger, noise, rows } = privacy
    const shown = {
      folder,
      files,
      release: manifest.release,
      statement,
      spent: ledger.entries.at(-1)?.spent,
      noise,
      rows,
    }
    process.stdout.write(`${JSON.stringify({ ...shown, verdict: evaluation?.verdict })}\n`)
    return
  }
  const statement = privacy.statement[french ? 'fr' : 'en']
  const widest = Math.max(...privacy.noise.map(({ within }) => within))
  const lines = [
    ...(verbose && evaluation ? [metricTable(evaluation.results), ''] : []),
    ...(verbose ? [...files, ''] : []),
    ...statement.warnings,
    statement.promise,
    `${statement.covers} ${statement.holds}`,
    french
      ? `Les effectifs dont la table est tirée sont faussés de ±${widest} lignes au plus (95 sur 100).`
      : `The counts that the table was learnt from are off by ±${widest} rows at most (95 in 100).`,
    '',
    words.model(model.card().model),
    words.readReport(join(folder, 'report.html')),
    ...(answers === undefined
      ? []
      : [
          `${french ? 'Réponses aux questions' : 'Answers to the questions'}${french ? ' ' : ''}: ${join(folder, 'answers.html')}`,
        ]),
    ...insideLines({ folder, evaluation, unevaluated, french, words }),
    words.everythingIn(folder, files.length),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** What is for the house alone. */
function insideLines({
  folder,
  evaluation,
  unevaluated,
  french,
  words,
}: {
  readonly folder: string
  readonly evaluation: PrivateRelease['evaluation'] | undefined
  readonly unevaluated: string | undefined
  readonly french: boolean
  readonly words: ConsoleWords
}): string[] {
  if (unevaluated !== undefined)
    return [french ? `aucune évaluation interne : ${words.say(unevaluated)}` : `no internal evaluation: ${unevaluated}`]
  if (evaluation === undefined) return []
  const path = join(folder, 'internal/report.html')
  return [
    ...(evaluation.verdict === undefined ? [] : ['', ...verdictLines(evaluation.verdict, words, evaluation.results)]),
    french
      ? `Ces réponses sont des chiffres exacts de vrais patients, hors garantie, pour vous seul : ${path}`
      : `These answers are exact numbers of real patients, outside the guarantee, for you alone: ${path}`,
  ]
}
