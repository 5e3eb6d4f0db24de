import type { Rng } from '../src/math/index.js'
import type { Nature, Schema, Table } from '../src/table/index.js'

export type Interval = readonly [low: number, high: number]

/** The tables a metric may look at. Never the model: attacks that must refit get a `refit` callback. */
export interface EvaluationContext {
  readonly schema: Schema
  readonly train: Table
  readonly holdout: Table
  /** Real rows that are neither members nor non-members, for calibrated attacks. */
  readonly reference: Table
  readonly synthetic: Table
  /** Fits the generator on other rows and samples as many; what it draws comes from `rng` alone. */
  readonly refit?: (train: Table, rng: Rng) => Promise<Table>
  /**
   * The same for metrics that ask ten or twenty times, at depth standard too; `slow` where that many fits would take too long.
   */
  readonly fewRefits?: ((train: Table, rng: Rng) => Promise<Table>) | 'slow'
  /** How many calls of `refit` may be under way together, as when threads answer them; 1 when not said. */
  readonly refitsAtOnce?: number
  readonly rng: Rng
  /**
   * The same stream whichever table stands in the synthetic one's place: real rows drawn by it are the same for all, so that
   * controls differ in the table alone and what is made of real rows is made once. `rng` when absent.
   */
  readonly realRng?: Rng
  /** The same stream for every metric and table: rows that several metrics ask are drawn by it once. `realRng` when absent. */
  readonly commonRng?: Rng
  /** True for controls: only the value and its interval will be kept, so details need not be computed. */
  readonly brief?: boolean
  /** Where `train` is a sample: the place of each of its rows among all training rows, from 0. */
  readonly trainRows?: ArrayLike<number>
  /**
   * Where released rows are people's own: of each row of `synthetic` the place of the training row that it was made of, −1 where it
   * was made of none. Absent where that is not known.
   */
  readonly origins?: ArrayLike<number>
}

export interface Metric {
  /** `family.name`, for example `fidelity.shape`. */
  readonly id: string
  readonly title: string
  /** What a reader learns from the number, as a question. */
  readonly question: string
  /** One sentence: what the number means, and what it does not. */
  readonly reading: string
  /** `reference`: neither more nor less is better; the value should be near its reference. */
  /** The releases it means something for; of others it is skipped, see `natures.ts`. */
  readonly natures: readonly Nature[]
  readonly goal: 'maximise' | 'minimise' | 'reference'
  readonly range: Interval
  /** True when the value is a number of people, values or columns: whole, and known without an interval. */
  readonly counts?: true
  readonly cost: 'cheap' | 'moderate' | 'costly'
  /** True when the value depends on the reference rows: the unseen-real control then stands in with half of them. */
  readonly usesReference?: boolean
  /**
   * Metrics of one workbench, on all tables, are computed one after the other in one thread: each finds what the others have
   * made of the same rows.
   */
  readonly workbench?: string
  /** The metric whose streams it draws from, to look at the same random rows as that one; its own when absent. */
  readonly drawsAs?: string
  /** True when it runs the generator by `refit`: it then stays in the thread that has it. */
  readonly usesRefit?: boolean
  /**
   * Where it looks at rows and not at counts: how many of a table at most. Of tables of more than `mostAskedRows` rows it is given
   * whole people drawn at random; where there are more than it asks, its result says so. Absent where it looks at all rows.
   */
  readonly asksRows?: number
  /** Raised whenever the same tables would give another number. */
  readonly version: number
  compute(context: EvaluationContext): Promise<MetricResult> | MetricResult
}

/** `exact`: every row was looked at. `sampled`: so many rows of a side at most, drawn at random, people with all their rows. */
export type Basis = 'exact' | { readonly sampled: number }

/** Not computable is a result, not an exception and not 0. `detail` is plain JSON without cell values of rare levels. */
export type MetricResult =
  | {
      readonly status: 'ok'
      readonly value: number
      readonly interval?: Interval
      /** Absent where no number of the evaluation is of a sample. */
      readonly basis?: Basis
      readonly detail?: Readonly<Record<string, unknown>>
    }
  | {
      readonly status: 'skipped'
      readonly reason: string
      /** The tables hold nothing of what is asked about, at any depth: no loss of the question's answer. */
      readonly nothingToTest?: true
    }

/** The metric on another table in the synthetic one's place, so that a reader can tell a good number from a bad one. */
export const controlNames = ['unseen-real', 'independent-marginals', 'gaussian-copula', 'copy-of-train'] as const

/** Of linked tables: what happened to people belongs to others, or rows know nothing of each other. */
export const linkedControlNames = ['unseen-real', 'shuffled-histories', 'independent-rows', 'copy-of-train'] as const

export type ControlName = (typeof controlNames)[number]
export type LinkedControlName = (typeof linkedControlNames)[number]

/** One metric's row in evaluation.json. */
export interface MetricRecord {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly reading: string
  readonly goal: Metric['goal']
  readonly range: Interval
  /** True when the value is a whole number of something; absent in evaluations made before it was said. */
  readonly counts?: true
  readonly version: number
  readonly result: MetricResult
  /** Evaluations made before there was a control lack it. */
  readonly controls: Readonly<Partial<Record<ControlName | LinkedControlName, MetricResult>>>
}
