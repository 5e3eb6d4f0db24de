import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { consoleLanguage } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'
import { textTable } from '../text-table.js'

interface QueryCommandOptions extends GlobalOptions, LanguageOption {
  readonly schema: string
  readonly epsilon: number
  readonly ledger?: string
  readonly totalEpsilon?: number
  readonly publicSize?: number
  readonly patients?: string
  readonly acceptWeakPrivacy?: boolean
  readonly title?: string
  readonly out: string
}

/** `mirrorward query FILE QUESTIONS`: private answers about a cohort, charged to a ledger before the table is read. */
export function queryCommand(): Command {
  const command = new Command('query')
    .description(
      'answer a file of questions about patients with differential privacy: counts, means, curves, regressions',
    )
    .argument('<file>', 'a real table')
    .argument('<questions>', 'a YAML file of questions: see docs/queries.md')
    .requiredOption('--schema <file>', 'written by a person: its bounds and levels are taken as public')
    .requiredOption('--epsilon <number>', 'what these questions may spend together', positive)
    .option('--ledger <file>', 'counts all releases of these patients together; begun where there is none')
    .option(
      '--total-epsilon <epsilon>',
      'of a new ledger: what all releases may spend; --epsilon when not said',
      positive,
    )
    .option(
      '--public-size <count>',
      'about how many patients there are, as anybody may know; 100000 when not said',
      positive,
    )
    .option('--patients <name>', 'who they are, as the ledger calls them; the name of the schema when not said')
    .option('--accept-weak-privacy', 'let epsilon pass 10, and delta 1 in 10000')
    .option('--title <text>', 'of the page')
    .option('--out <folder>', 'where to write answers.html and answers.json', 'answers')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward query patients.csv questions.yaml --schema schema.yaml --epsilon 1',
        'mirrorward query patients.csv questions.yaml --schema schema.yaml --epsilon 0.5 --ledger study.ledger --total-epsilon 3',
      ]),
    )
  return command.action(async (input: string, questions: string) => {
    const { checkOutputFolder, loadAnswerReport, loadQueries, writeFileAtomically } = await import(
      '../../transforms.js'
    )
    const { query } = await loadQueries()
    const { answerTable, notesOf, queryWords, renderAnswers, testOf } = await loadAnswerReport()
    const options = command.optsWithGlobals<QueryCommandOptions>()
    const {
      schema,
      epsilon,
      ledger,
      totalEpsilon: total,
      publicSize,
      patients,
      acceptWeakPrivacy,
      title,
      out,
    } = options
    await checkOutputFolder(out)
    const answers = await query({
      input,
      questions,
      schema,
      epsilon,
      ledger,
      total,
      publicSize,
      patients,
      acceptWeakPrivacy,
    })
    const page = renderAnswers(answers, { language: options.lang ?? 'en', ...(title !== undefined && { title }) })
    const files = [join(out, 'answers.html'), join(out, 'answers.json')] as const
    await writeFileAtomically(files[0], page)
    await writeFileAtomically(files[1], `${JSON.stringify(answers, null, 1)}\n`)
    if (options.json) return void process.stdout.write(`${JSON.stringify(answers)}\n`)
    const words = queryWords(consoleLanguage(options.lang) === 'fr' ? 'fr' : 'en')
    const parts = answers.answers.map((answer) => {
      const { header, rows } = answerTable(answer, words)
      const heading = [
        answer.title ?? `${answer.id}: ${words.asks[answer.ask]}`,
        ...(answer.where ? [words.where(answer.where)] : []),
      ]
      return [
        heading.join(', '),
        ...testOf(answer, words),
        textTable(header, rows),
        notesOf(answer, words).join(words.locale === 'fr' ? ' ; ' : '; '),
      ].join('\n')
    })
    process.stdout.write(`${[...parts, files.join('\n')].join('\n\n')}\n`)
  })
}

function positive(text: string): number {
  const value = Number(text)
  if (value > 0 && Number.isFinite(value)) return value
  throw new InvalidArgumentError('expected a number above 0')
}
