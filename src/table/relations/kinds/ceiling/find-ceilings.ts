import type { NumberColumn } from '../../../column.js'
import { type Candidate, type Search, schemaOf, searchedAmounts, searchedDates } from '../../find/candidate.js'
import { logChanceOfOrder } from '../../find/chance.js'
import { namesTime } from '../../find/sense.js'
import type { Found } from '../../relation-kind.js'
import type { CeilingRelation } from './relation.js'

const millisecondsPerDay = 86_400_000
const fewestRows = 30
/** Years of our reckoning, whole or not. */
const years = { least: 1850, most: 2150 } as const
/** A time is told in days, weeks, months or years: so many of these in a day, and in a year. */
const unitsOf = {
  day: [1, 1 / 7, 1 / 30.4375, 1 / 365.25],
  year: [365.25, 52.18, 12, 1],
} as const
const screenedRows = 400

/**
 * Times that all end by one date: entered later, followed for less. Found where shuffled times would go beyond the last real end.
 * O(starts × times × rows log rows).
 */
export function findCeilings(search: Search): Candidate<CeilingRelation>[] {
  const times = searchedAmounts(search).filter((column) => isTime(column, search))
  const starts = [
    ...searchedDates(search).map((column) => ({ column, unit: 'day' as const })),
    ...searchedAmounts(search)
      .filter((column) => areYears(column, search))
      .map((column) => ({ column, unit: 'year' as const })),
  ]
  const logAlarm = search.logAlarm - Math.log(Math.max(1, 4 * starts.length * times.length))
  return times.flatMap((time) =>
    starts.flatMap(({ column: start, unit }) => {
      if (start === time) return []
      const rows = search.spreadRows([time, start])
      if (rows.length < fewestRows) return []
      const screen = search.spreadRows([time, start], screenedRows)
      const chances = unitsOf[unit].map((units) => ({
        units,
        log: logChance([start, time], screen, { units, perDay: unit === 'day' ? millisecondsPerDay : 1 }),
      }))
      const [best] = chances.sort((a, b) => a.log - b.log)
      if (best === undefined) return []
      const log = logChance([start, time], rows, { ...best, perDay: unit === 'day' ? millisecondsPerDay : 1 })
      if (log > logAlarm) return []
      const relation = { type: 'ceiling' as const, column: time.name, start: start.name, units: best.units }
      const isClear = namesTime(schemaOf(search, time.name))
      return [{ relation, rows: rows.length, ...(!isClear && { doubt: 'unlike' as const }) }]
    }),
  )
}

/** How probable it is that shuffled times end by the last real end; any of the rows may be the last. */
function logChance(
  [start, time]: readonly [NumberColumn, NumberColumn],
  rows: Uint32Array,
  { units, perDay }: { readonly units: number; readonly perDay: number },
): number {
  const starts = Float64Array.from(rows, (row) => start.values[row]! / perDay)
  const times = Float64Array.from(rows, (row) => time.values[row]! / units)
  const end = starts.reduce((most, from, at) => Math.max(most, from + times[at]!), Number.NEGATIVE_INFINITY)
  // What rounding took from the last row must not put it out of order.
  const room = 1e-9 * Math.abs(end)
  return (
    logChanceOfOrder(
      times,
      starts.map((from) => end - from + room),
    ) + Math.log(rows.length)
  )
}

/** Numbers from 0 up of which many are different. */
function isTime(column: NumberColumn, search: Search): boolean {
  const rows = search.spreadRows([column])
  return rows.length >= fewestRows && rows.every((row) => column.values[row]! >= 0) && !areYears(column, search)
}

function areYears({ name, values }: NumberColumn, search: Search): boolean {
  const rows = search.spreadRows([search.table.column(name)])
  return (
    rows.length >= fewestRows &&
    rows.every((row) => values[row]! >= years.least && values[row]! <= years.most) &&
    rows.some((row) => values[row] !== values[rows[0]!]) &&
    namesTime(schemaOf(search, name))
  )
}

/** A time that is never longer than another one from the same start ends by the same date. */
export function isImpliedCeiling({ relation }: Candidate<CeilingRelation>, found: readonly Found[]): boolean {
  const { column, start } = relation
  const isBound = (name: string) =>
    found.some((each) => each.relation.type === 'ceiling' && each.column === name && each.relation.start === start)
  return found.some(
    (each) => each.relation.type === 'order' && each.relation.lower === column && isBound(each.relation.upper),
  )
}
