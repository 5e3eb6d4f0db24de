import { isMissing, type NumberColumn } from '../../../column.js'
import { patientIndex } from '../../../patients.js'
import type { Schema } from '../../../schema.js'
import type { Table } from '../../../table.js'
import type { LearnOptions } from '../../relation-kind.js'
import type { CeilingRelation } from './relation.js'

const millisecondsPerDay = 86_400_000
/** Shares of a start's unit that an end is rounded up to: of a year a day, a week, a month, a quarter. */
const roundings = { day: [1, 7, 30, 91, 365], other: [1 / 365.25, 1 / 52, 1 / 12, 1 / 4, 1, 10, 100] } as const

/** When the time of each row ends, in units of the start; NaN where a cell is missing. O(rows). */
export function endsOf({ column, start, units }: CeilingRelation, table: Table, schema: Schema): Float64Array {
  const time = table.column(column) as NumberColumn
  const starts = startsOf(start, table, schema)
  return starts.map((from, row) => (isMissing(time, row) ? Number.NaN : from + time.values[row]! / units))
}

/** When the time of each row began: in days for dates, else as it is; NaN where missing. O(rows). */
export function startsOf(start: string, table: Table, schema: Schema): Float64Array {
  const column = table.column(start) as NumberColumn
  const unit = isDate(start, schema) ? millisecondsPerDay : 1
  return column.values.map((value, row) => (isMissing(column, row) ? Number.NaN : value / unit))
}

function isDate(name: string, { columns }: Schema): boolean {
  return columns.some((column) => column.name === name && column.kind === 'datetime')
}

/**
 * The least end that no row goes beyond, rounded up so that `minCount` patients lie in the last stretch: no one's last day is told.
 * O(rows).
 */
export function learnEnd(relation: CeilingRelation, train: Table, { schema, minCount }: LearnOptions): number {
  const ends = endsOf(relation, train, schema)
  const last = ends.reduce((most, end) => (end > most ? end : most), Number.NEGATIVE_INFINITY)
  const patientOf = patientIndex(train, schema)
  const sizes = isDate(relation.start, schema) ? roundings.day : roundings.other
  const roundedTo = (size: number) => Number((Math.ceil(last / size - 1e-9) * size).toPrecision(12))
  const enough = sizes.filter((size) => {
    const holders = new Set<number>()
    ends.forEach((each, row) => {
      if (each > roundedTo(size) - size) holders.add(patientOf[row]!)
    })
    return holders.size >= minCount
  })
  return Math.min(...(enough.length > 0 ? enough : sizes.slice(-1)).map(roundedTo))
}
