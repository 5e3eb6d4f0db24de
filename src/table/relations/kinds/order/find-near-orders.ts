import { logGamma } from '../../../../math/index.js'
import type { NumberColumn } from '../../../column.js'
import { type Search, schemaOf, searchedDates } from '../../find/candidate.js'
import { logChanceOfOrder } from '../../find/chance.js'
import { areComparableDates } from '../../find/comparable-dates.js'
import { orderRoom } from './order-room.js'

/** An order between dates that a few rows break, by mistake or because it need not hold. */
export interface NearOrder {
  readonly lower: string
  readonly upper: string
  /** Share of the rows that keep it. */
  readonly share: number
  /** 0-based. */
  readonly brokenRows: readonly number[]
}

const fewestRows = 30
/** Of the rows that have both dates; one row may be wrong in any table. */
const mostBroken = 0.01

/**
 * Orders between dates that at least one row breaks, and at most one in a hundred (or one), where the others cannot keep it by
 * chance. O(dates² × rows log rows).
 */
export function findNearOrders(search: Search): NearOrder[] {
  const dates = searchedDates(search)
  const logAlarm = search.logAlarm - Math.log(Math.max(1, dates.length * (dates.length - 1)))
  return dates.flatMap((lower) => dates.flatMap((upper) => nearOrder([lower, upper], { ...search, logAlarm }) ?? []))
}

function nearOrder([lower, upper]: readonly [NumberColumn, NumberColumn], search: Search): NearOrder | undefined {
  if (lower === upper || !areComparableDates(search, lower.name, upper.name)) return undefined
  const rows = search.spreadRows([lower, upper])
  if (rows.length < fewestRows) return undefined
  const room = orderRoom(schemaOf(search, lower.name), schemaOf(search, upper.name))
  const brokenRows = [...rows.filter((row) => lower.values[row]! - room > upper.values[row]!)]
  const broken = brokenRows.length
  if (broken === 0 || broken > Math.max(1, mostBroken * rows.length)) return undefined
  const kept = rows.filter((row) => lower.values[row]! - room <= upper.values[row]!)
  if (kept.every((row) => lower.values[row]! >= upper.values[row]!)) return undefined
  const lowers = Float64Array.from(kept, (row) => lower.values[row]! - room)
  const uppers = Float64Array.from(kept, (row) => upper.values[row]!)
  // Any of the rows may be the ones left out.
  const chance = logChanceOfOrder(lowers, uppers) + logChoices(rows.length, broken)
  if (chance > search.logAlarm) return undefined
  return { lower: lower.name, upper: upper.name, share: kept.length / rows.length, brokenRows }
}

function logChoices(total: number, chosen: number): number {
  return logGamma(total + 1) - logGamma(chosen + 1) - logGamma(total - chosen + 1)
}
