import { fewestPeople } from '../../levels/fewest-people.js'
import type { Schema } from '../../schema.js'
import type { Table } from '../../table.js'
import type { Found } from '../relation-kind.js'
import { everyRelationKind, kindOf } from '../relation-kinds.js'
import { type Candidate, type Search, searchOf } from './candidate.js'

/** Of a table of unrelated columns: the probability that any relation but a formula is found. */
export const falseAlarmRate = 1e-6
/** Those that count on chance: all but formulas. */
const kindsByChance = everyRelationKind.length - 1

interface FindOptions {
  /** Patients that must stand behind whatever is found. */
  readonly minCount?: number
}

/**
 * Relations that no row breaks, with the rows that speak for each: candidates for a person to confirm. What could hold by
 * chance is left out: were every column shuffled, one table in a million would yield any but a formula.
 * Formulas have no such rate; on shuffled columns they would have to fit every row of 30 or more within a twentieth of
 * the column's quartile range. Deterministic. O(columns² × rows), and of pairs of columns only samples for the third.
 */
export function findRelations(
  table: Table,
  schema: Schema,
  { minCount = fewestPeople }: FindOptions = {},
): Candidate[] {
  return candidatesOf(searchOf(table, schema, { minCount, logAlarm: Math.log(falseAlarmRate / kindsByChance) }))
}

/**
 * Orders between dates (or times of a day) and dates written twice, which no row breaks and which cannot be chance: what
 * `findRelations` says of these.
 */
export function findRelationsOfDates(
  table: Table,
  schema: Schema,
  { minCount = fewestPeople }: FindOptions = {},
): Candidate[] {
  const search = searchOf(table, schema, { minCount, logAlarm: Math.log(falseAlarmRate / kindsByChance) })
  const isDate = (name: string) => search.schemas.get(name)?.kind === 'datetime'
  const schemas = new Map([...search.schemas].filter(([name]) => isDate(name)))
  return candidatesOf({ ...search, schemas }).filter(
    ({ relation }) => relation.type === 'order' || relation.type === 'formula',
  )
}

/** Kind after kind, without what others say already. */
function candidatesOf(search: Search): Candidate[] {
  const candidates: Candidate[] = []
  const found: Found[] = []
  for (const { find, parts, settles } of everyRelationKind) {
    const own = find(search, found)
    candidates.push(...own)
    found.push(...own.map(({ relation }) => ({ relation, ...parts(relation), settles })))
  }
  return candidates.filter((candidate) => !kindOf(candidate.relation).isImplied?.(candidate, found))
}
