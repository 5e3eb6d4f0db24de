const bits = new Float64Array(1)
const word = new BigInt64Array(bits.buffer)

/** The next larger number that a double can hold, for values of at least 0. Costs are rounded up. */
export function nextUp(value: number): number {
  if (!(value < Number.POSITIVE_INFINITY)) return value
  bits[0] = value === 0 ? 0 : value
  word[0] = word[0]! + 1n
  return bits[0]
}

/** A sum that is never below the exact one: each addition is rounded up. */
export function sumUp(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum = value === 0 ? sum : sum === 0 ? value : nextUp(sum + value)
  return sum
}
