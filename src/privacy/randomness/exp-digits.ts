/**
 * Whole numbers that enclose exp(−over/under)·2^bits, at most one apart: [lower, upper]. Fixed point with 64 guard bits; every
 * truncation loses less than one unit in the last place, and fewer than 2¹² are made.
 */
export function expBracket(over: bigint, under: bigint, bits: number): readonly [bigint, bigint] {
  if (over === 0n) return [1n << BigInt(bits), (1n << BigInt(bits)) + 1n]
  const whole = over / under
  // exp(−w) < 2^−bits from w = bits·ln 2 on.
  if (whole > (BigInt(bits + 2) * 6_932n) / 10_000n) return [0n, 1n]
  const places = BigInt(bits + 64)
  const one = 1n << places
  let value = alternating(((over - whole * under) << places) / under, places)
  if (whole > 0n) {
    const inverse = alternating(one, places)
    for (let unit = 0n; unit < whole; unit++) value = (value * inverse) >> places
  }
  const slack = 1n << 12n
  const lower = value > slack ? (value - slack) >> 64n : 0n
  const upper = ((value + slack) >> 64n) + 1n
  return upper - lower > 1n ? widened(lower, upper, over, under, bits) : [lower, upper]
}

/** Where the slack crosses a whole number, more places decide. */
function widened(lower: bigint, upper: bigint, over: bigint, under: bigint, bits: number): readonly [bigint, bigint] {
  const finer = expBracket(over, under, bits + 64)
  const floor = finer[0] >> 64n
  return floor >= lower && floor < upper ? [floor, floor + 1n] : [lower, lower + 1n]
}

/** exp(−x) for 0 ≤ x ≤ 1 in fixed point, by its alternating series. */
function alternating(x: bigint, places: bigint): bigint {
  let term = 1n << places
  let sum = term
  for (let index = 1n; term !== 0n; index++) {
    term = ((term * x) >> places) / index
    sum += index % 2n === 1n ? -term : term
  }
  return sum
}

/**
 * The binary digits of exp(−over/under), 32 at a time: digit `place` is a whole number below 2³². Exact: of a value that is no
 * fraction (every one but exp 0 = 1, which has no digits and is not asked) some precision decides.
 */
export function expDigit(over: bigint, under: bigint, place: number): number {
  const [lower] = expBracket(over, under, 32 * (place + 1))
  return Number(lower & 0xffff_ffffn)
}
