import type { LedgerRecord } from '../ledger-record.js'
import type { QuestionKind } from './question.js'

export type Range = readonly [low: number, high: number]

/** A number that was let go, with what is known of its error: 95 % intervals of the noise alone, of the sample alone, of both. */
export interface Estimate {
  readonly value: number
  readonly noise: Range
  readonly sampling: Range
  readonly both: Range
}

/** One number of an answer: of which group, what it is, and what it came to. */
export interface AnswerCell {
  /** By column, the level or band; empty for everybody. */
  readonly group: Readonly<Record<string, string>>
  /** `count`, `mean`, `0.5` of quantiles, a term of a regression, … */
  readonly measure: string
  /** Absent where the noise is larger than what there is to tell. */
  readonly estimate?: Estimate
}

/** A curve over time with bands of the noise and of both. */
export interface AnswerCurve {
  readonly group: Readonly<Record<string, string>>
  readonly points: readonly CurvePoint[]
  /** The time by which half had the event; absent where the curve does not come so low. */
  readonly median?: number
}

export interface CurvePoint extends Estimate {
  readonly time: number
  /** People at risk at the beginning of the step that ends here, with the noise. */
  readonly atRisk: number
}

/** A test: its statistic, and how often one at least as large comes where there is no difference, the noise included. */
export interface AnswerTest {
  readonly statistic: number
  readonly chance: number
  readonly draws: number
  /** Expected and observed events by group. */
  readonly groups: readonly {
    readonly group: Readonly<Record<string, string>>
    readonly observed: number
    readonly expected: number
  }[]
}

/** What a question cost, alone: where several share a measurement, each bears its part. */
export interface Cost {
  readonly rho: number
  /** What that ρ alone is at the ledger's δ; those of several do not add up to the whole, which is less. */
  readonly epsilon: number
}

export interface Answer {
  readonly id: string
  readonly title?: string
  readonly ask: QuestionKind
  readonly where?: string
  /** The columns that make groups. */
  readonly by: readonly string[]
  /** How it was found, in a few words. */
  readonly method: string
  /** Standard deviation of the noise on a count, where counts were let go. */
  readonly noise?: number
  readonly cost: Cost
  /** True where it was bought before, and cost nothing now. */
  readonly cached: boolean
  readonly cells: readonly AnswerCell[]
  readonly curves?: readonly AnswerCurve[]
  readonly test?: AnswerTest
  /** Of a rate: so much time, in this unit. */
  readonly per?: { readonly time: number; readonly unit?: string }
  /** Unit of times and of the column asked about, where the schema says it. */
  readonly unit?: string
}

/** What a file of questions came to: everything in it may leave. */
export interface Answers {
  readonly format: 'mirrorward/answers'
  readonly version: 1
  readonly name: string
  readonly unit: 'patient' | 'row'
  /** Which rows of a patient were looked at, where they may have several. */
  readonly rows?: string
  readonly rowsPerPatient: number
  readonly answers: readonly Answer[]
  readonly ledger: LedgerRecord
}
