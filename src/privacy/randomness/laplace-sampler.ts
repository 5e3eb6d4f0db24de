import { below, coin } from './below.js'
import { bernoulliByDigits, firstDigits } from './bernoulli-exp.js'
import type { Entropy } from './entropy.js'

/** Draws whole numbers. */
export type Sampler = (entropy: Entropy) => number

/** Coins of this many remainders are kept by their first digits. */
const mostKept = 4096
const oneFirst = firstDigits(1n, 1n)
const one = (): readonly [bigint, bigint] => [1n, 1n]

/**
 * The discrete Laplace distribution of scale over/under: P(y) ∝ exp(−|y|·under/over), exactly, by whole numbers alone (Canonne,
 * Kamath & Steinke 2020, algorithm 2). Both are at least 1 and below 2⁴⁰, `under` a power of two.
 */
export function laplaceSampler(over: number, under: number): Sampler {
  const kept = over <= mostKept ? new Float64Array(over).fill(-1) : undefined
  const wide = BigInt(over)
  return (entropy) => {
    for (;;) {
      const remainder = below(over, entropy)
      if (!acceptRemainder(remainder, { over: wide, kept, entropy })) continue
      let units = 0
      while (bernoulliByDigits(oneFirst, one, entropy)) units++
      const size = Math.floor((remainder + over * units) / under)
      const negative = coin(entropy)
      if (negative && size === 0) continue
      return negative ? -size : size
    }
  }
}

function acceptRemainder(
  remainder: number,
  {
    over,
    kept,
    entropy,
  }: { readonly over: bigint; readonly kept: Float64Array | undefined; readonly entropy: Entropy },
): boolean {
  if (kept === undefined) return bySmallCoins(remainder, Number(over), entropy)
  if (kept[remainder] === -1) kept[remainder] = firstDigits(BigInt(remainder), over)
  return bernoulliByDigits(kept[remainder]!, () => [BigInt(remainder), over], entropy)
}

/**
 * exp(−a/b) for a ≤ b by coins a/b, a/2b, a/3b … until one falls: an odd number thrown means yes. Whole numbers stay below 2⁵³
 * for 2¹³ coins; so many are thrown with a chance below 1/8192!.
 */
function bySmallCoins(over: number, under: number, entropy: Entropy): boolean {
  for (let thrown = 1; ; thrown++) {
    if (below(under * thrown, entropy) >= over) return thrown % 2 === 1
  }
}
