import { InvalidArgumentError, Option } from 'commander'
import type { Encoding } from '../index.js'

/** Written out so that a help text loads no reader of tables. */
export const encodingNames: readonly Encoding[] = ['utf-8', 'utf-16', 'windows-1252', 'latin-1']

/** `--encoding` and `--delimiter`, for every command that reads a table. */
export function readingOptions(): Option[] {
  return [
    new Option('--encoding <name>', 'of a text file; found by itself when not said').choices(encodingNames),
    new Option('--delimiter <character>', 'of a CSV file; found by itself when not said'),
  ]
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

/** `--checkpoint`, for every command that fits. */
export const checkpointHelp = 'keep a long training in this file, and go on from it when it exists (vae)'

/** `--lang`: of the page that is written, nothing else. */
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
  readonly encoding?: Encoding
  readonly delimiter?: string
}

export interface GlobalOptions {
  readonly quiet?: boolean
  readonly json?: boolean
}
