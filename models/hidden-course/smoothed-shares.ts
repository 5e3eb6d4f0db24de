import { addNeighbours } from '../network/index.js'

/** Rows that a column's own distribution is worth in every state. */
const ownRows = 1
/** Rows that a state's counts, smoothed over neighbouring codes, are worth at most. */
const neighbourRows = 20

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
    if (ordered > 2) addNeighbours(own, { shares, ordered, rows: neighbourRows })
    const total = own.reduce((sum, count) => sum + count, ownRows)
    for (let code = 0; code < size; code++) out[code * states + state] = (own[code]! + ownRows * shares[code]!) / total
  }
  return out
}
