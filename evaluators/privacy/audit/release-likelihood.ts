import type { Recorded } from '../../../src/privacy/audit/index.js'

/** What one world's releases say for another world. */
export interface Told {
  /** ln of how much likelier every release is in the other world. */
  readonly logRatio: number
  /** The same of numbers with Gaussian noise alone: choices bring a noise of their own, under which faults of numbers could hide. */
  readonly logRatioOfNumbers: number
  /** Σ of the squared distances between the worlds, in variances of the declared Gaussian noise. */
  readonly separation: number
  /** The noise along the way from this world to the other, in declared standard deviations; of Gaussian releases. */
  readonly noise: number
}

/**
 * The likelihood of what a fit released in its own world against another, release by release, for both worlds' numbers are known
 * given what was released before. Mechanisms that choose by coins of scores or give keys tell nothing here, but for the exponential one.
 */
export function toldApart(own: readonly Recorded[], other: readonly Recorded[]): Told {
  let choices = 0
  let separation = 0
  let along = 0
  own.forEach((release, place) => {
    const there = other[place]
    if (there === undefined || there.mechanism !== release.mechanism) {
      // Another sequence of releases is a world of its own.
      choices = Number.NEGATIVE_INFINITY
      return
    }
    if (release.mechanism === 'discrete-gaussian') {
      const variance = release.scale ** 2
      const { squared, product } = stepBetween(release, there)
      separation += squared / variance
      along += product / variance
    } else choices += otherRatio(release, there)
  })
  const numbers = along - separation / 2
  return {
    logRatio: choices + numbers,
    logRatioOfNumbers: numbers,
    separation,
    noise: along / Math.sqrt(separation),
  }
}

/** ‖other − own‖² and ⟨released − own, other − own⟩. */
function stepBetween(own: Recorded, other: Recorded): { readonly squared: number; readonly product: number } {
  const output = own.output as ArrayLike<number>
  let squared = 0
  let product = 0
  for (let cell = 0; cell < own.exact.length; cell++) {
    const step = other.exact[cell]! - own.exact[cell]!
    if (step === 0) continue
    squared += step * step
    product += step * (output[cell]! - own.exact[cell]!)
  }
  return { squared, product }
}

function otherRatio(own: Recorded, other: Recorded): number {
  const { mechanism, scale, output, exact, sensitivity } = own
  if (mechanism === 'discrete-laplace') {
    const released = output as ArrayLike<number>
    return exact.reduce(
      (sum, value, cell) =>
        sum + (Math.abs(released[cell]! - value) - Math.abs(released[cell]! - other.exact[cell]!)) / scale,
      0,
    )
  }
  if (mechanism !== 'exponential') return 0
  const factor = scale / (2 * sensitivity.bound)
  return logShare(other.exact, { chosen: Number(output), factor }) - logShare(exact, { chosen: Number(output), factor })
}

function logShare(
  scores: readonly number[],
  { chosen, factor }: { readonly chosen: number; readonly factor: number },
): number {
  const most = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY)
  const sum = scores.reduce((total, score) => total + Math.exp(factor * (score - most)), 0)
  return factor * (scores[chosen]! - most) - Math.log(sum)
}
