import { MirrorwardError } from '../../errors.js'
import { belowBig, expBracket, fractionOf } from '../randomness/index.js'
import { type Mechanism, positive, releaseOnce } from './mechanism.js'

export interface PartitionOptions {
  readonly epsilon: number
  readonly delta: number
  /** Keys that one patient may have at most; patients' keys are bounded before they are counted. */
  readonly keysPerPatient: number
}

/** Places of the chances: rounded down to 2⁻⁶⁴. */
const places = 64n
const one = 1n << places

/**
 * Which keys may be named at all, by how many patients have each: 1 to keep, 0 to drop. The optimal rule of Desfontaines, Voss,
 * Gipson & Mandayam (2022). A key that nobody has is never kept; that it is (ε, δ) and never ε alone is its nature. See
 * partition-selection.proof.md.
 */
export function partitionSelection({ epsilon, delta, keysPerPatient }: PartitionOptions): Mechanism<Uint8Array> {
  positive('keysPerPatient', keysPerPatient)
  const chances = keepChances(positive('epsilon', epsilon) / keysPerPatient, positive('delta', delta) / keysPerPatient)
  const mechanism: Mechanism<Uint8Array> = {
    name: 'partition-selection',
    // A key more is a count of 1 more in each of so many places.
    sensitivity: { norm: 'l1', bound: keysPerPatient },
    loss: { kind: 'approximate', epsilon, delta },
    scale: epsilon,
    release: (exact, charge) =>
      releaseOnce(mechanism, { exact, charge }, (counts, entropy) =>
        Uint8Array.from(counts, (count) => {
          const chance = chances[Math.max(0, Math.min(count, chances.length - 1))]!
          return belowBig(one, entropy) < chance ? 1 : 0
        }),
      ),
  }
  return mechanism
}

/**
 * The chance that a key of n patients is kept, in units of 2⁻⁶⁴, for n = 0, 1, … until it stands still: p(n) = min(e^ε p(n−1) + δ,
 * 1 − e^−ε(1 − p(n−1) − δ), 1), every step rounded down.
 */
export function keepChances(epsilon: number, delta: number): readonly bigint[] {
  if (epsilon < 1e-4) throw new MirrorwardError('bad-option', 'epsilon is too small for so many keys a patient')
  const ratio = fractionOf(epsilon, { bits: 60, towards: 'down' })
  const [, upper] = expBracket(ratio.over, ratio.under, 128)
  const unit = 1n << 128n
  const growth = (unit * unit) / upper
  const step = fractionOf(delta, { bits: 64, towards: 'down' }).over
  const chances = [0n]
  for (;;) {
    const last = chances.at(-1)!
    const rising = ((growth * last) >> 128n) + step
    const missing = one - last - step
    // e^−ε is taken up, so that what is kept is taken down; never below what stood.
    const saturating = missing <= 0n ? one : one - ((upper * missing) >> 128n) - 1n
    const next = [rising, saturating, one].reduce((least, each) => (each < least ? each : least))
    if (next <= last) return chances
    chances.push(next)
  }
}
