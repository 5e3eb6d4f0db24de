/** An exact fraction of whole numbers, the lower one above zero. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/**
 * A number as a fraction of a power of two, rounded down or up to a multiple of 2^−bits. Noise is rounded up and budgets down,
 * never the other way.
 */
export function fractionOf(value: number, { bits, towards }: { bits: number; towards: 'up' | 'down' }): Fraction {
  const [over, exponent] = exactly(value)
  const shift = exponent + bits
  if (shift >= 0) return { over: over << BigInt(shift), under: 1n << BigInt(bits) }
  const unit = 1n << BigInt(-shift)
  const lost = over % unit !== 0n
  return { over: over / unit + (lost && towards === 'up' ? 1n : 0n), under: 1n << BigInt(bits) }
}

/** The whole number m and the exponent e with value = m·2ᵉ exactly, for finite values of at least 0. */
function exactly(value: number): readonly [bigint, number] {
  if (value === 0) return [0n, 0]
  const exponent = Math.max(Math.floor(Math.log2(value)), -1022) - 53
  // A division by a power of two is exact; 2^53 more than the value's own power leaves a whole number.
  const scaled = exponent < -1022 ? (value * 2 ** 600) / 2 ** (exponent + 600) : value / 2 ** exponent
  return [BigInt(scaled), exponent]
}
