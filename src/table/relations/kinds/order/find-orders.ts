import { logGamma } from '../../../../math/index.js'
import type { NumberColumn } from '../../../column.js'
import { namedLikeBirth, roleByName } from '../../../infer/guess-role.js'
import { columnStep } from '../../../schema.js'
import { type Candidate, type Search, schemaOf, searchedNumbers } from '../../find/candidate.js'
import { hardlyMet, logChanceOfOrder, shareAbove } from '../../find/chance.js'
import { areComparableDates } from '../../find/comparable-dates.js'
import { areAlike } from '../../find/sense.js'
import { orderRoom } from './order-room.js'
import type { OrderRelation } from './relation.js'

const screenedRows = 200
const fewestEqualValues = 3
const beyondChance = 2

/** Pairs of numbers in one unit, or of dates, one of which is never above the other. O(columns² × rows log rows). */
export function findOrders(search: Search): OrderCandidate[] {
  const columns = searchedNumbers(search)
  const tests = Math.max(1, columns.length * (columns.length - 1))
  // So few rows that even a perfect order is chance.
  if (-logGamma(search.table.rowCount + 1) > search.logAlarm - Math.log(tests)) return []
  const found = columns.flatMap((lower) =>
    columns.flatMap(
      (upper) => candidateOf(lower, upper, { ...search, logAlarm: search.logAlarm - Math.log(tests) }) ?? [],
    ),
  )
  return withoutImplied(found, search)
}

type OrderCandidate = Candidate<OrderRelation>

function candidateOf(lower: NumberColumn, upper: NumberColumn, search: Search): OrderCandidate | undefined {
  if (lower === upper || !areComparable(search, lower.name, upper.name)) return undefined
  const { logAlarm } = search
  const room = orderRoom(schemaOf(search, lower.name), schemaOf(search, upper.name))
  const isAbove = (row: number) => lower.values[row]! - room > upper.values[row]!
  if (search.spreadRows([lower, upper], screenedRows).some(isAbove)) return undefined
  const rows = search.spreadRows([lower, upper])
  if (rows.length === 0 || rows.some(isAbove)) return undefined
  // The day of a moment that is always the same day: the other way round is the exact order.
  if (room > 0 && rows.every((row) => lower.values[row]! >= upper.values[row]!)) return undefined
  const equal = rows.filter((row) => lower.values[row]! >= upper.values[row]!).length / rows.length
  if (equal === 1) return undefined
  const lowers = Float64Array.from(rows, (row) => lower.values[row]! - room)
  const uppers = Float64Array.from(rows, (row) => upper.values[row]!)
  const above = shareAbove(lowers, uppers)
  const isDate = schemaOf(search, lower.name).kind === 'datetime'
  if (isDate ? above === 0 : above < hardlyMet) return undefined
  // Nobody comes before being born, however few could have by chance.
  if (!(isDate && isBirth(lower.name)) && logChanceOfOrder(lowers, uppers) > logAlarm) return undefined
  const isClear =
    areAlike(schemaOf(search, lower.name), schemaOf(search, upper.name)) ||
    isEqualByNature([lower, upper], rows, search.minCount)
  return {
    relation: { type: 'order', lower: lower.name, upper: upper.name },
    rows: rows.length,
    equal,
    ...(!isClear && { doubt: 'unlike' as const }),
  }
}

/** More equal values than chance gives, and several: two amounts of different things are hardly ever the same number. */
function isEqualByNature(
  [lower, upper]: readonly [NumberColumn, NumberColumn],
  rows: Uint32Array,
  minCount: number,
): boolean {
  const equal = rows.filter((row) => lower.values[row] === upper.values[row])
  if (equal.length < minCount || new Set(equal.map((row) => lower.values[row]!)).size < fewestEqualValues) return false
  const lowers = countsOf(lower, rows)
  const uppers = countsOf(upper, rows)
  let byChance = 0
  for (const [value, count] of lowers) byChance += (count * (uppers.get(value) ?? 0)) / rows.length
  return equal.length > beyondChance * byChance
}

function countsOf({ values }: NumberColumn, rows: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(values[row]!, (counts.get(values[row]!) ?? 0) + 1)
  return counts
}

function isBirth(name: string): boolean {
  return roleByName(name)?.why === namedLikeBirth
}

function areComparable(search: Search, one: string, other: string): boolean {
  const [first, second] = [schemaOf(search, one), schemaOf(search, other)]
  if (first.kind !== second.kind || first.unit !== second.unit) return false
  return first.kind !== 'datetime' || areComparableDates(search, one, other)
}

/** Without those that follow from two others in every row: an order by way of a cell that may be missing is no order there. */
function withoutImplied(found: readonly OrderCandidate[], search: Search): OrderCandidate[] {
  const holds = (lower: string, upper: string) =>
    found.some(({ relation }) => relation.lower === lower && relation.upper === upper)
  // By way of a day, moments of one day have no order.
  const stepOf = (name: string) => columnStep(schemaOf(search, name))
  const isFineEnough = (middle: string, ends: readonly string[]) =>
    schemaOf(search, middle).kind !== 'datetime' || stepOf(middle) <= Math.max(...ends.map(stepOf))
  const rowsWith = (...names: string[]) => search.spreadRows(names.map((name) => search.table.column(name))).length
  return found.filter(
    ({ relation: { lower, upper } }) =>
      !found.some(
        ({ relation: { lower: other, upper: middle } }) =>
          other === lower &&
          middle !== upper &&
          holds(middle, upper) &&
          isFineEnough(middle, [lower, upper]) &&
          rowsWith(lower, middle, upper) === rowsWith(lower, upper),
      ),
  )
}
