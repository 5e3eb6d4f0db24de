import { MirrorwardError } from '../errors.js'
import type { InferredColumn, MarkerAnswers } from '../index.js'
import { type ConsoleWords, english } from './language/index.js'
import { textTable } from './text-table.js'

/** Whether one text of one column stands for missing. */
export interface MarkerQuestion {
  readonly column: string
  readonly text: string
  readonly rows: number
  readonly evidence: string
  /** The answer when nothing is typed. */
  readonly missing: boolean
}

/** What a person is asked about texts that may stand for missing, in the order of the columns. */
export function markerQuestions(columns: readonly InferredColumn[]): MarkerQuestion[] {
  return columns.flatMap(({ name, questions }) => questions.map((question) => ({ column: name, ...question })))
}

/** The question as it is put, with the answer that Enter gives. */
export function markerPrompt(question: MarkerQuestion, words: ConsoleWords = english): string {
  const { marker, yes, no } = words.questionsOfInit
  return `${marker(question)}\n  [${question.missing ? yes : no}] `
}

/** Yes or no, in English or French; nothing typed is the guess. Throws `bad-option` for anything else. */
export function markerAnswer(answer: string, { missing }: Pick<MarkerQuestion, 'missing'>): boolean {
  if (answer === '') return missing
  if (/^(y|yes|o|oui)$/i.test(answer)) return true
  if (/^(n|no|non)$/i.test(answer)) return false
  throw new MirrorwardError('bad-option', 'yes or no is wanted')
}

/** The answers by column; undefined where every one is the guess, so that nothing need be looked at again. */
export function markerAnswers(
  answered: readonly (readonly [MarkerQuestion, boolean])[],
): ReadonlyMap<string, MarkerAnswers> | undefined {
  if (answered.every(([question, missing]) => question.missing === missing)) return undefined
  const byColumn = new Map<string, Map<string, boolean>>()
  for (const [{ column, text }, missing] of answered)
    byColumn.set(column, (byColumn.get(column) ?? new Map<string, boolean>()).set(text, missing))
  return byColumn
}

/** What was taken where nobody was asked. */
export function markerTable(questions: readonly MarkerQuestion[], words: ConsoleWords = english): string {
  const { markers, isMissing, isValue } = words.tables
  const rows = questions.map(({ column, text, rows: count, evidence, missing }) => [
    column,
    text,
    String(count),
    words.say(evidence),
    missing ? isMissing : isValue,
  ])
  return textTable(markers, rows)
}
