import type { PrivacyLoss } from '../privacy-loss.js'
import { type Entropy, fractionOf, gaussianSampler, type ReleaseRecord } from '../randomness/index.js'
import { type Charge, type Costed, positive, releaseOnce } from './mechanism.js'

export interface RandomBatchesOptions {
  /** How far one patient of a batch moves its sum, in Euclidean norm of whole numbers, rounding included. */
  readonly sensitivity: number
  /** Standard deviation of the noise in sensitivities. */
  readonly noiseMultiplier: number
  /** Chance of every patient to be in a batch: a public number. */
  readonly sampling: number
  /** Batches in all. */
  readonly steps: number
}

/** Noisy sums over random batches, all for one charge. */
export interface RandomBatches extends Costed {
  /** Opens the charge. Throws `budget-exhausted` as a release does. */
  begin(charge: Charge): BatchRun
}

/** A run of batches: drawn and released in turn, as often as was charged. */
export interface BatchRun {
  /** Which of so many patients are in the next batch, each by a coin of its own; there may be none. O(patients). */
  draw(patients: number): Uint32Array
  /** The sum of that batch with noise, in whole numbers. */
  release(sum: ArrayLike<number>): Float64Array
}

/** Sums over random batches with Gaussian noise, as DP-SGD takes them (Abadi et al. 2016). See random-batches.proof.md. */
export function randomBatches(options: RandomBatchesOptions): RandomBatches {
  const { sensitivity, noiseMultiplier, sampling, steps } = options
  const deviation = positive('sensitivity', sensitivity) * positive('noiseMultiplier', noiseMultiplier) * (1 + 2 ** -40)
  const fraction = fractionOf(deviation * deviation, { bits: 20, towards: 'up' })
  const variance = Number(fraction.over) / Number(fraction.under)
  const loss: PrivacyLoss = {
    kind: 'subsampled-gaussian',
    noiseMultiplier,
    sampling: positive('sampling', sampling),
    steps: positive('steps', steps),
  }
  const sample = gaussianSampler(fraction)
  const most = Math.min(2 ** 32, Math.floor(sampling * 2 ** 32))
  const mechanism: RandomBatches = {
    name: 'random-batches',
    sensitivity: { norm: 'l2', bound: sensitivity },
    loss,
    variance,
    scale: Math.sqrt(variance),
    begin(charge) {
      const entropy = charge.open(mechanism)
      const open: Charge = { open: () => entropy }
      const sum: Costed = { ...mechanism, name: 'batch-sum' }
      let drawn = 0
      let released = 0
      return {
        draw(patients) {
          if (drawn !== released || drawn >= steps)
            throw new RangeError('a batch is drawn before each release, as often as was charged')
          drawn++
          return batchOf(coins(patients, { most, sampling, entropy }), patients)
        },
        release(exact) {
          if (released >= drawn) throw new RangeError('a batch is drawn before each release, as often as was charged')
          released++
          return releaseOnce(sum, { exact, charge: open }, (whole, source) =>
            whole.map((value) => value + sample(source)),
          )
        },
      }
    },
  }
  return mechanism
}

interface Coin {
  readonly most: number
  readonly sampling: number
  readonly entropy: Entropy
}

/** A coin for every patient. Who audits sees them as a release of which patients there are. */
function coins(patients: number, { most, sampling, entropy }: Coin): Uint8Array {
  const draw = () => Uint8Array.from({ length: patients }, () => (entropy.word() < most ? 1 : 0))
  if (entropy.intercept === undefined) return draw()
  const record: ReleaseRecord = {
    mechanism: 'random-batch',
    scale: sampling,
    sensitivity: { norm: 'values', bound: 1 },
    exact: Float64Array.from({ length: patients }, (_, patient) => patient),
  }
  return entropy.intercept(record, draw)
}

/** Patients whose coin says so; one whom replayed coins do not know is in: what such a patient moves is what is asked. */
function batchOf(drawn: Uint8Array, patients: number): Uint32Array {
  const batch: number[] = []
  for (let patient = 0; patient < patients; patient++) if ((drawn[patient] ?? 1) === 1) batch.push(patient)
  return Uint32Array.from(batch)
}
