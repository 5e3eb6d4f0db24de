import { decodeTable, encodeTable } from '../../src/encode/index.js'
import type { BinnedFeature } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import { type NumberColumn, Table } from '../../src/table/index.js'
import type { LinkedTableSchema } from '../../src/table/linked/index.js'
import {
  codesOfStates,
  countName,
  type DrawnBlock,
  drawPositions,
  keyColumn,
  latestTimes,
  originTimes,
  rowLayout,
  tableRoles,
  timeColumn,
  withColumn,
  withKey,
  withReferences,
} from '../linked-rows/index.js'
import { type CourseDraw, courseDraw, drawCourse } from './draw-course.js'
import { earlierFeatures } from './earlier-features.js'
import type { HistoriesModel } from './histories-model.js'
import { peopleFeatures, rowFeatures } from './unit-features.js'

/** Rows of a table that were drawn, as their children see them. */
interface DrawnRows {
  /** Cells, numbers of rows in the tables below, and what the links say. */
  readonly table: Table
  readonly features: readonly BinnedFeature[]
  readonly personOf: Int32Array
  /** Number of the first row in the release. */
  readonly first: number
  /** What the person's rows tell the tables drawn after. */
  readonly earlier?: readonly BinnedFeature[]
}

/** Draws all rows of people, given the people, block by block: rows are numbered on. */
export function peopleDrawer(
  fitted: HistoriesModel,
): (people: Table, options: { readonly rng: Rng; readonly surrogates: Rng }) => DrawnBlock {
  const { schema, codebook, columns, courses, lookups } = fitted
  const known = { schema, lookups }
  const roles = tableRoles(schema)
  const draws = new Map(courses.map((course) => [course.table, courseDraw(course)]))
  const rowsBefore = new Map<string, number>(schema.tables.map(({ name }) => [name, 0]))
  return (people, { rng, surrogates }) => {
    const drawn = new Map<string, DrawnRows>()
    const all = Int32Array.from({ length: people.rowCount }, (_, row) => row)
    drawn.set(roles.people.name, {
      table: withKey(
        roles.people,
        withReferences(roles.people, people, { ...known, personOf: all, drawn, rng: rng.fork('references') }),
        rowsBefore.get(roles.people.name)!,
      ),
      features: peopleFeatures(columns, encodeTable(people, codebook)),
      personOf: all,
      first: rowsBefore.get(roles.people.name)!,
    })
    for (const child of roles.courses) {
      const above = drawn.get(child.parent!.table)!
      const rows = drawRows(child, draws.get(child.name)!, {
        above,
        drawn,
        people: people.rowCount,
        first: rowsBefore.get(child.name)!,
        rng: rng.fork(`table:${child.name}`),
        surrogates: surrogates.fork(`table:${child.name}`),
      })
      drawn.set(child.name, rows)
      if (child.parent!.table === roles.people.name)
        drawn.set(roles.people.name, { ...above, features: [...above.features, ...(rows.earlier ?? [])] })
    }
    for (const [name, { table, first }] of drawn) rowsBefore.set(name, first + table.rowCount)
    return new Map(
      schema.tables.flatMap(({ name, columns: stated }) => {
        const rows = drawn.get(name)
        if (rows === undefined) return []
        const { table, personOf } = rows
        return [[name, { table: table.select(stated.map((column) => column.name)), personOf }] as const]
      }),
    )
  }

  function drawRows(
    child: LinkedTableSchema,
    draw: CourseDraw,
    {
      above,
      drawn,
      people,
      first,
      rng,
      surrogates,
    }: {
      readonly above: DrawnRows
      readonly drawn: ReadonlyMap<string, DrawnRows>
      readonly people: number
      readonly first: number
      readonly rng: Rng
      readonly surrogates: Rng
    },
  ): DrawnRows {
    const { course } = draw
    const { clock, codebook } = course
    const counts = above.table.column(countName(schema, child.name)) as NumberColumn
    const layout = rowLayout(Int32Array.from(counts.values, Math.round), above.personOf, people)
    const everyUnit = Int32Array.from({ length: above.table.rowCount }, (_, row) => row)
    const until = clock?.until === undefined ? undefined : (above.table.column(clock.until) as NumberColumn)
    const origin = clock?.origin === undefined ? undefined : (above.table.column(clock.origin) as NumberColumn)
    const origins = origin && originTimes(origin, everyUnit, clock!.unit)
    const { states, inStates, copies, dropped } = drawCourse(
      draw,
      { layout, until: latestTimes(until, everyUnit, clock?.unit ?? 1), origins, features: above.features },
      rng.fork('states'),
    )
    const coded = codesOfStates(course, states.columns, layout.rowCount)
    const positions = new Map<string, Float64Array>()
    inStates.forEach((places, column) => {
      if (places) positions.set(codebook.books[column]!.column.name, places)
    })
    course.positions.forEach((model, column) => {
      const book = codebook.books[column]!
      if (model === null || book.type !== 'number') return
      const isBin = [...book.cells.map(({ type }) => type === 'bin'), false]
      const { codes } = coded.columns[column]!
      const stream = rng.fork(`positions:${book.column.name}`)
      positions.set(book.column.name, drawPositions(layout, { model, codes, isBin, rng: stream }))
    })
    const cells = decodeTable(coded, codebook, {
      rng: rng.fork('cells'),
      positions,
      copies: new Map(
        copies.flatMap((rows, column) => (rows ? [[codebook.books[column]!.column.name, rows] as const] : [])),
      ),
      firstRow: first,
      surrogates,
    })
    const kept = Int32Array.from(dropped.keys()).filter((row) => dropped[row] === 0)
    const unitOf = kept.map((row) => layout.unitOf[row]!)
    const time = clock && timeColumn(clock, states.times)
    const table = Table.of([...cells.columns, ...(time ? [time] : [])], layout.rowCount).take(kept)
    const features = rowFeatures(course, states, { units: above.features, unitOf: layout.unitOf }).map((feature) => ({
      ...feature,
      bins: Uint8Array.from(kept, (row) => feature.bins[row]!),
    }))
    const foreign = keyColumn(child, child.parent!.column, {
      count: kept.length,
      numberOf: (row) => above.first + unitOf[row]! + 1,
    })
    const personOf = kept.map((row) => layout.personOf[row]!)
    const linked = withReferences(child, withColumn(table, foreign), {
      ...known,
      personOf,
      drawn,
      rng: rng.fork('references'),
    })
    const isLast = child === roles.courses.at(-1)
    const earlier = isLast ? [] : earlierFeatures(course, states, { layout, origins, dropped })
    return { table: withKey(child, linked, first), features, personOf, first, earlier }
  }
}
