import type { Candidate, Relation } from '../index.js'
import type { ConsoleWords } from './language/index.js'

/** A relation that every row keeps, and that may be an accident. */
export interface RelationQuestion {
  readonly relation: Relation
  readonly text: string
  readonly rows: number
  /** The answer when nothing is typed. */
  readonly missing: false
}

/** What a person is asked about relations that were found and are doubted, where enough rows keep them. */
export function relationQuestions(
  found: readonly Candidate[],
  { fewestRows, textOf }: { readonly fewestRows: number; textOf(relation: Relation): string },
): RelationQuestion[] {
  return found.flatMap(({ relation, rows, doubt }) =>
    doubt === undefined || rows < fewestRows ? [] : [{ relation, text: textOf(relation), rows, missing: false }],
  )
}

/** The question as it is put; Enter says no. */
export function relationPrompt({ text, rows }: RelationQuestion, words: ConsoleWords): string {
  const { mustHold, no } = words.questionsOfInit
  return `${mustHold(text, rows)}\n  [${no}] `
}
