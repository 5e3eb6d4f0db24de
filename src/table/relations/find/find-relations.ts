import { fewestPeople } from '../../levels/fewest-people.js'
import type { Schema } from '../../schema.js'
import type { Table } from '../../table.js'
import { partsOf } from '../relation.js'
import { type Candidate, searchOf } from './candidate.js'
import { findCuts } from './find-cuts.js'
import { findFormulas } from './find-formulas.js'
import { findFunctions } from './find-functions.js'
import { findDateOrders, findOrders } from './find-orders.js'
import { findPresences } from './find-presences.js'
import { findTwins, withoutOrdersOfTwins } from './find-twins.js'

/** Of a table of unrelated columns: the probability that any order, function, cut or presence is found. */
export const falseAlarmRate = 1e-6
const kinds = 4

/**
 * Relations that no row breaks, with the rows that speak for each: candidates for a person to confirm. What could hold by
 * chance is left out: were every column shuffled, one table in a million would yield an order, function, cut or presence.
 * Formulas have no such rate; on shuffled columns they would have to fit every row of 30 or more within a twentieth of
 * the column's quartile range. Deterministic. O(columns² × rows), and of pairs of columns only samples for the third.
 */
export function findRelations(
  table: Table,
  schema: Schema,
  { minCount = fewestPeople }: { readonly minCount?: number } = {},
): Candidate[] {
  const search = searchOf(table, schema, { minCount, logAlarm: Math.log(falseAlarmRate / kinds) })
  const formulas = findFormulas(search)
  const functions = findFunctions(search)
  const cuts = findCuts(search, functions)
  const twins = findTwins(search)
  const ties = [...formulas, ...twins]
  const orders = withoutOrdersOfTwins(
    findOrders(search).filter((order) => !isImplied(order, ties)),
    twins,
  )
  const settled = [...ties, ...functions, ...cuts]
  return [...orders, ...settled, ...findPresences(search, settled)]
}

/**
 * Orders between dates (or times of a day) and dates written twice, which no row breaks and which cannot be chance: what
 * `findRelations` says of these.
 */
export function findRelationsOfDates(
  table: Table,
  schema: Schema,
  { minCount = fewestPeople }: { readonly minCount?: number } = {},
): Candidate[] {
  const search = searchOf(table, schema, { minCount, logAlarm: Math.log(falseAlarmRate / kinds) })
  const twins = findTwins(search)
  const orders = findDateOrders(search).filter((order) => !isImplied(order, twins))
  return [...withoutOrdersOfTwins(orders, twins), ...twins]
}

/** An order of columns that a formula ties already. */
function isImplied({ relation }: Candidate, formulas: readonly Candidate[]): boolean {
  const named = (each: Candidate) => {
    const { column, inputs } = partsOf(each.relation)
    return [column, ...inputs]
  }
  const { column, inputs } = partsOf(relation)
  return formulas.some((formula) => [column, ...inputs].every((name) => named(formula).includes(name)))
}
