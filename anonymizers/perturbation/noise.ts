import type { Rng } from '../../src/math/index.js'

/** Values with normal noise of `share` of their standard deviation, on the grid of `step` where one is given. No k comes of it. */
export function withNoise(
  values: ArrayLike<number>,
  { share, rng, step = 0 }: { readonly share: number; readonly rng: Rng; readonly step?: number },
): Float64Array {
  const count = values.length
  let mean = 0
  for (let row = 0; row < count; row++) mean += values[row]! / count
  let squares = 0
  for (let row = 0; row < count; row++) squares += (values[row]! - mean) ** 2
  const deviation = Math.sqrt(squares / Math.max(1, count - 1))
  return Float64Array.from(values, (value) => {
    const noisy = value + share * deviation * rng.normal()
    return step > 0 ? Math.round(noisy / step) * step : noisy
  })
}
