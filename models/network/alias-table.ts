import type { Rng } from '../../src/math/index.js'

/** Rows of discrete distributions, ready to draw from in constant time: Walker's alias method, built as Vose does. */
export interface AliasTable {
  /** Number of outcomes of every row. */
  readonly size: number
  /** Cell row·size + outcome: the share of it kept, in 1/2^32; 2^32 keeps all. */
  readonly keep: Float32Array
  readonly alias: Uint16Array
}

/**
 * Builds from row-major weights, not negative and not all 0 in a row that is drawn from; they need not sum to 1.
 * An outcome of weight 0 is never drawn, not even by rounding. O(cells).
 * M. D. Vose, A linear algorithm for generating random numbers with a given distribution, IEEE TSE 17(9), 1991.
 */
export function aliasTable(weights: ArrayLike<number>, size: number): AliasTable {
  const keep = new Float32Array(weights.length)
  const alias = new Uint16Array(weights.length)
  const scaled = new Float64Array(size)
  const small = new Uint16Array(size)
  const large = new Uint16Array(size)
  for (let start = 0; start < weights.length; start += size) {
    let sum = 0
    let heaviest = 0
    for (let outcome = 0; outcome < size; outcome++) {
      sum += weights[start + outcome]!
      if (weights[start + outcome]! > weights[start + heaviest]!) heaviest = outcome
    }
    let smallCount = 0
    let largeCount = 0
    for (let outcome = 0; outcome < size; outcome++) {
      scaled[outcome] = sum > 0 ? (weights[start + outcome]! * size) / sum : 1
      if (scaled[outcome]! < 1) small[smallCount++] = outcome
      else large[largeCount++] = outcome
    }
    while (smallCount > 0 && largeCount > 0) {
      const poor = small[--smallCount]!
      const rich = large[largeCount - 1]!
      keep[start + poor] = scaled[poor]! * 4294967296
      alias[start + poor] = rich
      scaled[rich] = scaled[rich]! - (1 - scaled[poor]!)
      if (scaled[rich]! < 1) {
        largeCount--
        small[smallCount++] = rich
      }
    }
    while (largeCount > 0) keep[start + large[--largeCount]!] = 4294967296
    // Rounding can leave poor outcomes without a partner: they weigh 1 but for rounding, unless they weigh nothing.
    while (smallCount > 0) {
      const left = small[--smallCount]!
      keep[start + left] = weights[start + left]! > 0 ? 4294967296 : 0
      alias[start + left] = heaviest
    }
  }
  return { size, keep, alias }
}

/** Draws one outcome for every row of `table` named by `rows` into `out`; `rows` null means row 0 throughout. */
export function drawOutcomes(
  { size, keep, alias }: AliasTable,
  rows: Uint32Array | null,
  { rng, out }: { readonly rng: Rng; readonly out: Uint8Array | Uint16Array },
): void {
  for (let index = 0; index < out.length; index++) {
    const outcome = rng.below(size)
    const cell = (rows === null ? 0 : rows[index]! * size) + outcome
    out[index] = rng.uint32() < keep[cell]! ? outcome : alias[cell]!
  }
}
