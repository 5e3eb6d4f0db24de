/** The number with the fewest decimals between two, ends excluded; half-way when there is none within 15 digits. */
export function shortestBetween(low: number, high: number): number {
  const middle = low + (high - low) / 2
  const largest = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE))) + 1
  for (let exponent = largest; exponent >= largest - 16; exponent--) {
    const rounded = Number(Number((Math.round(middle / 10 ** exponent) * 10 ** exponent).toPrecision(15)))
    if (rounded > low && rounded < high) return rounded
  }
  return middle
}
