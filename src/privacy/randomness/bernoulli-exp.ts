import type { Entropy } from './entropy.js'
import { expDigit } from './exp-digits.js'

/** Stands for the first digits of exp 0 = 1: every word lies below. */
const certain = 4_294_967_296

/**
 * True with probability exp(−over/under), exactly, for over ≥ 0 and under > 0. A uniform real number, drawn 32 binary digits at
 * a time, is compared with the digits of the probability until they differ: nearly always at the first word.
 */
export function bernoulliExp(over: bigint, under: bigint, entropy: Entropy): boolean {
  if (over === 0n) return true
  return decide(over, under, { first: expDigit(over, under, 0), word: entropy.word(), entropy })
}

/** The first 32 digits of exp(−over/under), to be kept where the same coin is thrown often; see `bernoulliByDigits`. */
export function firstDigits(over: bigint, under: bigint): number {
  return over === 0n ? certain : expDigit(over, under, 0)
}

/** `bernoulliExp` of a coin whose first digits are known; `fraction` is asked for on a tie only, once in 2³² throws. */
export function bernoulliByDigits(first: number, fraction: () => readonly [bigint, bigint], entropy: Entropy): boolean {
  const word = entropy.word()
  if (word < first) return true
  if (word > first) return false
  return decide(...fraction(), { first, word, entropy })
}

function decide(
  over: bigint,
  under: bigint,
  { first, word, entropy }: { readonly first: number; readonly word: number; readonly entropy: Entropy },
): boolean {
  if (word !== first) return word < first
  for (let place = 1; ; place++) {
    const digit = expDigit(over, under, place)
    const next = entropy.word()
    if (next !== digit) return next < digit
  }
}
