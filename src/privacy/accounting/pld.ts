import { transform } from './fft.js'
import type { SubsampledGaussian } from './rdp-subsampled.js'

/** Masses of privacy losses `(first + index)·step`, and of an infinite loss. */
interface LossDistribution {
  readonly first: number
  readonly step: number
  readonly masses: Float64Array
  readonly infinite: number
}

const directions = ['remove', 'add'] as const
const points = 200_000
const reach = 12
const most = 2 ** 20

/**
 * ε of all batches of all runs at δ by the distribution of privacy losses (Doroshenko et al. 2022; Gopi, Lee & Wutschitz 2021): the larger of
 * a patient added and one removed. Losses between two points of the grid are split between them so that both probabilities stand,
 * which can only enlarge δ; what falls outside the window, and the negative noise of the transform, count as infinite losses.
 * Infinite where δ is below that. The grid is `finest` wide, or coarser where it
 * would not fit: a coarser one gives a larger ε. Cost: two transforms of at most 2²⁰ points a direction.
 */
export function pldEpsilon(
  runs: SubsampledGaussian | readonly SubsampledGaussian[],
  delta: number,
  finest = 1e-4,
): number {
  const all = 'steps' in runs ? [runs] : runs
  return Math.max(...directions.map((direction) => epsilonOf(composedLosses(all, { direction, delta, finest }), delta)))
}

interface Composing {
  readonly direction: 'add' | 'remove'
  readonly delta: number
  readonly finest: number
}

/** A batch of a run, and how often it is drawn. */
interface Repeated {
  readonly one: LossDistribution
  readonly times: number
}

function composedLosses(
  runs: readonly SubsampledGaussian[],
  { direction, delta, finest }: Composing,
): LossDistribution {
  const tail = delta * 1e-4
  for (let step = finest; ; step *= 2) {
    const parts = runs.map((run) => ({ one: lossesOfBatch(run, direction, step), times: run.steps }))
    const low = -chernoff(parts, tail, -1)
    const high = chernoff(parts, tail, 1)
    const size = 2 ** Math.ceil(Math.log2((high - low) / step + 2))
    if (size <= most || step > 1) return power(parts, { low: Math.floor(low / step), size, tail: 2 * tail, step })
  }
}

/** Losses of one batch, by 200,000 points of the density of the numerator, twelve standard deviations wide. */
function lossesOfBatch(run: SubsampledGaussian, direction: 'add' | 'remove', step: number): LossDistribution {
  const { noiseMultiplier: sigma, sampling } = run
  const variance = sigma * sigma
  const from = -reach * sigma
  const width = (1 + 2 * reach * sigma) / points
  const sign = direction === 'remove' ? 1 : -1
  const lossAt = (x: number) => sign * Math.log1p(sampling * Math.expm1((2 * x - 1) / (2 * variance)))
  const ends = [lossAt(from), lossAt(from + width * points)]
  const first = Math.floor(Math.min(...ends) / step) - 1
  const masses = new Float64Array(Math.ceil(Math.max(...ends) / step) - first + 2)
  const height = width / (sigma * Math.sqrt(2 * Math.PI))
  for (let point = 0; point < points; point++) {
    const x = from + (point + 0.5) * width
    const loss = lossAt(x)
    const mass = height * Math.exp(-(x * x) / (2 * variance)) * (direction === 'remove' ? Math.exp(loss) : 1)
    const cell = Math.floor(loss / step)
    const lower = mass * Math.min(1, Math.expm1((cell + 1) * step - loss) / Math.expm1(step))
    masses[cell - first] = masses[cell - first]! + lower
    masses[cell + 1 - first] = masses[cell + 1 - first]! + mass - lower
  }
  return { first, step, masses, infinite: 1e-30 }
}

/** What the sum of losses passes (in `sign`'s direction) with a chance of at most `tail`: Chernoff's bound, by the best of orders. */
function chernoff(parts: readonly Repeated[], tail: number, sign: 1 | -1): number {
  let best = Number.POSITIVE_INFINITY
  for (let order = 0.125; order <= 1024; order *= 1.5) {
    let logMoment = 0
    for (const { one, times } of parts) {
      let moment = 0
      one.masses.forEach((mass, index) => {
        if (mass > 0) moment += mass * Math.exp(sign * order * (one.first + index) * one.step)
      })
      logMoment += times * Math.log(moment)
    }
    best = Math.min(best, (logMoment - Math.log(tail)) / order)
  }
  return best
}

interface Window {
  readonly low: number
  readonly size: number
  readonly tail: number
  readonly step: number
}

/** Losses of all batches together that lie from `low` on, by raising the transforms to powers. */
function power(parts: readonly Repeated[], { low, size, tail, step }: Window): LossDistribution {
  const radius = new Float64Array(size).fill(1)
  const angle = new Float64Array(size)
  for (const { one, times } of parts) {
    const real = new Float64Array(size)
    const imaginary = new Float64Array(size)
    one.masses.forEach((mass, index) => {
      const place = index % size
      real[place] = real[place]! + mass
    })
    transform(real, imaginary)
    for (let k = 0; k < size; k++) {
      radius[k] = radius[k]! * Math.hypot(real[k]!, imaginary[k]!) ** times
      angle[k] = angle[k]! + Math.atan2(imaginary[k]!, real[k]!) * times
    }
  }
  const real = radius.map((each, k) => each * Math.cos(angle[k]!))
  const imaginary = radius.map((each, k) => each * Math.sin(angle[k]!))
  transform(real, imaginary, true)
  const masses = new Float64Array(size)
  const first = parts.reduce((sum, { one, times }) => sum + times * one.first, 0)
  const shift = (((low - first) % size) + size) % size
  let noise = 0
  for (let index = 0; index < size; index++) {
    const mass = real[(index + shift) % size]!
    if (mass < 0) noise -= mass
    else masses[index] = mass
  }
  const infinite = parts.reduce((sum, { one, times }) => sum + times * one.infinite, tail + noise)
  return { first: low, step, masses, infinite }
}

/** The smallest ε of at least 0 whose δ(ε) = P∞ + Σ over larger losses of (1 − e^(ε − loss))·mass is at most δ. */
function epsilonOf({ first, step, masses, infinite }: LossDistribution, delta: number): number {
  if (infinite > delta) return Number.POSITIVE_INFINITY
  let above = infinite
  let weighed = 0
  for (let index = masses.length - 1; index >= 0 && (first + index) * step > 0; index--) {
    const loss = (first + index) * step
    if (above - Math.exp(loss) * weighed > delta) return Math.log((above - delta) / weighed)
    above += masses[index]!
    weighed += masses[index]! * Math.exp(-loss)
  }
  return above - weighed > delta ? Math.log((above - delta) / weighed) : 0
}
