import type { Combinations } from '../combinations.js'
import { rowCountOf } from '../combinations.js'
import type { ClassNumbers } from './class-numbers.js'
import { matchingRows } from './missing-matches.js'
import type { SearchProblem } from './problem.js'

/** Of each class: its rows, its people, and whether it may be released. */
export interface ClassVerdicts {
  readonly rows: Int32Array
  readonly people: Int32Array
  readonly isReleased: Uint8Array
  readonly suppressedRows: number
  /** Rows of classes below k alone: what no coarsening below can mend. */
  readonly belowK: number
  /** False when the released classes together break what they have to keep. */
  readonly isTableKept: boolean
}

/** Looks at every class of a node. Classes without rows (of the population alone) are not released and cost nothing. */
export function classVerdicts(
  source: Combinations,
  groups: ClassNumbers,
  { k, requirements, tableRequirements, combinations, columns, missing = 'category' }: SearchProblem,
): ClassVerdicts {
  const { of, count, levels } = groups
  const rows = new Int32Array(count)
  for (let at = 0; at < of.length; at++) rows[of[at]!]! += source.rows[at]!
  const people = source.person === undefined ? rows : peopleOf(source.person, source.rows, { of, count })
  const population = new Float64Array(source.population === undefined ? 0 : count)
  if (source.population !== undefined)
    for (let at = 0; at < of.length; at++) population[of[at]!]! += source.population[at]!
  const matched =
    missing === 'category' || levels === undefined
      ? people
      : matchingRows(source, { groups, rows: people, columns, levels, missing })
  const isReleased = Uint8Array.from(matched, (held) => (held >= k ? 1 : 0))
  let belowK = 0
  for (let each = 0; each < count; each++) if (isReleased[each] === 0) belowK += rows[each]!
  const monotoneBroken = new Uint8Array(count)
  for (const { model, options, sensitive, whole } of requirements) {
    const judge = (each: number, counts: Float64Array) => {
      if (rows[each] === 0 || isReleased[each] === 0) return
      const group = { rows: rows[each]!, people: people[each]!, population: population[each] ?? 0, counts }
      if (model.holds(model.value(group, whole, options), options)) return
      isReleased[each] = 0
      if (model.monotone === 'always') monotoneBroken[each] = 1
    }
    if (sensitive < 0) for (let each = 0; each < count; each++) judge(each, noCounts)
    else eachHistogram(source, { of, count, codes: source.sensitive[sensitive]!, size: whole.counts.length }, judge)
  }
  let suppressedRows = 0
  for (let each = 0; each < count; each++) {
    if (isReleased[each] === 0) suppressedRows += rows[each]!
    if (monotoneBroken[each] === 1) belowK += rows[each]!
    if (rows[each] === 0) isReleased[each] = 0
  }
  const isTableKept = tableRequirements.length === 0 || keptTogether({ people, population, isReleased })
  return { rows, people, isReleased, suppressedRows, belowK, isTableKept }

  function keptTogether(all: {
    readonly people: Int32Array
    readonly population: Float64Array
    readonly isReleased: Uint8Array
  }): boolean {
    const released = [...all.people.keys()].filter((each) => all.isReleased[each] === 1)
    const sizes = released.map((each) => all.people[each]!)
    const populations = all.population.length === 0 ? undefined : released.map((each) => all.population[each]!)
    return tableRequirements.every(({ model, options, samplingFraction }) => {
      const whole = { rows: rowCountOf(combinations), samplingFraction, populations }
      return model.holds(model.value(sizes, whole, options), options)
    })
  }
}

const noCounts = new Float64Array(0)

/** Different people of each class; combinations stand in the order of their people. */
function peopleOf(person: Int32Array, rows: Int32Array, { of, count }: Pick<ClassNumbers, 'of' | 'count'>): Int32Array {
  const people = new Int32Array(count)
  const last = new Int32Array(count).fill(-1)
  for (let at = 0; at < of.length; at++) {
    const own = of[at]!
    if (rows[at] === 0 || last[own] === person[at]) continue
    last[own] = person[at]!
    people[own]! += 1
  }
  return people
}

/** The counts of a sensitive column class by class, in one array that is used again. */
function eachHistogram(
  { rows }: Combinations,
  {
    of,
    count,
    codes,
    size,
  }: Pick<ClassNumbers, 'of' | 'count'> & { readonly codes: Int32Array; readonly size: number },
  judge: (each: number, counts: Float64Array) => void,
): void {
  const ends = new Int32Array(count)
  for (const own of of) ends[own]! += 1
  for (let each = 1; each < count; each++) ends[each]! += ends[each - 1]!
  const order = new Int32Array(of.length)
  const next = ends.slice()
  for (let at = of.length - 1; at >= 0; at--) order[--next[of[at]!]!] = at
  const counts = new Float64Array(size)
  for (let each = 0; each < count; each++) {
    const from = each === 0 ? 0 : ends[each - 1]!
    for (let at = from; at < ends[each]!; at++) counts[codes[order[at]!]!]! += rows[order[at]!]!
    judge(each, counts)
    for (let at = from; at < ends[each]!; at++) counts[codes[order[at]!]!] = 0
  }
}
