import type { Rng } from '../math/index.js'
import { isMultiple, type Lattices, multipleOf, partOf } from './lattices/index.js'

export interface StretchOptions {
  readonly step: number
  /** Values that stand as they are, as atoms or inside bins: a stretch stands for others. */
  readonly shared: ReadonlySet<number>
  readonly lattices?: Lattices | undefined
}

/** Values of a stretch that are listed rather than tried. */
const mostListed = 64
const mostTries = 8
/** Where fewer others than these are left, the shared ones count too: no value is told by what is left out. */
const fewestOthers = 3

/** The multiples of a unit in a stretch: all that may be drawn, or the counts between which they are tried. */
type Multiples = { readonly listed: Float64Array } | { readonly first: number; readonly last: number }

export interface Stretch {
  readonly from: number
  readonly to: number
  /** Where in it the value lies, from 0 to 1; anywhere when absent. */
  readonly place?: number | undefined
}

/** Draws from the stretch that has this number, the same one each time. */
export type DrawStretch = (number: number, stretch: Stretch, rng: Rng) => number

/**
 * How values are drawn from stretches: a lattice by the shares that hold there, then evenly among its multiples that lie on no
 * coarser one and are not shared by people enough to stand as they are. Hot: two or three uniform numbers a value.
 */
export function stretchDrawer({ step, shared, lattices }: StretchOptions): DrawStretch {
  const { units, borders, shares } = lattices ?? { units: [step], borders: [], shares: [[1]] }
  const known = new Map<number, Multiples>()
  const base = units.at(-1)!
  const makers = units.map((unit) => multipleOf(unit, base))

  function isOwn(value: number, unit: number): boolean {
    for (let coarser = 0; coarser < unit; coarser++) if (isMultiple(value, units[coarser]!, base)) return false
    return true
  }

  function multiplesOf(unit: number, from: number, to: number): Multiples {
    const distance = units[unit]!
    const make = makers[unit]!
    const isInside = (value: number) => value >= from && (step > 0 ? value <= to : value < to)
    let first = Math.floor(from / distance)
    let last = Math.ceil(to / distance)
    if (last - first > mostListed) {
      while (!isInside(make(first))) first++
      while (!isInside(make(last))) last--
      return { first, last }
    }
    const all: number[] = []
    for (; first <= last; first++) if (isInside(make(first))) all.push(make(first))
    const own = all.filter((value) => isOwn(value, unit))
    const others = own.filter((value) => !shared.has(value))
    const isLast = unit === units.length - 1
    return {
      listed: Float64Array.from(others.length >= fewestOthers ? others : own.length > 0 || !isLast ? own : all),
    }
  }

  function chosenUnit(part: readonly number[], target: number): number {
    let unit = 0
    for (let reached = part[0]!; target >= reached && unit < units.length - 1; reached += part[unit]!) unit++
    return unit
  }

  return (number, { from, to, place }, rng) => {
    const indexOf = (count: number) => Math.min(count - 1, Math.floor((place ?? rng.uniform()) * count))
    let unit = units.length === 1 ? 0 : chosenUnit(shares[partOf((from + to) / 2, borders)]!, rng.uniform())
    for (; unit < units.length; unit++) {
      if (units[unit] === 0) break
      const key = number * units.length + unit
      const multiples = known.get(key) ?? multiplesOf(unit, from, to)
      known.set(key, multiples)
      if ('listed' in multiples) {
        const { listed } = multiples
        if (listed.length > 0) return listed[indexOf(listed.length)]!
        continue
      }
      const { first, last } = multiples
      const make = makers[unit]!
      const count = last - first + 1
      let value = make(first + indexOf(count))
      for (let tried = 1; tried < mostTries && (shared.has(value) || !isOwn(value, unit)); tried++)
        value = make(place === undefined ? first + indexOf(count) : first + ((indexOf(count) + tried) % count))
      return value
    }
    return evenly(from, to, place ?? rng.uniform())
  }
}

/** Without a grid, and in stretches narrower than it. */
function evenly(from: number, to: number, place: number): number {
  const value = from + place * (to - from)
  return value < to ? value : from
}
