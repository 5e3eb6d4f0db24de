/** Distinct values that a divisor is looked for among. */
const mostValues = 64
/** The smaller values alone: the search is as fine as the largest of them asks for. */
const smallerShare = 0.7
/** Steps up to the largest value: beyond, a finer search than this would take too long. */
const mostSteps = 40_000
/** Steps of the search in which the phase of the largest value turns once. */
const oversampling = 2
/** Steps of the finest unit that is looked for. */
const fewestSteps = 4
/** A divisor goes at least so many times into the span of the values. */
const fewestMultiples = 8
const mostFound = 4
/** Of the values whose phases agree: fewer are chance. */
const leastAgreement = 0.3
/** Of the clearest agreement: frequencies a step apart may miss a third of it. */
const asClear = 0.6
/** Phases agree at all multiples of a frequency, so that the unit may be one of these multiples of what is found. */
const harmonics = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]

/**
 * Units that many of the values may be multiples of, found where their phases agree: the frequencies with the largest resultant
 * length. `values` are distinct and on the grid of `step`; without a grid, or where values have too many steps, remainders
 * of pairs are taken (see `remainders`). Candidates to be tested, not findings. O(values × steps of the largest).
 */
export function commonDivisors(values: Float64Array, step: number): number[] {
  const bySize = values.filter((value) => value !== 0).sort((a, b) => Math.abs(a) - Math.abs(b))
  const few = spread(bySize.slice(0, Math.ceil(smallerShare * bySize.length)), mostValues)
  if (few.length < 2 * fewestMultiples) return []
  const largest = Math.abs(few.at(-1)!)
  if (step === 0 || largest / step > mostSteps) return withMultiples(remainders(bySize))
  const counts = bySize.map((value) => Math.round(value / step))
  const found = phases(
    few.map((value) => Math.round(value / step)),
    largest / step,
  )
  return withMultiples(found.map((unit) => refined(unit, counts) * step))
}

/** Units and their multiples, each of four digits too, which is rather meant where it does as well. */
function withMultiples(units: readonly number[]): number[] {
  return units.flatMap((unit) => harmonics.flatMap((times) => [Number((unit * times).toPrecision(4)), unit * times]))
}

/** Units in steps. */
function phases(counts: Float64Array, largest: number): number[] {
  const apart = 1 / (oversampling * largest)
  const span =
    counts.reduce((most, count) => Math.max(most, count), 0) -
    counts.reduce((least, count) => Math.min(least, count), largest)
  const first = Math.ceil(fewestMultiples / span / apart)
  const last = Math.floor(1 / fewestSteps / apart)
  const lengths = cosineSums(counts, { apart, first, length: Math.max(0, last - first + 1) })
  const peaks: number[] = []
  for (let index = 0; index < lengths.length; index++) {
    const length = lengths[index]!
    if (length < leastAgreement * counts.length) continue
    if (length >= (lengths[index - 1] ?? 0) && length > (lengths[index + 1] ?? 0)) peaks.push(index)
  }
  // Of a divisor's own frequency and its multiples, which agree as well, the lowest is meant.
  const clear = peaks.reduce((most, index) => Math.max(most, lengths[index]!), 0) * asClear
  const rank = (index: number) => Math.min(lengths[index]!, clear)
  peaks.sort((a, b) => rank(b) - rank(a) || a - b)
  return peaks.slice(0, mostFound).map((index) => 1 / ((first + index) * apart))
}

/**
 * Sums of cosines of all counts at evenly spaced frequencies: lattices through 0 have phase 0, so these alone tell. By the
 * recurrence of Chebyshev, four counts at a time. Hot.
 */
function cosineSums(
  counts: Float64Array,
  { apart, first, length }: { readonly apart: number; readonly first: number; readonly length: number },
): Float64Array {
  const sums = new Float64Array(length)
  const cosineAt = (count: number, frequency: number) => Math.cos(2 * Math.PI * ((count * apart * frequency) % 1))
  for (let at = 0; at + 3 < counts.length; at += 4) {
    const [i, j, k, l] = [counts[at]!, counts[at + 1]!, counts[at + 2]!, counts[at + 3]!]
    const [turnI, turnJ, turnK, turnL] = [i, j, k, l].map((count) => 2 * cosineAt(count, 1)) as Four
    let [i0, j0, k0, l0] = [i, j, k, l].map((count) => cosineAt(count, first - 1)) as Four
    let [i1, j1, k1, l1] = [i, j, k, l].map((count) => cosineAt(count, first)) as Four
    for (let index = 0; index < length; index++) {
      sums[index]! += i1 + j1 + k1 + l1
      const [i2, j2, k2, l2] = [turnI * i1 - i0, turnJ * j1 - j0, turnK * k1 - k0, turnL * l1 - l0]
      i0 = i1
      j0 = j1
      k0 = k1
      l0 = l1
      i1 = i2
      j1 = j2
      k1 = k2
      l1 = l2
    }
  }
  return sums
}

type Four = [number, number, number, number]

/** The divisor that the multiples near it agree on, by least squares: of the small values first, then of ever larger ones. */
function refined(unit: number, bySize: Float64Array): number {
  let better = unit
  for (const share of [0.5, 0.7, 0.85, 1, 1]) {
    let [products, squares] = [0, 0]
    for (const count of bySize.subarray(0, Math.ceil(share * bySize.length))) {
      const times = Math.round(count / better)
      if (Math.abs(count / better - times) > nearMultiple) continue
      products += times * count
      squares += times * times
    }
    if (squares > 0) better = products / squares
  }
  return better
}

/** In units, how far a value may be from a multiple of the divisor that it is to correct. */
const nearMultiple = 0.2
const fewestAgreed = 6
const triedPairs = 200

/** Common divisors of pairs of neighbours among the values, by Euclid's algorithm up to small errors. */
function remainders(values: Float64Array): number[] {
  const span = Math.abs(values.at(-1)!)
  const found: number[] = []
  for (let pair = 0; pair < triedPairs; pair++) {
    let a = Math.abs(values[(pair * 7) % values.length]!)
    let b = Math.abs(values[(pair * 11 + 3) % values.length]!)
    const error = 1e-9 * Math.max(a, b)
    while (b > error) [a, b] = [b, Math.abs(a - Math.round(a / b) * b)]
    if (a > 1e4 * error && a < span / fewestMultiples) found.push(Number(a.toPrecision(9)))
  }
  const votes = new Map<number, number>()
  for (const unit of found) {
    const known = [...votes.keys()].find((each) => Math.abs(each - unit) < 1e-6 * unit)
    votes.set(known ?? unit, (votes.get(known ?? unit) ?? 0) + 1)
  }
  const agreed = [...votes].filter(([, count]) => count >= fewestAgreed).sort(([a, x], [b, y]) => y - x || a - b)
  return agreed.slice(0, mostFound).map(([unit]) => refined(unit, values))
}

/** At most `most` of the values, evenly among them. */
export function spread(values: Float64Array, most: number): Float64Array {
  if (values.length <= most) return values
  return Float64Array.from({ length: most }, (_, index) => values[Math.floor(((index + 0.5) * values.length) / most)]!)
}
