import { normalCdf, normalQuantile } from '../../../src/math/index.js'
import { gaussianEpsilon } from '../../../src/privacy/index.js'
import { type AuditBound, confidence } from './audited.js'

export interface SeenNoise {
  /** In declared standard deviations: of variance 1 where the noise is as declared; not all 0. */
  readonly noise: ArrayLike<number>
  /** Declared standard deviations between the worlds. */
  readonly mu: number
  readonly delta: number
}

/** No bound says more: e^700 is nearly the largest double. */
const most = 700

/**
 * ε by the noise itself: an auditor who knows both worlds sees it, and worlds μ declared standard deviations apart lie μ/κ true ones
 * apart where the noise is κ times as large as declared. κ is taken at the upper end of its confidence (χ² of the sum of squares),
 * and Gaussian noise at that distance has an exact ε (Balle & Wang 2018). A lower bound for mechanisms whose noise is Gaussian.
 */
export function gaussianBound({ noise, mu, delta }: SeenNoise): AuditBound {
  const count = noise.length
  const squares = Array.from(noise).reduce((sum, value) => sum + value * value, 0)
  const least = chiSquareQuantile(1 - confidence, count)
  const epsilonOf = (share: number) => Math.min(most, gaussianEpsilon((mu / share) ** 2 / 2, delta))
  const seen = Math.sqrt(squares / count)
  return {
    kind: 'white-box',
    method: 'gaussian',
    lower: epsilonOf(Math.sqrt(squares / least)),
    expected: epsilonOf(Math.sqrt(count / least)),
    noise: seen,
    mu: mu / seen,
  }
}

/** Wilson and Hilferty's approximation: three digits from ten degrees of freedom on. */
function chiSquareQuantile(probability: number, freedom: number): number {
  const part = 2 / (9 * freedom)
  return freedom * Math.max(0, 1 - part + normalQuantile(probability) * Math.sqrt(part)) ** 3
}

/**
 * Whether noise is shaped as a Gaussian of whatever size: Kolmogorov's distance below 1.95/√n, which Gaussian noise passes with a
 * chance below 1 in 1,000 (and far below that, for its size is taken from it).
 */
export function isGaussianShaped(noise: ArrayLike<number>): boolean {
  const sorted = Float64Array.from(noise).sort()
  const size = Math.sqrt(sorted.reduce((sum, value) => sum + value * value, 0) / sorted.length)
  if (!(size > 0)) return false
  let furthest = 0
  sorted.forEach((value, place) => {
    const expected = normalCdf(value / size)
    furthest = Math.max(furthest, expected - place / sorted.length, (place + 1) / sorted.length - expected)
  })
  return furthest < 1.95 / Math.sqrt(sorted.length)
}
