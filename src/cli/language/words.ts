import type { Stage, Verdict } from '../../index.js'

type JudgedCriterion = Verdict['criteria'][number]
export type Question = JudgedCriterion['question']

/** What a question comes to, from its criteria: the worst of them. */
export type Answer = 'met' | 'attention' | 'not met' | 'cannot tell' | 'not measured'

/** Every sentence of the console that is not an error's own text. */
export interface ConsoleWords {
  readonly stages: Readonly<Record<Stage, string>>
  readonly done: (stage: string, seconds: string) => string
  readonly left: (seconds: number) => string
  readonly warning: string
  readonly estimate: (seconds: readonly [string, string], megabytes: readonly [number, number]) => string
  readonly questions: Readonly<Record<Question, string>>
  readonly answers: Readonly<Record<Answer, string>>
  readonly verdictBy: (policy: string) => string
  /** Which criteria decided, by metric. */
  readonly because: (metrics: readonly string[]) => string
  readonly model: (id: string) => string
  readonly readReport: (path: string) => string
  readonly everythingIn: (folder: string, files: number) => string
  readonly verboseSays: string
  readonly interrupted: string
  readonly unexpected: string
  readonly more: (count: number) => string
}
