import { randomFillSync } from 'node:crypto'

/** What a release is, and what it would give: told to whoever records or replays releases in a test. */
export interface ReleaseRecord {
  readonly mechanism: string
  readonly scale: number
  readonly sensitivity: { readonly norm: 'l1' | 'l2' | 'linf' | 'values'; readonly bound: number }
  /** The exact numbers as they enter the mechanism. */
  readonly exact: readonly number[] | Float64Array
}

/**
 * Where the randomness of privacy comes from. In production the operating system, never a seed: who can repeat the noise can
 * subtract it.
 */
export interface Entropy {
  readonly kind: 'system' | 'replay: NOT PRIVATE'
  /** Uniform on 0 … 2³² − 1. */
  word(): number
  /** Only of entropies that tests replay: stands between a mechanism and what it gives. */
  readonly intercept?: <T>(record: ReleaseRecord, draw: () => T) => T
}

const pool = new Uint32Array(16_384)
let next = pool.length

/** The operating system's generator, 64 KiB at a time; every word is wiped as it is used. About 40 ns a word. */
export const systemEntropy: Entropy = {
  kind: 'system',
  word(): number {
    if (next === pool.length) {
      randomFillSync(pool)
      next = 0
    }
    const word = pool[next]!
    pool[next++] = 0
    return word
  },
}
