import type { Recorded } from '../../../src/privacy/audit/index.js'
import type { Table } from '../../../src/table/index.js'
import type { ReplayFault } from './replay-faults.js'

/** A fit as an auditor sees it. */
export interface ObservedFit {
  /** Every release, in order: what went in and what came out. */
  readonly releases: readonly Recorded[]
  /** Nats of each row under what was fitted; absent where the model has no likelihood. */
  likelihood?(rows: Table): Float64Array
}

/** A private mechanism, to be fitted again and again by an auditor who knows the tables. */
export interface Audited {
  fit(table: Table): Promise<ObservedFit>
  /** What its mechanisms would be given on `table`, if every release gave what it gave in `releases`. */
  given(table: Table, releases: readonly Recorded[]): Promise<readonly Recorded[]>
}

/** A lower bound of ε that an audit found, at 95 % confidence. */
export interface AuditBound {
  /** `white-box`: from every noisy number that was released; `black-box`: from the fitted model alone. */
  readonly kind: 'white-box' | 'black-box'
  /**
   * `gaussian`: by the size of the noise seen, which is taken for Gaussian; `any-noise`: by how often worlds are told apart, whatever
   * the noise; `guesses`: by how many canaries are guessed right, whatever the noise.
   */
  readonly method: 'gaussian' | 'any-noise' | 'guesses'
  /** ε is at least this; 0 where nothing is shown. */
  readonly lower: number
  /** What so many fits or guesses could show at most, all of them right; absent of `gaussian`, which noise of no size would leave open. */
  readonly ceiling?: number
  /** Of `gaussian`: what so many fits show where the noise is just as declared. */
  readonly expected?: number
  /** Of `gaussian`: standard deviation of the noise seen, in units of the declared one. */
  readonly noise?: number
  /** Of `gaussian`: standard deviations between the worlds, by the noise seen. */
  readonly mu?: number
}

/** What is played: with one canary and many fits, or with many canaries and one fit. */
export type AuditGame = 'distinguishing' | 'one-run'

/** Of every bound. */
export const confidence = 0.95

export interface GameResult {
  readonly bounds: readonly AuditBound[]
  /** What record and replay found, fit by fit: the first few. */
  readonly faults: readonly ReplayFault[]
  /** False where the noise seen is not shaped as a Gaussian: then no bound takes it for one. */
  readonly gaussianShaped: boolean
}

/** No more are told: they repeat themselves. */
export const mostFaults = 10
