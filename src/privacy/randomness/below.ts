import type { Entropy } from './entropy.js'

const wordSize = 4_294_967_296

/** A uniform integer on 0 … bound − 1 for 1 ≤ bound < 2⁵³, without bias: words of the last, incomplete block are refused. */
export function below(bound: number, entropy: Entropy): number {
  if (bound <= wordSize) {
    const limit = wordSize - (wordSize % bound)
    let word = entropy.word()
    while (word >= limit) word = entropy.word()
    return word % bound
  }
  const top = Math.ceil(bound / wordSize)
  const size = 2 ** Math.ceil(Math.log2(top))
  for (;;) {
    const value = (entropy.word() % size) * wordSize + entropy.word()
    if (value < bound) return value
  }
}

/** A uniform integer on 0 … bound − 1 for any bound ≥ 1. */
export function belowBig(bound: bigint, entropy: Entropy): bigint {
  const bits = bound.toString(2).length
  const mask = (1n << BigInt(bits)) - 1n
  for (;;) {
    let value = 0n
    for (let drawn = 0; drawn < bits; drawn += 32) value = (value << 32n) | BigInt(entropy.word())
    value &= mask
    if (value < bound) return value
  }
}

/** A fair coin, by the highest bit of a word. */
export function coin(entropy: Entropy): boolean {
  return entropy.word() >= wordSize / 2
}
