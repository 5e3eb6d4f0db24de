import { isMultiple, type Lattices, multipleOf, partOf } from './lattices.js'

export interface LandingOptions {
  /** Inclusive; the value that lands stays between them. */
  readonly low: number
  readonly high: number
  /** In [0, 1): which of the lattices it is. */
  readonly target: number
}

/**
 * The multiple next to a reckoned value, on a lattice drawn by the shares where the value lies; on a finer one where none lies
 * within the limits, and the value itself when none does at all. O(units).
 */
export function landOn(
  { units, borders, shares }: Lattices,
  value: number,
  { low, high, target }: LandingOptions,
): number {
  const last = units.at(-1)!
  const own = shares[partOf(value, borders)]!
  let unit = 0
  for (let reached = own[0]!; target >= reached && unit < units.length - 1; reached += own[unit]!) unit++
  for (; unit < units.length; unit++) {
    const distance = units[unit]!
    if (distance === 0) return value
    const make = multipleOf(distance, last)
    const nearest = Math.round(value / distance)
    const side = value / distance >= nearest ? 1 : -1
    const coarser = units.slice(0, unit)
    const isOwn = (landed: number) => !coarser.some((each) => isMultiple(landed, each, last))
    const within = [nearest, nearest + side, nearest - side]
      .map(make)
      .filter((landed) => landed >= low && landed <= high)
    const landed = within.find(isOwn) ?? (unit === units.length - 1 ? within[0] : undefined)
    if (landed !== undefined) return landed
  }
  return value
}
