import { isModelled, Table } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import type { MetricResult } from '../../metric.js'
import { remembered } from '../../remembered.js'
import { type CourseView, courseViews } from '../courses/course-views.js'
import type { Courses } from '../courses/courses.js'
import { historyTable } from '../courses/history-table.js'
import type { PeopleRows } from '../courses/step-tables.js'
import { fewestPeople, oneRowEach, type ToldApart, together, toldApart } from '../courses/told-apart.js'
import type { LinkedContext } from '../linked-metric.js'
import { linkColumns, personTable } from '../person-table.js'

/** One row a person: what the visits of all tables come to, the columns of the table of people beside it where asked for. */
export function histories(
  tables: LinkedTables,
  train: LinkedTables,
  { withPeople }: { readonly withPeople: boolean },
): PeopleRows {
  const views = courseViews(train)
  const made = remembered([train, tables], 'histories', () =>
    views.flatMap((view) => historyTable(view.of(tables), { view, training: view.of(train) }).columns),
  )
  const own = withPeople ? peopleColumns(tables) : []
  return oneRowEach(Table.of([...own, ...made], tables.table(personTable(train.schema).name).rowCount))
}

function peopleColumns(tables: LinkedTables) {
  const people = personTable(tables.schema)
  const links = linkColumns(people)
  return people.columns
    .filter((column) => isModelled(column) && !links.has(column.name))
    .map(({ name }) => tables.table(people.name).column(name))
}

/** Trees against unseen people: those of the holdout and of the reference together. */
export function againstUnseen(
  { holdout, reference, synthetic, rng, realRng = rng }: LinkedContext,
  rowsOf: (tables: LinkedTables) => PeopleRows,
): ToldApart | null {
  return toldApart(together([rowsOf(holdout), rowsOf(reference)]), rowsOf(synthetic), { rng, realRng })
}

/** The result of one test over all tables. */
export function historiesResult(
  context: LinkedContext,
  { withPeople }: { readonly withPeople: boolean },
): MetricResult {
  const told = againstUnseen(context, (tables) => histories(tables, context.train, { withPeople }))
  if (told === null) return tooFew
  const { area, interval, peopleOfEachSide, columnDrops } = told
  const columns = context.brief ? [] : columnDrops().slice(0, 10)
  return { status: 'ok', value: area, interval, detail: { peopleOfEachSide, columns } }
}

/** The result of one test a table: the table told apart best. */
export function worstTableResult(
  context: LinkedContext,
  rowsOf: (courses: Courses, view: CourseView) => PeopleRows,
): MetricResult {
  const tested = courseViews(context.train).flatMap((view) => {
    const streams = { rng: context.rng.fork(view.table), realRng: (context.realRng ?? context.rng).fork(view.table) }
    const told = againstUnseen({ ...context, ...streams }, (tables) => rowsOf(view.of(tables), view))
    return told === null ? [] : [{ table: view.table, ...told }]
  })
  const [worst] = [...tested].sort((a, b) => b.area - a.area)
  if (worst === undefined) return tooFew
  const tables = tested.map(({ table, area, interval, peopleOfEachSide, columnDrops }) => ({
    ...{ name: table, value: area, interval, peopleOfEachSide },
    columns: context.brief ? [] : columnDrops().slice(0, 5),
  }))
  return { status: 'ok', value: worst.area, interval: worst.interval, detail: { tables } }
}

const tooFew: MetricResult = { status: 'skipped', reason: `fewer than ${fewestPeople} people on a side` }
