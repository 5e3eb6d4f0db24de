import { centredRanks, correlationOfRanks } from '../../../math/index.js'
import type { NumberColumn } from '../../column.js'
import { fewestPeople } from '../../levels/fewest-people.js'
import type { Schema } from '../../schema.js'
import type { Table } from '../../table.js'
import { type Grouping, groupCount, isVaried, statesGrouping } from '../kinds/function/find-functions.js'
import { findNearOrders } from '../kinds/order/find-near-orders.js'
import { partsOf } from '../learnt-relation.js'
import { type Candidate, isLevelColumn, type Search, searchedColumns, searchedNumbers, searchOf } from './candidate.js'

/** Two columns that all but follow from each other: a derived column with exceptions, or with mistakes. */
export interface NearTie {
  /**
   * `levels`: a level of `of` all but settles the column. `ranks`: the two numbers rise or fall together. `order`: the column, a
   * date, is hardly ever above the date `of`.
   */
  readonly kind: 'levels' | 'ranks' | 'order'
  readonly column: string
  readonly of: string
  /** Share of rows whose value is the usual one of their level, or that keep the order; or the rank correlation, −1 … 1. */
  readonly strength: number
  /** Of levels and orders: rows that have another value or break it, 1-based, the first ten. */
  readonly exceptions?: { readonly count: number; readonly firstRows: readonly number[] }
}

/** Rows of a level on average, or chance settles them. */
const rowsOfLevel = 20
const leastShare = 0.98
/** Of the rows that the most frequent value alone would miss, those that may still be missed. */
const mostLeft = 0.2
const leastCorrelation = 0.98
const comparedRows = 5000
const shownRows = 10
/** Of a table of unrelated dates: the probability that any order nearly holds. */
const logAlarm = Math.log(1e-6)

/**
 * Pairs that nearly hold and are no relation, strongest first: a person decides whether rows are wrong or a relation is
 * missing. Models keep such pairs as well as they can. `found` relations are not named again. O(columns² × rows).
 */
export function findNearTies(table: Table, schema: Schema, found: readonly Candidate[] = []): NearTie[] {
  const search = searchOf(table, schema, { minCount: fewestPeople, logAlarm })
  const isTied = (first: string, second: string) =>
    found.some(({ relation }) => {
      const { column, inputs } = partsOf(relation)
      return [first, second].every((name) => name === column || inputs.includes(name))
    })
  return [...tiedDates(search), ...tiedLevels(search), ...tiedNumbers(search)]
    .filter(({ column, of }) => !isTied(column, of))
    .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength))
}

/** Orders that a few rows break: a stay that ends before it begins is a mistake that a person can mend. */
function tiedDates(search: Search): NearTie[] {
  return findNearOrders(search).map(({ lower, upper, share, brokenRows }) => ({
    kind: 'order' as const,
    column: lower,
    of: upper,
    strength: share,
    exceptions: exceptionsOf(brokenRows),
  }))
}

function exceptionsOf(rows: readonly number[]): NonNullable<NearTie['exceptions']> {
  return { count: rows.length, firstRows: rows.slice(0, shownRows).map((row) => row + 1) }
}

function tiedLevels(search: Search): NearTie[] {
  const groupings = searchedColumns(search)
    .filter(({ name }) => isLevelColumn(search, name))
    .flatMap((column) => statesGrouping(column) ?? [])
    .filter((each) => isVaried(each, search))
  return groupings.flatMap((target) =>
    groupings.flatMap((source) => {
      if (source === target || groupCount(source) * rowsOfLevel > search.table.rowCount) return []
      const { exceptions, strength } = unusualRows(source, target)
      const missedByMode = 1 - Math.max(...target.counts) / search.table.rowCount
      if (exceptions.length === 0 || strength < leastShare || 1 - strength > mostLeft * missedByMode) return []
      const shown = exceptionsOf(exceptions)
      return [{ kind: 'levels' as const, column: target.name, of: source.name, strength, exceptions: shown }]
    }),
  )
}

/** The rows whose value is not the most frequent one of their group. O(rows). */
function unusualRows(source: Grouping, target: Grouping) {
  const width = target.counts.length
  const counts = new Uint32Array(source.counts.length * width)
  source.groups.forEach((group, row) => {
    counts[group * width + target.groups[row]!]! += 1
  })
  const usual = Array.from(source.counts, (_, group) => {
    const own = counts.subarray(group * width, (group + 1) * width)
    return own.indexOf(Math.max(...own))
  })
  const exceptions = [...source.groups.keys()].filter((row) => target.groups[row] !== usual[source.groups[row]!])
  return { exceptions, strength: 1 - exceptions.length / source.groups.length }
}

function tiedNumbers(search: Search): NearTie[] {
  const numbers = searchedNumbers(search)
  if (search.table.rowCount < rowsOfLevel) return []
  const ranksOf = rememberedRanks()
  return numbers.flatMap((column, index) =>
    numbers.slice(index + 1).flatMap((other) => {
      const rows = search.spreadRows([column, other], comparedRows)
      if (rows.length < rowsOfLevel) return []
      const strength = correlationOfRanks(ranksOf(column, rows), ranksOf(other, rows))
      if (!(Math.abs(strength) >= leastCorrelation)) return []
      return [{ kind: 'ranks' as const, column: other.name, of: column.name, strength }]
    }),
  )
}

/** Centred ranks of a column's cells in given rows; those of the last rows asked for are kept. */
function rememberedRanks() {
  const kept = new WeakMap<NumberColumn, { readonly rows: Uint32Array; readonly ranks: Float64Array }>()
  return (column: NumberColumn, rows: Uint32Array): Float64Array => {
    const before = kept.get(column)
    if (before?.rows === rows) return before.ranks
    const ranks = centredRanks(Float64Array.from(rows, (row) => column.values[row]!))
    kept.set(column, { rows, ranks })
    return ranks
  }
}
