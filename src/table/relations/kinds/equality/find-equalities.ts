import { logGamma } from '../../../../math/index.js'
import type { Column, NumberColumn } from '../../../column.js'
import { quoteName, quoteText } from '../../../expression/quote.js'
import { columnStep } from '../../../schema.js'
import { type Candidate, type Search, schemaOf, searchedColumns, searchedNumbers } from '../../find/candidate.js'
import type { Found } from '../../relation-kind.js'
import type { State } from '../../state.js'
import { statesOf } from '../../states.js'
import type { EqualityRelation } from './relation.js'

const screenedRows = 200
/** Pairs that are equal in fewer rows are not looked at, nor those that always are. */
const leastEqual = 0.05
const mostStates = 12
/** Columns of 0 and 1 are equal now and then, and tell nothing by it. */
const fewestValues = 5
/** Of the rows in which both are equal, those that the condition must explain. */
const leastExplained = 0.5

/**
 * Pairs of numbers that are equal in every row with certain levels of a third column, and not otherwise. That so many rows drawn
 * at random are all among the equal ones must not be chance. O(numbers² × columns × rows), of pairs that are often equal.
 */
export function findEqualities(search: Search, found: readonly Found[]): Candidate<EqualityRelation>[] {
  const numbers = searchedNumbers(search)
  const events = searchedColumns(search).flatMap((column) => eventOf(column) ?? [])
  const logAlarm = search.logAlarm - Math.log(Math.max(1, numbers.length * numbers.length * events.length))
  return numbers.flatMap((one, at) =>
    numbers.slice(at + 1).flatMap((other) => {
      if (!areOfOneForm([one, other], search) || isTied([one.name, other.name], found)) return []
      const isEqual = (row: number) => one.values[row] === other.values[row]
      const screen = search.spreadRows([one, other], screenedRows)
      const share = screen.filter(isEqual).length / Math.max(1, screen.length)
      if (share < leastEqual) return []
      const rows = search.spreadRows([one, other])
      const same = rows.filter(isEqual)
      const equal = same.length
      if (equal === rows.length || new Set(same.map((row) => one.values[row]!)).size < fewestValues) return []
      const best = events
        .filter(({ name }) => name !== one.name && name !== other.name)
        .flatMap((event) => explained(event, { rows, equal, isEqual, minCount: search.minCount, logAlarm }) ?? [])
        .sort((a, b) => b.rows - a.rows)[0]
      if (best === undefined) return []
      const isLower = found.some(
        ({ relation }) => relation.type === 'order' && relation.lower === one.name && relation.upper === other.name,
      )
      const [column, of] = isLower ? [one.name, other.name] : [other.name, one.name]
      return [{ relation: { type: 'equality' as const, column, of, unless: best.unless }, rows: best.rows }]
    }),
  )
}

interface Event {
  readonly name: string
  readonly states: readonly State[]
  readonly indices: Int32Array
}

/** A column of few states; dates and longer numbers tell no event. */
function eventOf(column: Column): Event | undefined {
  const { states, indices } = statesOf(column)
  return states.length <= mostStates + 1 ? { name: column.name, states, indices } : undefined
}

function areOfOneForm([one, other]: readonly [NumberColumn, NumberColumn], search: Search): boolean {
  const [first, second] = [schemaOf(search, one.name), schemaOf(search, other.name)]
  return first.kind === second.kind && first.unit === second.unit && columnStep(first) === columnStep(second)
}

function isTied(names: readonly string[], found: readonly Found[]): boolean {
  return found.some(
    ({ relation, column, inputs }) =>
      relation.type === 'formula' && names.every((name) => name === column || inputs.includes(name)),
  )
}

/** The levels of which every row has both equal, and how many rows these are. */
function explained(
  { name, states, indices }: Event,
  {
    rows,
    equal,
    isEqual,
    minCount,
    logAlarm,
  }: {
    readonly rows: Uint32Array
    readonly equal: number
    isEqual(row: number): boolean
    readonly minCount: number
    readonly logAlarm: number
  },
): { readonly unless: string; readonly rows: number } | undefined {
  const all = new Float64Array(states.length)
  const same = new Float64Array(states.length)
  for (const row of rows) {
    all[indices[row]!]! += 1
    if (isEqual(row)) same[indices[row]!]! += 1
  }
  const present = states.flatMap((state, at) => (state !== null && all[at]! > 0 ? [at] : []))
  const held = present.filter((at) => same[at] === all[at] && all[at]! >= minCount)
  const free = present.filter((at) => !held.includes(at))
  const count = held.reduce((sum, at) => sum + all[at]!, 0)
  if (held.length === 0 || free.length === 0 || count < leastExplained * equal) return undefined
  // Any of the sets of levels may be the one.
  const chance = logChoices(equal, count) - logChoices(rows.length, count) + present.length * Math.LN2
  return chance > logAlarm ? undefined : { unless: conditionOf(name, held, free, states), rows: count }
}

function conditionOf(name: string, held: readonly number[], free: readonly number[], states: readonly State[]): string {
  const textOf = (at: number) => (typeof states[at] === 'number' ? String(states[at]) : quoteText(String(states[at])))
  if (free.length === 1) return `${quoteName(name)} = ${textOf(free[0]!)}`
  if (held.length === 1) return `${quoteName(name)} != ${textOf(held[0]!)}`
  return `${quoteName(name)} in (${free.map(textOf).join(', ')})`
}

function logChoices(total: number, chosen: number): number {
  return logGamma(total + 1) - logGamma(chosen + 1) - logGamma(total - chosen + 1)
}
