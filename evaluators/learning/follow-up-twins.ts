import { rankCorrelation } from '../../src/math/index.js'
import { isMissing, type NumberColumn, type Schema, type Table } from '../../src/table/index.js'
import { remembered } from '../remembered.js'
import { durationsOf, followUpsOf } from './follow-up.js'
import { predictorNames } from './predictor-names.js'
import type { LeakingColumn } from './target-leakage.js'

const fewestRows = 20
const equalShare = 0.5
const sameOrder = 0.95

/**
 * Columns that say how long somebody was followed, by another name: equal to a time of the schema's `timeToEvent` in half of the
 * rows or more, or in the same order (or the opposite) among those who had the event, rank correlation .95. Whoever knows when the
 * event comes needs no other column. None below 20 rows. O(pairs × columns × n log n).
 */
export function followUpTwins(schema: Schema, train: Table): LeakingColumn[] {
  return remembered([schema, train], 'columns that tell the follow-up time', () => findTwins(schema, train))
}

function findTwins(schema: Schema, train: Table): LeakingColumn[] {
  const pairs = followUpsOf(schema, train).map((pair) => ({
    clock: train.column(pair.time) as NumberColumn,
    ...durationsOf(train, pair),
  }))
  return predictorNames(schema).flatMap((name): LeakingColumn[] => {
    const column = train.column(name)
    if (column.type !== 'number') return []
    const isTwin = pairs.some(({ rows, events, clock }) => {
      const both = rows.filter((row) => !isMissing(column, row))
      const happened = rows.filter((row, index) => events[index] === 1 && !isMissing(column, row))
      return tellsTime(column, clock, { both, happened })
    })
    return isTwin ? [{ name, by: 'follow-up time' }] : []
  })
}

function tellsTime(
  column: NumberColumn,
  clock: NumberColumn,
  { both, happened }: { readonly both: readonly number[]; readonly happened: readonly number[] },
): boolean {
  const equal = both.filter((row) => column.values[row] === clock.values[row]).length
  if (both.length >= fewestRows && equal >= equalShare * both.length) return true
  if (happened.length < fewestRows) return false
  const of = (each: NumberColumn) => happened.map((row) => each.values[row]!)
  return Math.abs(rankCorrelation(of(column), of(clock))) >= sameOrder
}
