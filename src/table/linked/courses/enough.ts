import { logGamma } from '../../../math/index.js'

/** Of parents, at least this share keeps what is found. */
export const keptShare = 0.995
/** Of those in whom it could be seen to break, at most this share breaks it: most people of whom hardly anybody changes show little. */
const mostBroken = 0.05
const fewestParents = 20
const fewestTelling = 10

/**
 * Whether what `of` parents could break and `broken` of them do is no chance: `telling` are those whose rows could have broken
 * it in another order, and `logChance` the logarithm of the probability that all who keep it would, were the rows of each in
 * any order. That any such few could be those who break it is counted in.
 */
export function isNoChance(
  {
    of,
    broken,
    telling,
    logChance,
  }: { readonly of: number; readonly broken: number; readonly telling: number; readonly logChance: number },
  logAlarm: number,
): boolean {
  if (of < fewestParents || telling < fewestTelling) return false
  if (broken > (1 - keptShare) * of || broken > mostBroken * telling) return false
  return logChance + logChoose(telling, broken) <= logAlarm
}

/** log n!/(k! (n − k)!). */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
