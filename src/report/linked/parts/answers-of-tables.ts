import type { LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Answer, answers, type QuestionName, questionNames } from '../../questions.js'
import { asOneEvaluation } from '../as-one-evaluation.js'

/** A question's answers: of the tables together, of every table by itself, and the one that counts. */
export interface LinkedAnswer {
  readonly name: QuestionName
  readonly together: Answer
  readonly tables: readonly { readonly table: string; readonly answer: Answer }[]
  /** The answer that counts: the worst, those that were not asked aside where another was. */
  readonly counts: Answer
}

const worstFirst: readonly Answer['status'][] = [
  'not met',
  'cannot tell at this size',
  'attention',
  'met',
  'not asked at this depth',
  'not asked',
  'no criterion',
]

/** Every question for the tables together and one by one, the least faithful table first. */
export function linkedAnswers(evaluation: LinkedEvaluation): readonly LinkedAnswer[] {
  const together = answers(asOneEvaluation(evaluation))
  const byTable = evaluation.tables.map(({ name, evaluation: own }) => ({ table: name, given: answers(own) }))
  return questionNames.map((name, index) => {
    const tables = byTable.map(({ table, given }) => ({ table, answer: given[index]! }))
    const all = [together[index]!, ...tables.map(({ answer }) => answer)]
    const [counts] = [...all].sort((a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status))
    return { name, together: together[index]!, tables, counts: counts! }
  })
}
