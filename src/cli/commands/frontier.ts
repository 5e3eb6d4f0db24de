import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { consoleLanguage, wordsOf } from '../language/index.js'
import {
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  type ReadingOptions,
  readingOptions,
  seedOf,
  spokenReading,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'
import { textTable } from '../text-table.js'

interface FrontierOptions extends GlobalOptions, ReadingOptions, LanguageOption {
  readonly schema?: string
  readonly k?: readonly number[]
  readonly models?: readonly string[]
  readonly epsilon?: readonly number[]
  readonly seed?: number | string
  readonly title?: string
  readonly out: string
}

/** `mirrorward frontier FILE`: use against risk of masking, k-anonymity, synthesis and budgets of differential privacy, on one page. */
export function frontierCommand(signal: AbortSignal): Command {
  const command = new Command('frontier')
    .description(
      'measure masking, k-anonymity, several models and several ε on one table: use against each risk, on one page',
    )
    .argument('<file>', 'a real table')
    .option('--schema <file>', 'kinds and roles; inferred from the table when not said')
    .option('--k <counts>', 'of k-anonymity, with commas; 2,5,11,20 when not said', counts)
    .option('--models <ids>', 'models to draw from, with commas; four usual ones when not said', (ids: string) =>
      ids.split(','),
    )
    .option('--epsilon <numbers>', 'budgets to rehearse, with commas; 0.3,1,3 when not said, none for none', epsilons)
    .option('--seed <seed>', 'a number or a text; with the same one, points that are there are kept', seedOf, 1)
    .option('--title <text>', 'of the page')
    .option('--out <folder>', 'where to write frontier.html and frontier.json', 'frontier')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward frontier patients.csv --schema schema.yaml',
        'mirrorward frontier patients.csv --k 5,11 --models bayes-net,hidden-tree --out frontier',
      ]),
    )
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (file: string) => {
    const { checkOutputFolder, runFrontier } = await import('../../index.js')
    const options = command.optsWithGlobals<FrontierOptions>()
    const french = consoleLanguage(options.lang) === 'fr'
    await checkOutputFolder(options.out)
    const words = wordsOf(options)
    const line = createProgressLine({ ...options, words })
    const tell = (text: string) => {
      if (options.quiet !== true) process.stderr.write(`${text}\n`)
    }
    const frontier = await runFrontier({
      ...{
        input: { path: file, ...spokenReading(options) },
        schema: options.schema,
        out: options.out,
        seed: options.seed,
      },
      ...{ language: options.lang, title: options.title, signal, onProgress: line.show },
      ...(options.k && { k: options.k }),
      ...(options.models && { models: options.models }),
      ...(options.epsilon && { epsilons: options.epsilon }),
      onEstimate: ({ seconds: [least, most], points }) =>
        tell(
          french
            ? `${points} techniques, de ${minutes(least)} à ${minutes(most)} minutes environ`
            : `${points} techniques, about ${minutes(least)} to ${minutes(most)} minutes`,
        ),
    })
    line.end()
    const files = ['frontier.html', 'frontier.json'].map((name) => join(options.out, name))
    if (options.json) return void process.stdout.write(`${JSON.stringify(frontier)}\n`)
    const { use, risks, points, outside } = frontier
    const told = (value: { readonly value: number } | undefined) =>
      value === undefined ? '–' : words.decimal(value.value.toFixed(3))
    process.stdout.write(
      `${textTable(
        ['technique', use, ...risks],
        points.map(({ label, values, isDominated, refused }) => [
          `${label}${isDominated ? ' *' : ''}`,
          refused === undefined ? told(values[use]) : refused,
          ...risks.map((risk) => told(values[risk])),
        ]),
      )}\n${french ? '* une autre est au moins aussi bonne partout' : '* another is at least as good in all of them'}\n${outside === undefined ? '' : `${outside[french ? 'fr' : 'en']}\n`}${files.join('\n')}\n`,
    )
  })
}

function minutes(seconds: number): string {
  return String(Math.max(1, Math.round(seconds / 60)))
}

function counts(text: string): number[] {
  const found = text.split(',').map(Number)
  if (found.every((each) => Number.isInteger(each) && each >= 2)) return found
  throw new InvalidArgumentError('expected whole numbers from 2 on, with commas')
}

function epsilons(text: string): number[] {
  if (text === 'none') return []
  const found = text.split(',').map(Number)
  if (found.every((each) => each > 0 && each <= 10)) return found
  throw new InvalidArgumentError('expected numbers above 0, up to 10, with commas, or none')
}
