import { quantile } from '../../../src/math/index.js'
import { type Column, isModelled, Table, takeRows } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { durationsOf, endingsOf, type FollowUp } from '../../learning/follow-up.js'
import { type CourseView, courseViews } from '../courses/course-views.js'
import type { Courses } from '../courses/courses.js'
import { historyTable } from '../courses/history-table.js'
import { linkColumns, personTable } from '../person-table.js'

const fewestPeople = 40
/** Visits that are seen before the prediction. */
const mostVisits = 3

/** What is predicted: an event within a horizon of the visit that people are seen up to. */
export interface Landmark {
  readonly view: CourseView
  readonly followUp: FollowUp
  readonly visits: number
  readonly horizon: number
}

/** People who are at risk at their visit number `visits` and of whom it is known what came; their histories up to it. */
export interface AtRisk {
  readonly rows: Table
  readonly targets: Float64Array
}

/**
 * The question asked of these tables: the first table with a time that its people's event can be counted from, three visits (fewer where
 * too few people have three), and half of the times from there to the event (two digits: it is nobody's). Null without a time to an event or with too few people.
 */
export function landmarkOf(train: LinkedTables): Landmark | null {
  const person = personTable(train.schema)
  const view = courseViews(train).find(({ table }) => {
    const time = train.schema.tables.find(({ name }) => name === table)?.time
    return time?.until !== undefined && person.timeToEvent?.some((pair) => pair.time === time.until)
  })
  if (view === undefined) return null
  const until = train.schema.tables.find(({ name }) => name === view.table)?.time?.until
  const followUp = endingsOf(person, train.table(person.name)).find(({ time }) => time === until)
  if (followUp === undefined) return null
  for (let visits = mostVisits; visits >= 1; visits--) {
    const delays = delaysOf(train, { view, followUp, visits })
    const events = delays.filter(({ happened }) => happened).map(({ delay }) => delay)
    if (events.length >= fewestPeople / 4 && delays.length >= fewestPeople)
      return { view, followUp, visits, horizon: Number((quantile(events, 0.5) ?? 0).toPrecision(2)) }
  }
  return null
}

/** Null where a class is missing. */
export function atRisk(
  tables: LinkedTables,
  landmark: Landmark,
  { train }: { readonly train: LinkedTables },
): AtRisk | null {
  const { view, followUp, visits, horizon } = landmark
  const known = delaysOf(tables, landmark).filter(({ delay, happened }) => happened || delay > horizon)
  const targets = Float64Array.from(known, ({ delay, happened }) => (happened && delay <= horizon ? 1 : 0))
  if (new Set(targets).size < 2) return null
  const person = personTable(tables.schema)
  const hidden = new Set([
    ...linkColumns(person),
    ...(person.timeToEvent ?? []).flatMap(({ time, event }) => [time, event]),
  ])
  for (const { name, role, kind } of person.columns)
    if (role === 'outcome' || !isModelled({ role, kind })) hidden.add(name)
  const people = known.map(({ person: row }) => row)
  const own = person.columns
    .filter(({ name }) => !hidden.has(name) && name !== followUp.time)
    .map(({ name }): Column => takeRows(tables.table(person.name).column(name), people))
  const seen = historyTable(firstVisits(view.of(tables), visits), { view, training: view.of(train) })
  return { rows: Table.of([...own, ...seen.take(people).columns], people.length), targets }
}

interface Delay {
  readonly person: number
  /** From the last visit that is seen to the event or the end of follow-up. */
  readonly delay: number
  readonly happened: boolean
}

function delaysOf(tables: LinkedTables, { view, followUp, visits }: Omit<Landmark, 'horizon'>): Delay[] {
  const { starts, times } = view.of(tables)
  const { rows, times: ends, events } = durationsOf(tables.table(personTable(tables.schema).name), followUp)
  return rows.flatMap((person, index) => {
    const row = starts[person]! + visits - 1
    if (row >= starts[person + 1]! || Number.isNaN(times![row]!)) return []
    const delay = ends[index]! - times![row]!
    return delay < 0 ? [] : [{ person, delay, happened: events[index] === 1 }]
  })
}

function firstVisits(courses: Courses, visits: number): Courses {
  const { starts, people, times, columns } = courses
  const kept: number[] = []
  const short = new Int32Array(people + 1)
  for (let person = 0; person < people; person++) {
    for (let row = starts[person]!; row < Math.min(starts[person + 1]!, starts[person]! + visits); row++) kept.push(row)
    short[person + 1] = kept.length
  }
  return {
    ...{ people, starts: short, times: Float64Array.from(kept, (row) => times![row]!) },
    columns: columns.map((column) => takeRows(column, kept)),
  }
}
