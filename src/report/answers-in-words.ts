import type { Evaluation, LinkedEvaluation } from '../../evaluators/index.js'
import { type LanguageName, languageOf } from './language/language.js'
import { asOneEvaluation } from './linked/as-one-evaluation.js'
import { answers } from './questions.js'

/** A question of the report with its answer, in words. */
export interface AnswerInWords {
  readonly question: string
  readonly status: string
  readonly answer: string
}

/** What the report answers on its first screen, question by question, in the same words. */
export function answersInWords(evaluation: Evaluation | LinkedEvaluation, language: LanguageName): AnswerInWords[] {
  const { words } = languageOf(language)
  const one = evaluation.format === 'mirrorward/linked-evaluation' ? asOneEvaluation(evaluation) : evaluation
  return answers(one).map(({ name, status }) => ({
    question: words.questions[name],
    status,
    answer: words.verdict.marks[status],
  }))
}
