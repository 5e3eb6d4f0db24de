import { InvalidArgumentError, Option } from 'commander'
import type { Encoding, Job } from '../index.js'
import { type Failure, failures } from './failures.js'

/** Written out so that a help text loads no reader of tables. */
export const encodingNames: readonly Encoding[] = ['utf-8', 'utf-16', 'windows-1252', 'latin-1']

/** Every format of a release; written out for the same reason. */
export const releaseFormatNames: readonly Job['format'][] = [
  'csv',
  'tsv',
  'parquet',
  'arrow',
  'xlsx',
  'xpt',
  'dataset.json',
  'json',
  'jsonl',
  'csv.gz',
  'tsv.gz',
  'json.gz',
  'jsonl.gz',
]

/** `--encoding` and `--delimiter`, for every command that reads a table. */
export function readingOptions(): Option[] {
  return [
    new Option('--encoding <name>', 'of a text file; found by itself when not said').choices(encodingNames),
    new Option('--delimiter <character>', 'of a CSV file; found by itself when not said'),
    new Option('--sheet <name>', 'of an .xlsx workbook; the first when not said'),
    new Option('--missing <text...>', 'stands for missing in every column'),
    new Option('--date-format <pattern>', 'how dates are written, as DD/MM/YYYY'),
    new Option('--ignore <column...>', 'left out as if the table did not have it'),
  ]
}

/** `--query`, for commands that read one table of a database. */
export function queryOption(): Option {
  return new Option('--query <sql>', 'of a database: the rows of one SELECT')
}

/** Commands to copy, for the end of a help text. */
export function examples(commands: readonly string[]): string {
  return `\nExamples:\n${commands.map((command) => `  ${command}`).join('\n')}`
}

/** `--audience`, for every command that writes a report. */
export function audienceOption(): Option {
  return new Option('--audience <who>', 'external leaves out what outsiders should not have').choices([
    'internal',
    'external',
  ])
}

/** `--plain`, for every command that writes a table. */
export const plainHelp = 'write UTF-8, commas, decimal dots and ISO dates, not the notation of the input'

/** `--checkpoint`, for every command that fits. */
export const checkpointHelp = 'keep a long training in this file, and go on from it when it exists (vae)'

/** `--lang`: of the page that is written and of the console. */
export function languageOption(): Option {
  return new Option(
    '--lang <language>',
    'of the console, and of the report when one is written (en when not said; the console: the locale)',
  ).choices(['en', 'fr'])
}

export interface LanguageOption {
  readonly lang?: 'en' | 'fr'
}

/** `--fail-on not-met,cannot-tell`: exit code 3 for such a verdict. */
export function failOnOption(): Option {
  return new Option('--fail-on <answers>', 'exit code 3 when a question is answered so: not-met, cannot-tell, or both')
    .argParser(failuresOf)
    .default([], 'never')
}

function failuresOf(text: string): Failure[] {
  const parts = text.split(',').map((part) => part.trim())
  const known = failures.filter((each) => parts.includes(each))
  if (known.length < parts.length) throw new InvalidArgumentError(`known: ${failures.join(', ')}`)
  return known
}

/** A whole number of at least 0. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number is needed')
  return Number(text)
}

/** Of a privacy budget: `1`, `.5`, `1e-9`. */
export function someNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isNaN(value)) throw new InvalidArgumentError('a number is needed, such as 1 or 1e-9')
  return value
}

/** What a privacy budget is told by, for every command that has one; `privacyOf` gathers them. */
export function privacyBudgetOptions(): Option[] {
  return [
    new Option('--epsilon <number>', 'a budget of differential privacy for this release: 1 or 3').argParser(someNumber),
    new Option('--delta <number>', 'at most one in the square of --public-size, and that when not said').argParser(
      someNumber,
    ),
    new Option('--public-size <count>', 'about how many patients there are, as anybody may know').argParser(
      wholeNumber,
    ),
    new Option('--patients <name>', 'who they are: the name of the study; that of the schema when not said'),
    new Option('--ledger <file>', 'counts every release of these patients together, and refuses when spent'),
    new Option('--total-epsilon <number>', 'of a new ledger, for all its releases; --epsilon when not said').argParser(
      someNumber,
    ),
    new Option('--accept-weak-privacy', 'lets epsilon pass 10, and delta 1 in 10000'),
  ]
}

/** Digits are a number, anything else is a text: both are seeds. */
export function seedOf(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text
}

/** Only what was said of reading: the keys of a job. */
export function spokenReading(options: ReadingOptions): ReadingOptions {
  const { encoding, delimiter, sheet, missing, dateFormat, ignore } = options
  return {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheet && { sheet }),
    ...(missing && { missing }),
    ...(dateFormat && { dateFormat }),
    ...(ignore && { ignore }),
  }
}

export interface ReadingOptions {
  readonly encoding?: Encoding
  readonly delimiter?: string
  readonly sheet?: string
  readonly missing?: readonly string[]
  readonly dateFormat?: string
  readonly ignore?: readonly string[]
}

export interface GlobalOptions {
  readonly quiet?: boolean
  readonly json?: boolean
}
