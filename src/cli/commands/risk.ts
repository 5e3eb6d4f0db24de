import { Command, InvalidArgumentError } from 'commander'
import { consoleLanguage, wordsOf } from '../language/index.js'
import {
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  type ReadingOptions,
  readingOptions,
  spokenReading,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'
import { textTable } from '../text-table.js'

interface RiskCommandOptions extends GlobalOptions, ReadingOptions, LanguageOption {
  readonly schema?: string
  readonly quasi?: string
  readonly sensitive?: string
  readonly threshold?: number
  readonly samplingFraction?: number
  readonly population?: string
  readonly weight?: string
  readonly out?: string
}

/** `mirrorward risk FILE`: who can be told apart by what others may know, before anything is done to a table. */
export function riskCommand(): Command {
  const command = new Command('risk')
    .description('count who can be told apart in a table, by which columns, before or after anything is done to it')
    .argument('<file>', 'a table, real or released')
    .option('--schema <file>', 'kinds and roles; inferred from the table when not said')
    .option('--quasi <columns>', 'the columns that others may know, with commas; those of the schema when not said')
    .option('--sensitive <columns>', 'the columns that must not be learnt, with commas')
    .option('--threshold <share>', 'a risk of being named above it counts; 1/11 when not said', shareOf)
    .option('--sampling-fraction <share>', 'the share of the population that these people are', shareOf)
    .option('--population <file>', 'a table of everybody the people may be confused with, themselves among them')
    .option('--weight <column>', 'the column that says how many people each row stands for')
    .option('--out <file>', 'a page to write (.html), or the numbers (.json)')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward risk patients.csv --schema schema.yaml',
        'mirrorward risk patients.csv --quasi age,sex,postcode --sensitive diagnosis --out risk.html',
        'mirrorward risk patients.csv --sampling-fraction 0.1 --json',
      ]),
    )
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (file: string) => {
    const { assessFile, renderRisk, riskLines, riskWords, writeFileAtomically, tableName } = await import(
      '../../transforms.js'
    )
    const options = command.optsWithGlobals<RiskCommandOptions>()
    const { schema, quasi, sensitive, threshold, samplingFraction, population, weight, out } = options
    const line = createProgressLine({ ...options, words: wordsOf(options), silentFor: 1000 })
    line.show({ stage: 'read', share: 0 })
    const { risk, inferred } = await assessFile(
      { path: file, ...spokenReading(options) },
      {
        ...(schema !== undefined && { schema }),
        ...(quasi !== undefined && { quasi: quasi.split(',') }),
        ...(sensitive !== undefined && { sensitive: sensitive.split(',') }),
        ...(threshold !== undefined && { threshold }),
        ...(samplingFraction !== undefined && { samplingFraction }),
        ...(population !== undefined && { population }),
        ...(weight !== undefined && { weight }),
      },
    )
    line.end()
    const language = consoleLanguage(options.lang) === 'fr' ? 'fr' : 'en'
    const json = `${JSON.stringify(risk, null, 1)}\n`
    if (out !== undefined)
      await writeFileAtomically(
        out,
        out.endsWith('.json') ? json : renderRisk(risk, { language, title: tableName(file), inferred }),
      )
    if (options.json) {
      process.stdout.write(json)
      return
    }
    const words = riskWords(language)
    const parts = [
      ...(risk.directIdentifiers.length > 0 ? [words.direct(risk.directIdentifiers.join(', '))] : []),
      `${words.known}${words.colon}${risk.quasiIdentifiers.join(', ')}`,
      ...(inferred ? [words.inferred] : []),
      textTable([words.question, words.value, words.interval], riskLines(risk, words)),
      words.combinations,
      risk.combinations.length === 0
        ? words.nobody
        : textTable(
            [words.columns, words.rows],
            risk.combinations.map(({ columns, rows }) => [columns.join(' + '), String(rows)]),
          ),
    ]
    if (risk.homogeneity.length > 0)
      parts.push(
        words.homogeneity,
        textTable(
          [words.columns, words.rows],
          risk.homogeneity.map(({ column, rows }) => [column, String(rows)]),
        ),
      )
    process.stdout.write(`${[...parts, words.caution].join('\n\n')}\n`)
  })
}

function shareOf(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('expected a share above 0 and at most 1')
  return value
}
