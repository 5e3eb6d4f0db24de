import { InvalidArgumentError, Option } from 'commander'

/** `--encoding` and `--delimiter`, for every command that reads a table. */
export function readingOptions(): Option[] {
  return [
    new Option('--encoding <name>', 'of a text file').choices(['utf-8', 'latin-1']),
    new Option('--delimiter <character>', 'of a CSV file; found by itself when not said'),
  ]
}

/** `--lang`: of the report, nothing else. */
export function languageOption(): Option {
  return new Option('--lang <language>', 'of the report').choices(['en', 'fr']).default('en')
}

export interface LanguageOption {
  readonly lang: 'en' | 'fr'
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

export interface ReadingOptions {
  readonly encoding?: 'utf-8' | 'latin-1'
  readonly delimiter?: string
}

export interface GlobalOptions {
  readonly quiet?: boolean
  readonly json?: boolean
}
