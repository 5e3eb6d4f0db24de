import { bernoulliByDigits, firstDigits } from './bernoulli-exp.js'
import type { Fraction } from './fraction.js'
import { laplaceSampler, type Sampler } from './laplace-sampler.js'

/** Acceptances are kept for sizes up to here: 2 MB at most. */
const mostKept = 2 ** 18

/**
 * The discrete Gaussian distribution, P(y) ∝ exp(−y²/2σ²), exactly (Canonne, Kamath & Steinke 2020, algorithm 3): discrete
 * Laplace draws accepted by coins whose digits are computed once a size. σ² below 2⁷⁸. Under a microsecond a draw.
 */
export function gaussianSampler({ over, under }: Fraction): Sampler {
  const scale = Number(rootOf(over / under)) + 1
  const wide = BigInt(scale)
  const proposal = laplaceSampler(scale, 1)
  const below = 2n * over * under * wide * wide
  const coinOf = (size: number): readonly [bigint, bigint] => {
    const distance = BigInt(size) * under * wide - over
    return [distance * distance, below]
  }
  const kept = new Float64Array(Math.min(mostKept, 16 * scale + 64)).fill(-1)
  return (entropy) => {
    for (;;) {
      const value = proposal(entropy)
      const size = value < 0 ? -value : value
      let first = size < kept.length ? kept[size]! : firstDigits(...coinOf(size))
      if (first === -1) {
        first = firstDigits(...coinOf(size))
        kept[size] = first
      }
      if (bernoulliByDigits(first, () => coinOf(size), entropy)) return value
    }
  }
}

/** The largest whole number whose square is at most `value`. */
function rootOf(value: bigint): bigint {
  let root = BigInt(Math.floor(Math.sqrt(Number(value))))
  while (root * root > value) root--
  while ((root + 1n) * (root + 1n) <= value) root++
  return root
}
