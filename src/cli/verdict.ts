import type { Verdict } from '../index.js'
import type { Answer, ConsoleWords, Question } from './language/index.js'

type Status = Verdict['criteria'][number]['status']

export interface AnsweredQuestion {
  readonly question: Question
  readonly answer: Answer
  /** The metrics whose criteria made this answer. */
  readonly metrics: readonly string[]
}

/** From worst to best: one criterion that is not met outweighs all that are. */
const severity: readonly Answer[] = ['not met', 'cannot tell', 'attention', 'not measured', 'met']

/** What `--fail-on` accepts. */
export const failures = ['not-met', 'cannot-tell'] as const
export type Failure = (typeof failures)[number]

/** Each question of the policy with the worst status of its criteria, in the policy's order. */
export function answersOf({ criteria }: Verdict): AnsweredQuestion[] {
  return [...new Set(criteria.map(({ question }) => question))].map((question) => {
    const asked = criteria.filter((criterion) => criterion.question === question)
    const answer = severity.find((each) => asked.some(({ status }) => answerOf(status) === each)) ?? 'not measured'
    return {
      question,
      answer,
      metrics: asked.flatMap((each) => (answerOf(each.status) === answer ? [each.metric] : [])),
    }
  })
}

/** One line a question, for the end of a command. */
export function verdictLines(verdict: Verdict, words: ConsoleWords): string[] {
  const answers = answersOf(verdict)
  const width = Math.max(0, ...answers.map(({ question }) => words.questions[question].length))
  return [
    words.verdictBy(verdict.policy),
    ...answers.map(({ question, answer, metrics }) => {
      const reason = answer === 'met' ? '' : ` (${words.because(metrics)})`
      return `  ${words.questions[question].padEnd(width)}  ${words.answers[answer]}${reason}`
    }),
  ]
}

/** Whether a verdict is one that the caller wants to fail on. What was not measured counts as what cannot be told. */
export function failsOn(verdict: Verdict | undefined, wanted: readonly Failure[]): boolean {
  if (wanted.length === 0) return false
  const answers = verdict === undefined ? (['not measured'] as const) : answersOf(verdict).map(({ answer }) => answer)
  return answers.some(
    (answer) =>
      (answer === 'not met' && wanted.includes('not-met')) ||
      ((answer === 'cannot tell' || answer === 'not measured') && wanted.includes('cannot-tell')),
  )
}

function answerOf(status: Status): Answer {
  return status === 'cannot tell at this size' ? 'cannot tell' : status
}
