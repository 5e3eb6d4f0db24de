import { MirrorwardError } from '../../errors.js'
import type { PrivacyLoss } from '../privacy-loss.js'
import type { Entropy } from '../randomness/index.js'

/** How far one patient can move what a mechanism is given. */
export interface Sensitivity {
  /** `values`: how many of the given values are a patient's, who may add or take away so many. */
  readonly norm: 'l1' | 'l2' | 'linf' | 'values'
  readonly bound: number
}

/**
 * Leave to use one mechanism once, given by the ledger when its cost is written down. Throws `budget-exhausted` when it was
 * used, or belongs to another mechanism: no release without an entry.
 */
export interface Charge {
  open(mechanism: Costed): Entropy
}

/** What a ledger must know before it lets a mechanism see data. */
export interface Costed {
  readonly name: string
  readonly sensitivity: Sensitivity
  readonly loss: PrivacyLoss
  /** Of the noise on each number, at most; none where the answer is a choice. */
  readonly variance?: number
  /** What the noise is measured in: its scale or standard deviation; ε of a choice. */
  readonly scale: number
}

/**
 * Turns exact numbers into ones that may leave. It never throws because of what it is given: a refusal would tell. Numbers that
 * are not whole are taken down to whole ones, what is no number is 0, and what is too large is cut at 2⁵².
 */
export interface Mechanism<Output> extends Costed {
  release(exact: ArrayLike<number>, charge: Charge): Output
}

/** The largest size of a number that a mechanism is given: noise upon it stays a whole number exactly. */
export const largest = 2 ** 52

interface Given {
  readonly exact: ArrayLike<number>
  readonly charge: Charge
}

/**
 * The one place where private numbers meet noise: the charge is opened, and whoever records or replays stands in between. `draw`
 * is given whole numbers only.
 */
export function releaseOnce<Output>(
  mechanism: Costed,
  { exact, charge }: Given,
  draw: (whole: Float64Array, entropy: Entropy) => Output,
): Output {
  return releaseScores(mechanism, { exact: Float64Array.from(exact, wholeNumber), charge }, draw)
}

/** The same for scores of candidates, which need not be whole: a choice puts them on a grid of its own. */
export function releaseScores<Output>(
  mechanism: Costed,
  { exact, charge }: Given,
  draw: (scores: Float64Array, entropy: Entropy) => Output,
): Output {
  const entropy = charge.open(mechanism)
  const scores = Float64Array.from(exact)
  if (entropy.intercept === undefined) return draw(scores, entropy)
  const { name, scale, sensitivity } = mechanism
  return entropy.intercept({ mechanism: name, scale, sensitivity, exact: scores }, () => draw(scores, entropy))
}

function wholeNumber(value: number): number {
  // Of a hole in a list, or a text, there may be no floor though it is not NaN.
  const whole = Math.floor(value)
  if (Number.isNaN(whole)) return 0
  return Math.min(largest, Math.max(-largest, whole)) + 0
}

/** Options of mechanisms are public: what is wrong with them is said. Throws `bad-option`. */
export function positive(name: string, value: number): number {
  if (value > 0 && value < Number.POSITIVE_INFINITY) return value
  throw new MirrorwardError('bad-option', `${name} must be a number above 0`)
}
