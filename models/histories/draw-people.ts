import { decodeTable, encodeTable } from '../../src/encode/index.js'
import type { BinnedFeature } from '../../src/learn/index.js'
import { type NumberColumn, Table } from '../../src/table/index.js'
import {
  codesOfStates,
  coursePositions,
  limitTimes,
  originTimes,
  type TablesDrawer,
  tableRoles,
  tablesDrawer,
  timeColumn,
  withColumn,
  withinKnownDates,
} from '../linked-rows/index.js'
import { courseDraw, drawCourse } from './draw-course.js'
import { earlierFeatures } from './earlier-features.js'
import type { HistoriesModel } from './histories-model.js'
import { peopleFeatures, rowFeatures } from './unit-features.js'

type Drawer = TablesDrawer<readonly BinnedFeature[]>

/** Draws all rows of people, given the people: below every row its features are seen, and of people what their rows so far tell. */
export function peopleDrawer(fitted: HistoriesModel): ReturnType<typeof tablesDrawer> {
  const { schema, codebook, columns, courses } = fitted
  const roles = tableRoles(schema)
  const draws = new Map(courses.map((course) => [course.table, courseDraw(course)]))
  return tablesDrawer(fitted, {
    seenOfPeople: (people) => peopleFeatures(columns, encodeTable(people, codebook)),
    drawRows,
  })

  function drawRows(...[child, { above, layout, first, rng, surrogates }]: Parameters<Drawer['drawRows']>) {
    const draw = draws.get(child.name)!
    const { course } = draw
    const { clock, codebook: book } = course
    const everyUnit = Int32Array.from({ length: above.table.rowCount }, (_, row) => row)
    const timeOf = (name: string | undefined) =>
      name === undefined ? undefined : (above.table.column(name) as NumberColumn)
    const origin = timeOf(clock?.origin)
    const origins = origin && originTimes(origin, everyUnit, clock!.unit)
    const until = limitTimes(timeOf(clock?.until), everyUnit, clock)
    const { states, inStates, copies, dropped } = drawCourse(
      draw,
      { layout, until, origins, features: above.seen },
      rng.fork('states'),
    )
    const coded = codesOfStates(course, states.columns, layout.rowCount)
    const byName = <Value>(values: readonly (Value | undefined)[]) =>
      values.flatMap((own, column) => (own ? [[book.books[column]!.column.name, own] as const] : []))
    const time = clock && timeColumn(clock, states.times)
    const cells = decodeTable(coded, book, {
      beside: Table.of(time ? [time] : [], layout.rowCount),
      rng: rng.fork('cells'),
      positions: new Map([...byName(inStates), ...coursePositions(course, coded, { layout, rng })]),
      copies: new Map(byName(copies)),
      firstRow: first,
      surrogates,
    })
    const whole = time
      ? withinKnownDates(withColumn(cells, time), clock, { ...child, layout, dropped, rng: rng.fork('dates') })
      : cells
    const kept = Int32Array.from(dropped.keys()).filter((row) => dropped[row] === 0)
    const seen = rowFeatures(course, states, { units: above.seen, unitOf: layout.unitOf }).map((feature) => ({
      ...feature,
      bins: Uint8Array.from(kept, (row) => feature.bins[row]!),
    }))
    const tellsMore = child.parent!.table === roles.people.name && child !== roles.courses.at(-1)
    return {
      cells: whole,
      kept,
      seen,
      ...(tellsMore && {
        above: [...above.seen, ...earlierFeatures(course, states, { layout, origins, dropped })],
      }),
    }
  }
}
