import { type DistinctValues, heldTogether, type Walk } from './distinct-values.js'
import { borderBelow, snapTo } from './grid.js'

export interface GuardOptions {
  /** Patients whose values a number in the book stands for, at least. */
  readonly minCount: number
  readonly step: number
}

/**
 * A border between the values before index `at` and those from it on: the roundest number between the mean of at least
 * `minCount` people's values below and that of as many above; none where a side has fewer. It may let a few values cross to the
 * other side; in return somebody who knows all values but one learns from it no more than that the one lies in a wide range.
 */
export function guardedBorder(distinct: DistinctValues, at: number, options: GuardOptions): number | undefined {
  const between = guardedBetween(distinct, at, options)
  return between === undefined ? undefined : borderBelow(between, options.step)
}

/** The roundest number between the means of `minCount` people's values below index `at` and from it on; none with fewer. */
export function guardedBetween(
  distinct: DistinctValues,
  at: number,
  { minCount, step }: GuardOptions,
): number | undefined {
  const sides = [
    { start: at - 1, by: -1, minCount },
    { start: at, by: 1, minCount },
  ] as const
  if (sides.some((side) => heldTogether(distinct, side).people < minCount)) return undefined
  const [low, high] = sides.map((side) => meanOf(distinct, side)) as [number, number]
  return roundestBetween(low, high, step)
}

/** The mean over the holders of the values from index `start` on, until at least `minCount` people are among them. */
export function meanOf(distinct: DistinctValues, walk: Walk): number {
  const { values, patients } = distinct
  const met = heldTogether(distinct, walk).values
  let weight = 0
  let sum = 0
  for (let step = 0; step < met; step++) {
    const index = walk.start + step * walk.by
    weight += patients[index]!
    sum += patients[index]! * values[index]!
  }
  return sum / weight
}

/**
 * The number in (low, high] with the fewest digits, counted in steps where there is a grid; the one nearest to the middle
 * where several have as few.
 *
 * @example
 * roundestBetween(36.4, 41.2, 0.1) // 40
 */
export function roundestBetween(low: number, high: number, step: number): number {
  const unit = step > 0 ? step : 1
  const [from, to] = [low / unit, high / unit]
  if (from < 0 && to >= 0) return 0
  const largest = Math.max(Math.abs(from), Math.abs(to))
  let exponent = largest > 0 ? Math.ceil(Math.log10(largest)) : 0
  for (; exponent >= (step > 0 ? 0 : exponent - 20); exponent--) {
    const scale = 10 ** exponent
    const first = Math.floor(from / scale + 1e-9) + 1
    const last = Math.floor(to / scale + 1e-9)
    if (first > last) {
      if (10 ** exponent < 1e-15 * largest) break
      continue
    }
    const middle = Math.round((from + to) / 2 / scale)
    const chosen = Number(`${Math.min(last, Math.max(first, middle))}e${exponent}`)
    return step > 0 ? snapTo(step)(chosen * unit) : chosen
  }
  return high
}
