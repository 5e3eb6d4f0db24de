import { MirrorwardError } from '../../errors.js'
import { pldEpsilon } from './pld.js'
import { rdpEpsilon, type SubsampledGaussian } from './rdp-subsampled.js'
import type { Approximate } from './zcdp.js'

/** Random batches without the size of their noise. */
export type Batches = Omit<SubsampledGaussian, 'noiseMultiplier'>

const precision = 1e-4
const [smallest, largest] = [0.05, 1e6]

/**
 * The smallest noise, in clipping norms, with which so many random batches are (ε, δ)-private: by bisection of the distribution of
 * losses, from what Rényi losses say is enough. The upper end, which is evaluated; at most a ten-thousandth too large. `epsilonOf` says
 * what batches of that noise cost where other things do too. Throws `budget-exhausted` where no noise is enough. Some ten evaluations.
 */
export function calibratedNoise(
  batches: Batches,
  target: Approximate,
  epsilonOf = (noiseMultiplier: number) => pldEpsilon({ ...batches, noiseMultiplier }, target.delta),
): number {
  const enough = (noise: number) => epsilonOf(noise) <= target.epsilon
  let high = smallest
  while (rdpEpsilon({ ...batches, noiseMultiplier: high }, target.delta) > target.epsilon && high < largest) high *= 1.1
  while (!enough(high)) {
    high *= 1.5
    if (high > largest)
      throw new MirrorwardError('budget-exhausted', 'no noise is enough for so many batches: take fewer')
  }
  let low = high / 1.2
  while (low > smallest && enough(low)) {
    high = low
    low /= 1.2
  }
  while (high / low > 1 + precision) {
    const middle = Math.sqrt(low * high)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}
