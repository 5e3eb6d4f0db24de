import type { DistinctValues } from '../distinct-values.js'
import { candidateUnits } from './candidate-units.js'
import { commonDivisors, spread } from './common-divisor.js'
import { isMultiple, multipleOf, unitOf } from './lattices.js'

interface UnitOptions {
  readonly step: number
  readonly minCount: number
}

/** Distinct values that units are told from. */
const mostTold = 400
/** Of a unit: so many distinct values are multiples of it, and so large a share of people, beside `minCount` of them. */
export const fewestMultiples = 10
const leastShare = 0.02
const mostUnits = 6
/**
 * Log-likelihood that a unit must gain. Chance has 11 once in 400,000 times, so among 60 candidates in a column of 6,000; those
 * that were looked for among thousands of frequencies must gain as much more as the logarithm of these.
 */
const leastGain = 11
const searchedGain = leastGain + 10
/**
 * What people have beyond chance is not the work of a few frequent values: summed over stretches of the number line, it is so
 * many times the root of the sum of its squares.
 */
const leastSteadiness = 2.5
const mostStretches = 40
/** Multiples of one unit that tell how many are multiples of another. */
const neighbours = 400
const leastChance = 1e-4

/** Distinct values but 0, which is a multiple of everything, and the people of each. */
interface Sample {
  readonly values: Float64Array
  readonly people: Float64Array
}

interface Candidate {
  readonly unit: number
  readonly needed: number
  /** What its gain counts beside that of others: a unit of few digits is rather meant than one beside it. */
  readonly weight: number
  /** 1 for each value of the sample that is a multiple. */
  readonly isOn: Uint8Array
}

/**
 * The units of a column, coarse ones first, the step last. One is added as long as clearly more people have a multiple of it than
 * chance would give them, were they spread evenly over the lattices they are on already. O(candidates × distinct values).
 */
export function chooseUnits(distinct: DistinctValues, { step: stated, minCount }: UnitOptions): number[] {
  const told = sampleOf(distinct)
  if (told.values.length < fewestMultiples) return [stated]
  const first = candidatesOf(told, { step: stated, minCount })
  const step = stated > 0 ? stated : unitOfAll(told, first, minCount)
  const options = { step, minCount }
  const units = [step]
  const candidates = step === stated ? first : candidatesOf(told, options)
  const fewest = fewestPeople(told, options)
  let isSearched = false
  while (units.length < mostUnits) {
    const bases = Array.from(told.values, (value) => units[unitOf(value, units)]!)
    let best: { readonly unit: number; readonly gain: number } | undefined
    for (const { unit, needed, weight, isOn } of candidates) {
      if (units.includes(unit)) continue
      const chances = chancesOf(bases, { unit, step, middle: told.values[told.values.length >> 1]! })
      const gain = gainOf(told, { isOn, chances, fewest, unit })
      if (gain >= needed && gain * weight > 1.001 * (best?.gain ?? 0)) best = { unit, gain: gain * weight }
    }
    if (best === undefined) {
      if (isSearched || step === 0) break
      // What lies on none of the others may have a divisor that those hid.
      const left = told.values.filter((_, index) => bases[index] === step)
      if (left.length === told.values.length) break
      candidates.push(...searchedIn(left, told, options))
      isSearched = true
      continue
    }
    units.push(best.unit)
    units.sort((a, b) => b - a)
  }
  return units
}

function sampleOf({ values, patients }: DistinctValues): Sample {
  const all = Float64Array.from(values.keys()).filter((index) => values[index] !== 0)
  const chosen = spread(all, mostTold)
  return {
    values: Float64Array.from(chosen, (index) => values[index]!),
    people: Float64Array.from(chosen, (index) => patients[index]!),
  }
}

/** What all but fewer than `minCount` people have a multiple of, where the column has no step; 0 when nothing is. */
function unitOfAll(told: Sample, candidates: readonly Candidate[], minCount: number): number {
  const all = told.people.reduce((sum, count) => sum + count, 0)
  const whole = candidates.filter(({ isOn }) => {
    const on = isOn.reduce((sum, each, index) => sum + each * told.people[index]!, 0)
    return all - on < minCount
  })
  return whole.reduce((most, { unit }) => Math.max(most, unit), 0)
}

function fewestPeople({ people }: Sample, { minCount }: UnitOptions): number {
  return Math.max(minCount, leastShare * people.reduce((sum, count) => sum + count, 0))
}

/** Units that enough people and values are multiples of. */
function candidatesOf(told: Sample, options: UnitOptions): Candidate[] {
  const { step } = options
  const { values } = told
  const usual = candidateUnits(step, values.at(-1)! - values[0]!).map((unit) => ({
    unit,
    needed: leastGain,
    weight: 1,
  }))
  return [...tested(usual, told, options), ...searchedIn(values, told, options)]
}

/** Divisors of some of the values. */
function searchedIn(some: Float64Array, told: Sample, options: UnitOptions): Candidate[] {
  const { step } = options
  const usual = candidateUnits(step, told.values.at(-1)! - told.values[0]!)
  const isNew = (unit: number) => unit > 3 * step && usual.every((each) => Math.abs(each - unit) > 1e-9 * unit)
  const found = commonDivisors(some, step).filter(isNew)
  const withWeight = (unit: number) => ({
    unit,
    needed: searchedGain,
    weight: Number(unit.toPrecision(4)) === unit ? 1 : 0.9,
  })
  return tested(found.map(withWeight), told, options)
}

function tested(units: readonly Omit<Candidate, 'isOn'>[], told: Sample, options: UnitOptions): Candidate[] {
  const { values, people } = told
  const fewest = fewestPeople(told, options)
  const candidates = units.map((each) => ({
    ...each,
    isOn: multiplesAmong(values, each.unit, options.step),
  }))
  return candidates.filter(({ isOn }) => {
    let [held, multiples] = [0, 0]
    for (let index = 0; index < isOn.length; index++) {
      held += isOn[index]! * people[index]!
      multiples += isOn[index]!
    }
    return held >= fewest && multiples >= fewestMultiples
  })
}

/** A plain loop: this is most of what fitting a column's lattices takes. */
function multiplesAmong(values: Float64Array, unit: number, step: number): Uint8Array {
  const isOn = new Uint8Array(values.length)
  for (let index = 0; index < values.length; index++) isOn[index] = Number(isMultiple(values[index]!, unit, step))
  return isOn
}

interface Meeting {
  readonly unit: number
  readonly step: number
  /** A value of the column, where multiples are counted. */
  readonly middle: number
}

/** For each value the share of the multiples of its own unit that are multiples of `unit` too. */
function chancesOf(bases: readonly number[], meeting: Meeting): Float64Array {
  const known = new Map<number, number>()
  return Float64Array.from(bases, (base) => {
    const chance = known.get(base) ?? shareMet(base, meeting)
    known.set(base, chance)
    return chance
  })
}

function shareMet(base: number, { unit, step, middle }: Meeting): number {
  if (base === 0) return 0
  if (base === step) return step / unit
  const ratio = unit / base
  if (Math.abs(ratio - Math.round(ratio)) < 1e-9) return 1 / Math.max(1, Math.round(ratio))
  const make = multipleOf(base, step)
  const first = Math.round(middle / base) - (neighbours >> 1)
  let met = 0
  for (let count = first; count < first + neighbours; count++) met += Number(isMultiple(make(count), unit, step))
  return met / neighbours
}

interface Tested {
  readonly unit: number
  readonly isOn: Uint8Array
  readonly chances: Float64Array
  readonly fewest: number
}

/** Log-likelihood of the share of multiples above that of chance; 0 where it is no larger, or not so all along the line. */
function gainOf({ values, people }: Sample, { unit, isOn, chances, fewest }: Tested): number {
  let [on, all, expected] = [0, 0, 0]
  people.forEach((count, index) => {
    all += count
    on += count * isOn[index]!
    expected += count * chances[index]!
  })
  if (on - expected < fewest) return 0
  let [start, held, beyond, squares] = [values[0]!, 0, 0, 0]
  people.forEach((count, index) => {
    held += count
    beyond += count * (isOn[index]! - chances[index]!)
    const next = values[index + 1]
    if (next !== undefined && (next - start < unit || held < all / mostStretches)) return
    squares += beyond * beyond
    ;[start, held, beyond] = [next ?? start, 0, 0]
  })
  if (on - expected < leastSteadiness * Math.sqrt(squares)) return 0
  const byChance = Math.max(leastChance, Math.min(1 - leastChance, expected / all))
  const term = (observed: number, hoped: number) => (observed === 0 ? 0 : observed * Math.log(observed / hoped))
  return all * (term(on / all, byChance) + term(1 - on / all, 1 - byChance))
}
