import { wilsonInterval } from '../../../src/math/index.js'
import type { Column } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { courseViews } from '../courses/course-views.js'
import type { Courses } from '../courses/courses.js'
import type { LinkedMetric } from '../linked-metric.js'

/** Of what never changes in a person: whom it changes in. */
export const staticColumns: LinkedMetric = {
  id: 'validity.static',
  title: 'What never changes',
  question: 'Do columns change within a person that never change within a real one?',
  reading:
    'Share of people with two rows or more in whom a column changes that changes in no training person: it should be 0. Columns that lie in the table of people cannot change and are not asked about.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ train, synthetic }) {
    const constant = constantColumns(train)
    if (constant.length === 0)
      return { status: 'skipped', reason: 'no column below the people is constant within each', nothingToTest: true }
    const tables = constant.map(({ view, columns }) => {
      const courses = view.of(synthetic)
      const changing = columns.map((index) => peopleWithChanges(courses, courses.columns[index]!))
      return {
        name: view.table,
        people: people(courses).length,
        changed: new Set(changing.flat()).size,
        columns: columns.map((index, at) => ({ name: view.columns[index]!.name, people: changing[at]!.length })),
      }
    })
    const trials = tables.reduce((sum, table) => sum + table.people, 0)
    if (trials === 0) return { status: 'skipped', reason: 'nobody has two rows' }
    const changed = tables.reduce((sum, table) => sum + table.changed, 0)
    return {
      status: 'ok',
      value: changed / trials,
      interval: changed === 0 ? [0, 0] : wilsonInterval({ successes: changed, trials }),
      detail: { tables },
    }
  },
}

/** Columns of courses that change in no training person, where there are people in whom they could and others to differ from. */
function constantColumns(train: LinkedTables) {
  return courseViews(train).flatMap((view) => {
    const courses = view.of(train)
    const able = people(courses).length
    const columns = view.columns.flatMap((_, index) => {
      const column = courses.columns[index]!
      return able > 0 && varies(column) && peopleWithChanges(courses, column).length === 0 ? [index] : []
    })
    return columns.length === 0 ? [] : [{ view, columns }]
  })
}

function people({ starts, people: count }: Courses): number[] {
  return Array.from({ length: count }, (_, person) => person).filter(
    (person) => starts[person + 1]! - starts[person]! > 1,
  )
}

function peopleWithChanges(courses: Courses, column: Column): number[] {
  const cell = codeOf(column)
  return people(courses).filter((person) => {
    for (let row = courses.starts[person]! + 1; row < courses.starts[person + 1]!; row++)
      if (!Object.is(cell(row), cell(row - 1))) return true
    return false
  })
}

function varies(column: Column): boolean {
  const cell = codeOf(column)
  const rows = column.type === 'number' ? column.values.length : column.codes.length
  for (let row = 1; row < rows; row++) if (!Object.is(cell(row), cell(0))) return true
  return false
}

function codeOf(column: Column): (row: number) => number {
  if (column.type === 'level') return (row) => column.codes[row]!
  return (row) => (column.valid?.[row] === 0 ? Number.NaN : column.values[row]!)
}
