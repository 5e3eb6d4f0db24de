import type { DistinctValues } from '../distinct-values.js'
import { chooseUnits, fewestMultiples } from './choose-units.js'
import { type Lattices, partOf, unitOf } from './lattices.js'

export interface LatticeOptions {
  readonly step: number
  readonly minCount: number
  /** Where shares may change, ascending: numbers that are nobody's value. */
  readonly borders: readonly number[]
  /** People of a distinct value, by index, that shares are counted over; all that hold it when absent. */
  readonly weights?: ArrayLike<number>
}

/** People that a part of the number line has to have shares of its own; shares of the column count as so many in each. */
const partPeople = 40
const columnPeople = 5
const shareDigits = 3
/** A unit that fewer have, once those are left out whose values stand as they are, is not kept. */
const leastShare = 0.01

/** The lattices of distinct values on the grid of `step`, none where they are spread over it evenly. O(distinct values). */
export function fitLattices(distinct: DistinctValues, options: LatticeOptions): Lattices | undefined {
  const { step, minCount, weights = distinct.patients } = options
  const { values } = distinct
  if (values.length < fewestMultiples) return undefined
  const found = chooseUnits(distinct, { step, minCount })
  const counts = countsOf(values, found, weights)
  const total = sumOf(counts)
  const units = found.filter(
    (_, at) => at === found.length - 1 || counts[at]! >= Math.max(minCount, leastShare * total),
  )
  if (units.length === 1 && units[0] === step) return undefined
  const classes = Int32Array.from(values, (value) => unitOf(value, units))
  return { units, ...sharesByPart(values, { ...options, weights, classes, units }) }
}

function countsOf(values: Float64Array, units: readonly number[], weights: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(units.length)
  values.forEach((value, index) => {
    counts[unitOf(value, units)]! += weights[index]!
  })
  return counts
}

interface ShareOptions extends LatticeOptions {
  readonly weights: ArrayLike<number>
  readonly classes: Int32Array
  readonly units: readonly number[]
}

/** Shares in parts of at least `partPeople`; a unit that fewer than `minCount` people of a part have counts as in the column. */
function sharesByPart(
  values: Float64Array,
  { borders, weights, classes, units, minCount }: ShareOptions,
): Omit<Lattices, 'units'> {
  const fine = Array.from({ length: borders.length + 1 }, () => new Float64Array(units.length))
  values.forEach((value, index) => {
    fine[partOf(value, borders)]![classes[index]!]! += weights[index]!
  })
  const kept: number[] = []
  const parts: Float64Array[] = []
  let open = new Float64Array(units.length)
  fine.forEach((counts, at) => {
    open = open.map((count, unit) => count + counts[unit]!)
    if (at < borders.length && sumOf(open) < partPeople) return
    if (at === borders.length && sumOf(open) < partPeople && parts.length > 0) {
      kept.pop()
      open = open.map((count, unit) => count + parts.at(-1)![unit]!)
      parts.pop()
    }
    parts.push(open)
    if (at < borders.length) kept.push(borders[at]!)
    open = new Float64Array(units.length)
  })
  const column = smoothed(
    units.map((_, unit) => fine.reduce((sum, counts) => sum + counts[unit]!, 0)),
    { minCount, prior: units.map(() => 0) },
  )
  const shares = parts.map((counts) => smoothed([...counts], { minCount, prior: column }))
  return { borders: kept, shares }
}

function smoothed(
  counts: readonly number[],
  { minCount, prior }: { readonly minCount: number; readonly prior: readonly number[] },
): number[] {
  const known = counts.map((count, at) => (count >= minCount ? count : 0) + columnPeople * prior[at]!)
  const total = sumOf(known)
  // Nobody is enough of anything: what every value is a multiple of.
  if (total === 0) return counts.map((_, at) => Number(at === counts.length - 1))
  const rounded = known.slice(0, -1).map((count) => Number((count / total).toFixed(shareDigits)))
  return [...rounded, Number(Math.max(0, 1 - sumOf(rounded)).toFixed(shareDigits))]
}

function sumOf(counts: ArrayLike<number>): number {
  let total = 0
  for (let index = 0; index < counts.length; index++) total += counts[index]!
  return total
}
