import { logGamma } from '../../../math/index.js'
import { partsOfFormat } from '../../cells/datetime.js'
import type { NumberColumn } from '../../column.js'
import type { OrderRelation } from '../relation.js'
import { type Candidate, type Search, schemaOf, searchedNumbers } from './candidate.js'
import { logChanceOfOrder, shareAbove } from './chance.js'

const screenedRows = 200
/** Columns whose ranges hardly meet are in order without being related. */
const leastAbove = 0.05

/** Pairs of numbers in one unit, or of dates, one of which is never above the other. O(columns² × rows log rows). */
export function findOrders(search: Search): Candidate[] {
  const columns = searchedNumbers(search)
  const tests = Math.max(1, columns.length * (columns.length - 1))
  // So few rows that even a perfect order is chance.
  if (-logGamma(search.table.rowCount + 1) > search.logAlarm - Math.log(tests)) return []
  const found = columns.flatMap((lower) =>
    columns.flatMap(
      (upper) => candidateOf(lower, upper, { ...search, logAlarm: search.logAlarm - Math.log(tests) }) ?? [],
    ),
  )
  return withoutImplied(found)
}

type OrderCandidate = Candidate & { readonly relation: OrderRelation }

function candidateOf(lower: NumberColumn, upper: NumberColumn, search: Search): OrderCandidate | undefined {
  if (lower === upper || !areComparable(search, lower.name, upper.name)) return undefined
  const { logAlarm } = search
  const isAbove = (row: number) => lower.values[row]! > upper.values[row]!
  if (search.spreadRows([lower, upper], screenedRows).some(isAbove)) return undefined
  const rows = search.spreadRows([lower, upper])
  if (rows.length === 0 || rows.some(isAbove)) return undefined
  const equal = rows.filter((row) => lower.values[row] === upper.values[row]).length / rows.length
  if (equal === 1) return undefined
  const lowers = Float64Array.from(rows, (row) => lower.values[row]!)
  const uppers = Float64Array.from(rows, (row) => upper.values[row]!)
  if (shareAbove(lowers, uppers) < leastAbove || logChanceOfOrder(lowers, uppers) > logAlarm) return undefined
  return { relation: { type: 'order', lower: lower.name, upper: upper.name }, rows: rows.length, equal }
}

function areComparable(search: Search, one: string, other: string): boolean {
  const [first, second] = [schemaOf(search, one), schemaOf(search, other)]
  const areTimes = [first, second].map(({ kind, format }) => kind === 'datetime' && partsOfFormat(format) === 'time')
  return first.kind === second.kind && first.unit === second.unit && areTimes[0] === areTimes[1]
}

/** Without those that follow from two others. */
function withoutImplied(found: readonly OrderCandidate[]): OrderCandidate[] {
  const holds = (lower: string, upper: string) =>
    found.some(({ relation }) => relation.lower === lower && relation.upper === upper)
  return found.filter(
    ({ relation: { lower, upper } }) =>
      !found.some(
        ({ relation }) => relation.lower === lower && relation.upper !== upper && holds(relation.upper, upper),
      ),
  )
}
