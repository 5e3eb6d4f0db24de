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
