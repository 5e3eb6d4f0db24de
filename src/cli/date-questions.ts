import { MirrorwardError } from '../errors.js'
import type { InferredColumn } from '../index.js'
import { type ConsoleWords, english } from './language/index.js'
import { textTable } from './text-table.js'

/** In which of two notations one column's dates are written. */
export interface DateQuestion {
  readonly column: string
  /** The answer when nothing is typed. */
  readonly taken: string
  readonly other: string
}

/** What a person is asked about dates that can be read in two ways, in the order of the columns. */
export function dateQuestions(columns: readonly InferredColumn[]): DateQuestion[] {
  return columns.flatMap(({ name, readings }) => (readings === undefined ? [] : [{ column: name, ...readings }]))
}

/** The question as it is put, with the answer that Enter gives. */
export function datePrompt({ column, taken, other }: DateQuestion, words: ConsoleWords = english): string {
  return `${words.questionsOfInit.dates(column, taken, other)}\n  [${taken}] `
}

/** 1, 2, or one of the notations, in any case; nothing typed is the first. Throws `bad-option` for anything else. */
export function dateAnswer(answer: string, { taken, other }: DateQuestion): string {
  const meant = answer.toLowerCase()
  if (meant === '' || meant === '1' || meant === taken.toLowerCase()) return taken
  if (meant === '2' || meant === other.toLowerCase()) return other
  throw new MirrorwardError('bad-option', `1 (${taken}) or 2 (${other}) is wanted`)
}

/** The answers by column; undefined where every one is the guess, so that nothing need be looked at again. */
export function dateAnswers(
  answered: readonly (readonly [DateQuestion, string])[],
): ReadonlyMap<string, string> | undefined {
  const others = answered.filter(([{ taken }, format]) => format !== taken)
  return others.length === 0 ? undefined : new Map(others.map(([{ column }, format]) => [column, format]))
}

/** What was taken where nobody was asked. */
export function dateTable(questions: readonly DateQuestion[], words: ConsoleWords = english): string {
  const rows = questions.map(({ column, taken, other }) => [column, taken, other])
  return textTable(words.tables.dates, rows)
}
