/** Rows that a column's own distribution is worth in every state. */
const ownRows = 1
/** Rows that a state's counts, smoothed over neighbouring codes, are worth at most. */
const neighbourRows = 20
/** Weights of a code's neighbours at distance 0, 1 and 2. */
const kernel = [3, 2, 1] as const

/**
 * P(code | state) from expected counts, cell code·states + state. In ordered columns what is likely for a code is likely for
 * its neighbours: how much likelier a state makes a code than it is overall is smoothed, so that a spike stays a spike.
 * O(codes × states).
 */
export function smoothedShares(
  counts: Float64Array,
  { shares, ordered, states }: { readonly shares: Float64Array; readonly ordered: number; readonly states: number },
): Float64Array {
  const size = shares.length
  const out = new Float64Array(counts.length)
  const own = new Float64Array(size)
  for (let state = 0; state < states; state++) {
    for (let code = 0; code < size; code++) own[code] = counts[code * states + state]!
    if (ordered > 2) addNeighbours(own, shares, ordered)
    const total = own.reduce((sum, count) => sum + count, ownRows)
    for (let code = 0; code < size; code++) out[code * states + state] = (own[code]! + ownRows * shares[code]!) / total
  }
  return out
}

function addNeighbours(own: Float64Array, shares: Float64Array, ordered: number): void {
  const smoothed = new Float64Array(ordered)
  let total = 0
  let counted = 0
  for (let code = 0; code < ordered; code++) {
    let near = 0
    let expected = 0
    for (let other = Math.max(0, code - 2); other <= Math.min(ordered - 1, code + 2); other++) {
      const pull = kernel[Math.abs(other - code)]!
      near += pull * own[other]!
      expected += pull * shares[other]!
    }
    smoothed[code] = (near / expected) * shares[code]!
    total += smoothed[code]!
    counted += own[code]!
  }
  if (total === 0) return
  // Never more than the state has rows of its own.
  const added = Math.min(neighbourRows, counted) / total
  for (let code = 0; code < ordered; code++) own[code] = own[code]! + added * smoothed[code]!
}
