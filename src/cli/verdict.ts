import { decideQuestion, type MetricRecord, type Verdict } from '../index.js'
import type { Failure } from './failures.js'
import type { Answer, ConsoleWords, Question } from './language/index.js'

type Status = Exclude<Verdict['criteria'][number]['status'], 'decides nothing'>

export interface AnsweredQuestion {
  readonly question: Question
  readonly answer: Answer
  /** The metrics whose criteria made this answer. */
  readonly metrics: readonly string[]
}

/** Each question of the policy with the worst status of its criteria, in the policy's order: as the report decides. */
export function answersOf({ criteria }: Verdict, results: readonly MetricRecord[] = []): AnsweredQuestion[] {
  return [...new Set(criteria.map(({ question }) => question))].flatMap((question): AnsweredQuestion[] => {
    const { worst, deciding } = decideQuestion(
      criteria.filter((criterion) => criterion.question === question),
      results,
    )
    if (worst === undefined) return []
    return [{ question, answer: answerOf(worst), metrics: deciding.map(({ metric }) => metric) }]
  })
}

/** Tables that were judged one by one beside what was judged of them together. */
export type JudgedTables = readonly {
  readonly name: string
  readonly evaluation: { readonly verdict?: Verdict; readonly results: readonly MetricRecord[] }
}[]

const worstFirst: readonly Answer[] = ['not met', 'cannot tell', 'not measured', 'attention', 'met']

/** The worst answer to each question, for tables together and one by one, as the report counts; its metrics are named after their table. */
export function worstAnswers(
  verdict: Verdict,
  results: readonly MetricRecord[] | undefined,
  tables: JudgedTables,
): AnsweredQuestion[] {
  const all = [
    ...answersOf(verdict, results),
    ...tables.flatMap(({ name, evaluation: own }) =>
      (own.verdict === undefined ? [] : answersOf(own.verdict, own.results)).map((each) => ({
        ...each,
        metrics: each.metrics.map((metric) => `${name}: ${metric}`),
      })),
    ),
  ]
  const isAsked = ({ answer }: AnsweredQuestion) => answer !== 'not measured'
  return [...new Set(all.map(({ question }) => question))].map((question) => {
    const own = all.filter((each) => each.question === question)
    const counting = own.some(isAsked) ? own.filter(isAsked) : own
    return counting.reduce((worst, each) =>
      worstFirst.indexOf(each.answer) < worstFirst.indexOf(worst.answer) ? each : worst,
    )
  })
}

/** One line a question, for the end of a command. */
export function verdictLines(
  verdict: Verdict,
  words: ConsoleWords,
  results?: readonly MetricRecord[],
  tables: JudgedTables = [],
): string[] {
  const answers = worstAnswers(verdict, results, tables)
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
export function failsOn(
  verdict: Verdict | undefined,
  wanted: readonly Failure[],
  results?: readonly MetricRecord[],
  tables: JudgedTables = [],
): boolean {
  if (wanted.length === 0) return false
  const answers =
    verdict === undefined
      ? (['not measured'] as const)
      : worstAnswers(verdict, results, tables).map(({ answer }) => answer)
  return answers.some(
    (answer) =>
      (answer === 'not met' && wanted.includes('not-met')) ||
      ((answer === 'cannot tell' || answer === 'not measured') && wanted.includes('cannot-tell')),
  )
}

function answerOf(status: Status): Answer {
  return status === 'cannot tell at this size' ? 'cannot tell' : status
}
