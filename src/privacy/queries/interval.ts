import type { Estimate, Range } from './answer.js'

const normal95 = 1.959963984540054

/** An estimate whose noise and sample err alike to both sides. */
export function estimateOf(value: number, deviations: { readonly noise: number; readonly sampling: number }): Estimate {
  const [noise, sampling] = [normalRange(value, deviations.noise), normalRange(value, deviations.sampling)]
  return joined(value, { noise, sampling })
}

/** The middle 95 % of what lies about a value as a Gaussian does. */
export function normalRange(value: number, deviation: number): Range {
  return [value - normal95 * deviation, value + normal95 * deviation]
}

/** Both intervals as one, side by side in squares: noise and sample err independently (Zou & Donner's MOVER, 2008). */
export function joined(
  value: number,
  { noise, sampling }: { readonly noise: Range; readonly sampling: Range },
): Estimate {
  const side = (at: 0 | 1) => Math.hypot(noise[at] - value, sampling[at] - value)
  return { value, noise, sampling, both: [value - side(0), value + side(1)] }
}

/** The middle 95 % of draws of the error of `value`: turned about it, as a basic bootstrap does. */
export function noiseInterval(value: number, drawn: Float64Array): Range {
  const kept = drawn.filter(Number.isFinite).sort()
  if (kept.length === 0) return [value, value]
  const at = (share: number) => kept[Math.min(kept.length - 1, Math.max(0, Math.round(share * (kept.length - 1))))]!
  return [Math.min(value, at(0.025)), Math.max(value, at(0.975))]
}

/** No value may leave what is possible. */
export function withinRange({ value, ...ranges }: Estimate, [low, high]: Range): Estimate {
  const cut = (number: number) => Math.min(high, Math.max(low, number))
  const cutRange = ([from, to]: Range): Range => [cut(from), cut(to)]
  return {
    value: cut(value),
    noise: cutRange(ranges.noise),
    sampling: cutRange(ranges.sampling),
    both: cutRange(ranges.both),
  }
}
