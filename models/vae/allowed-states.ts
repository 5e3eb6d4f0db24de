/** The probability of the states marked 1, of those that start at `start`. */
export function sumOfAllowed(values: Float32Array, start: number, allowed: ArrayLike<number>): number {
  let sum = 0
  for (let state = 0; state < allowed.length; state++) if (allowed[state] === 1) sum += values[start + state]!
  return sum
}

/** A state by inversion among those allowed; the last of them where all are beyond the precision of numbers. */
export function drawAllowed(
  values: Float32Array,
  {
    start,
    allowed,
    uniform,
  }: { readonly start: number; readonly allowed: ArrayLike<number>; readonly uniform: number },
): number {
  let left = uniform * sumOfAllowed(values, start, allowed)
  let last = 0
  for (let state = 0; state < allowed.length; state++) {
    if (allowed[state] !== 1) continue
    last = state
    left -= values[start + state]!
    if (left < 0) break
  }
  return last
}
