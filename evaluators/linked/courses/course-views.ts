import { type Column, type ColumnSchema, isModelled, takeRows } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { remembered } from '../../remembered.js'
import { childTables, linkColumns } from '../person-table.js'
import type { Courses } from './courses.js'
import { type LongLayout, longLayout, pivoted } from './pivoted.js'

/** How the courses of one child are read, the same way on every side. */
export interface CourseView {
  readonly table: string
  readonly hasTime: boolean
  /** Times are dates: milliseconds, as columns of dates are. */
  readonly isDated: boolean
  /** What is known of each column of `Courses.columns`, in their order. */
  readonly columns: readonly ColumnSchema[]
  of(tables: LinkedTables): Courses
}

/** A view of every table below the people's. What is open (measurements, order without time) is taken from `train`. Orphans are left out. */
export function courseViews(train: LinkedTables): readonly CourseView[] {
  return remembered([train], 'course views', () =>
    childTables(train.schema).map((each): CourseView => {
      const links = linkColumns(each)
      const { name: table, time, layout = 'rows' } = each
      const learnt = each.columns.filter(
        (column) => isModelled(column) && !links.has(column.name) && column.name !== time?.column,
      )
      const long =
        layout === 'rows' || time === undefined ? null : longLayout(train.table(table).column(layout.entity), layout)
      const order = time === undefined ? eyeColumn(train, table, learnt) : undefined
      return {
        table,
        hasTime: time !== undefined,
        isDated: each.columns.some(({ name, kind }) => name === time?.column && kind === 'datetime'),
        columns: long === null ? learnt : long.columnsOf(learnt),
        of: (tables) =>
          remembered([train, tables], `courses of ${table}`, () =>
            readCourses(tables, table, { names: learnt.map(({ name }) => name), time: time?.column, order, long }),
          ),
      }
    }),
  )
}

function readCourses(
  tables: LinkedTables,
  name: string,
  {
    names,
    time,
    order,
    long,
  }: {
    readonly names: readonly string[]
    readonly time: string | undefined
    readonly order: string | undefined
    readonly long: LongLayout | null
  },
): Courses {
  const table = tables.table(name)
  const personOf = tables.personRows(name)
  const people = peopleOf(tables, name)
  const timeColumn = time === undefined ? null : table.column(time)
  const orderColumn = order === undefined ? null : table.column(order)
  const at = (row: number) => momentAt(timeColumn, row)
  const level = (row: number) =>
    orderColumn?.type === 'level' ? (orderColumn.levels[orderColumn.codes[row]!] ?? '') : ''
  const rows = Uint32Array.from(personOf, (_, row) => row).filter((row) => personOf[row]! >= 0)
  // Rows of a person may lie under several parents; a missing time comes last.
  rows.sort(
    (a, b) => personOf[a]! - personOf[b]! || compareMoments(at(a), at(b)) || compareTexts(level(a), level(b)) || a - b,
  )
  const courses: Courses = {
    people,
    starts: startsOf(rows, personOf, people),
    times: timeColumn === null ? null : Float64Array.from(rows, at),
    columns: names.map((column) => takeRows(table.column(column), rows)),
  }
  return long === null ? courses : pivoted(courses, long)
}

/** How many rows the root above a table has. */
export function peopleOf(tables: LinkedTables, name: string): number {
  const own = tables.schema.tables.find((each) => each.name === name)
  return own?.parent === undefined ? tables.table(name).rowCount : peopleOf(tables, own.parent.table)
}

function startsOf(rows: Uint32Array, personOf: Int32Array, people: number): Int32Array {
  const starts = new Int32Array(people + 1)
  for (const row of rows) starts[personOf[row]! + 1]! += 1
  for (let person = 0; person < people; person++) starts[person + 1]! += starts[person]!
  return starts
}

/** Without a time, rows are ordered by the first column of which no person has a level twice: left and right eye. */
function eyeColumn(train: LinkedTables, name: string, columns: readonly ColumnSchema[]): string | undefined {
  const personOf = train.personRows(name)
  return columns.find((each) => {
    const column = train.table(name).column(each.name)
    if (column.type !== 'level') return false
    const seen = new Set<string>()
    return column.codes.every((code, row) => {
      const key = `${personOf[row]} ${code}`
      return code >= 0 && !seen.has(key) && seen.add(key)
    })
  })?.name
}

function momentAt(column: Column | null, row: number): number {
  if (column?.type !== 'number' || column.valid?.[row] === 0) return Number.NaN
  return column.values[row]!
}

function compareMoments(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a - b
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
