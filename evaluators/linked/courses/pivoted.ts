import { type Column, type ColumnSchema, levelCounts, takeRows } from '../../../src/table/index.js'
import type { Courses } from './courses.js'

const mostEntities = 60

/** Of a long table, which measurements become columns and where they are read. */
export interface LongLayout {
  readonly entity: string
  readonly value: string
  readonly entities: readonly string[]
  /** What is known of the columns: those of the value, one a measurement, before the others'. */
  columnsOf(columns: readonly ColumnSchema[]): ColumnSchema[]
}

/** Null with more than 60 measurements: rows then stay rows, and the measurement is a column. */
export function longLayout(
  entities: Column,
  { entity, value }: { readonly entity: string; readonly value: string },
): LongLayout | null {
  if (entities.type !== 'level') return null
  const names = [...levelCounts(entities).keys()].sort()
  if (names.length > mostEntities) return null
  return {
    ...{ entity, value, entities: names },
    columnsOf: (columns) => {
      const measured = columns.find(({ name }) => name === value)
      const others = columns.filter(({ name }) => name !== value && name !== entity)
      return [...(measured === undefined ? [] : names.map((name) => ({ ...measured, name }))), ...others]
    },
  }
}

/**
 * A row a person and moment, a column a measurement; what was not measured is missing. Of several values of one moment the
 * last is kept. O(rows × measurements).
 */
export function pivoted(courses: Courses, { entity, value, entities }: LongLayout): Courses {
  const { people, starts, times, columns } = courses
  const named = (name: string) => columns.find((column) => column.name === name)
  const [measured, kinds] = [named(value), named(entity)]
  if (times === null || measured === undefined || kinds?.type !== 'level') return courses
  const codeOf = new Map(entities.map((name, index) => [name, index]))
  const entityOf = kinds.levels.map((level) => codeOf.get(level) ?? -1)
  const visits: number[] = []
  const visitStarts = new Int32Array(people + 1)
  /** By measurement and visit, the row of the value; −1 where it was not measured. */
  const rowsOf: number[][] = entities.map(() => [])
  for (let person = 0; person < people; person++) {
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      if (row === starts[person] || !Object.is(times[row], times[row - 1])) {
        visits.push(row)
        for (const rows of rowsOf) rows.push(-1)
      }
      const kind = kinds.codes[row]! < 0 ? -1 : entityOf[kinds.codes[row]!]!
      if (kind >= 0) rowsOf[kind]![visits.length - 1] = row
    }
    visitStarts[person + 1] = visits.length
  }
  const others = columns.filter(({ name }) => name !== value && name !== entity)
  return {
    people,
    starts: visitStarts,
    times: Float64Array.from(visits, (row) => times[row]!),
    columns: [
      ...entities.map((name, index) => takeOrMissing({ ...measured, name }, rowsOf[index]!)),
      ...others.map((column) => takeRows(column, visits)),
    ],
  }
}

function takeOrMissing(column: Column, rows: readonly number[]): Column {
  const taken = takeRows(
    column,
    rows.map((row) => Math.max(0, row)),
  )
  if (taken.type === 'level')
    return { ...taken, codes: taken.codes.map((code, index) => (rows[index]! < 0 ? -1 : code)) }
  const valid = Uint8Array.from(rows, (row, index) => (row < 0 || taken.valid?.[index] === 0 ? 0 : 1))
  return { ...taken, values: taken.values.map((cell, index) => (valid[index] === 0 ? 0 : cell)), valid }
}
