import { type Column, numberColumn, Table, takeRows } from '../../../src/table/index.js'
import type { Courses } from './courses.js'

/** Rows of people, and whose each is. */
export interface PeopleRows {
  readonly table: Table
  readonly personOf: Int32Array
  readonly people: number
}

/** Every row by itself, its time beside it. */
export function visitRows(courses: Courses): PeopleRows {
  const personOf = personsOf(courses)
  const rows = Uint32Array.from(personOf, (_, row) => row)
  return {
    table: Table.of([...timeColumn(courses, rows, 'time'), ...courses.columns], rows.length),
    personOf,
    people: courses.people,
  }
}

/** Consecutive rows of a person side by side, with differences of numbers and the gap between the two. */
export function pairRows(courses: Courses): PeopleRows {
  const personOf = personsOf(courses)
  const seconds = Uint32Array.from(personOf, (_, row) => row).filter(
    (row) => row > 0 && personOf[row] === personOf[row - 1],
  )
  const firsts = seconds.map((row) => row - 1)
  const sides = courses.columns.flatMap((column): Column[] => {
    const [before, after] = [takeRows(column, firsts), takeRows(column, seconds)]
    const pair = [
      { ...before, name: `${column.name}, before` },
      { ...after, name: `${column.name}, after` },
    ]
    return [...pair, ...differences(before, after, `${column.name}, difference`)]
  })
  const [early, late] = [timeColumn(courses, firsts, 'time, before'), timeColumn(courses, seconds, 'time, after')]
  const gap = early.length === 0 ? [] : differences(early[0]!, late[0]!, 'gap')
  return {
    table: Table.of([...gap, ...early, ...sides], seconds.length),
    personOf: Int32Array.from(seconds, (row) => personOf[row]!),
    people: courses.people,
  }
}

/** Whose every row is. */
export function personsOf({ starts, people }: Courses): Int32Array {
  const persons = new Int32Array(starts[people]!)
  for (let person = 0; person < people; person++) persons.fill(person, starts[person]!, starts[person + 1]!)
  return persons
}

function timeColumn({ times }: Courses, rows: Uint32Array, name: string): Column[] {
  if (times === null) return []
  return [
    numberColumn(
      ` ${name}`,
      Array.from(rows, (row) => times[row]!),
    ),
  ]
}

function differences(before: Column, after: Column, name: string): Column[] {
  if (before.type !== 'number' || after.type !== 'number') return []
  const isThere = (row: number) => before.valid?.[row] !== 0 && after.valid?.[row] !== 0
  return [
    numberColumn(
      name,
      Array.from(after.values, (value, row) => (isThere(row) ? value - before.values[row]! : null)),
    ),
  ]
}
