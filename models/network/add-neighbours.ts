/** Weights of a code's neighbours at distance 0, 1 and 2. */
const kernel = [3, 2, 1] as const

/**
 * Adds `rows` rows that follow the state's counts smoothed over neighbouring codes. What is smoothed is how much likelier the
 * state makes a code than it is overall, so that a spike stays a spike.
 */
export function addNeighbours(
  own: Float64Array,
  { shares, ordered, rows }: { readonly shares: Float64Array; readonly ordered: number; readonly rows: number },
): void {
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
  const added = Math.min(rows, counted) / total
  for (let code = 0; code < ordered; code++) own[code] = own[code]! + added * smoothed[code]!
}
