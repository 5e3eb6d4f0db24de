import { decodeTable } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { type NumberColumn, Table } from '../../src/table/index.js'
import type { LinkedTableSchema } from '../../src/table/linked/index.js'
import type { RowEvidence } from '../linked-model.js'
import {
  codesOfStates,
  countName,
  type DrawnBlock,
  drawPositions,
  keyColumn,
  latestTimes,
  rowLayout,
  tableRoles,
  timeColumn,
  withColumn,
  withKey,
  withReferences,
} from '../linked-rows/index.js'
import { placedStrands } from './course-table.js'
import { decodeGiven } from './decode-given.js'
import { drawCells, drawHidden, drawHiddenGiven, drawTimes, freeCells } from './draw-rows.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { columnStates } from './members.js'
import { classesOf } from './people-tree.js'
import { type Clamp, clampedRows } from './row-evidence.js'

/** Rows of a table that were drawn, as their children see them. */
interface DrawnRows {
  /** Cells, numbers of rows in the tables below, and what the links say. */
  readonly table: Table
  /** Classes of the units that they are, for each strand that hangs on them: of people, or hidden states. */
  readonly groups: (strand: number) => Int32Array
  readonly personOf: Int32Array
  /** Number of the first row in the release. */
  readonly first: number
}

/** What rows of people must have, and by strand what it says of hidden states. */
export interface GivenRows {
  readonly rows: readonly RowEvidence[]
  readonly clamps: readonly (readonly Clamp[])[]
}

/** Draws all rows of people, given the people and their classes, block by block: rows are numbered on. */
export function peopleDrawer(
  fitted: HiddenCourseModel,
  given?: GivenRows,
): (people: Table, options: { readonly rng: Rng; readonly surrogates: Rng }) => DrawnBlock {
  const { schema, people: tree, courses, lookups } = fitted
  const known = { schema, lookups }
  const roles = tableRoles(schema)
  const strands = placedStrands(courses, schema)
  const underPeople = strands.filter(({ table }) => table.above < 0)
  const rowsBefore = new Map<string, number>(schema.tables.map(({ name }) => [name, 0]))
  return (people, { rng, surrogates }) => {
    const drawn = new Map<string, DrawnRows>()
    const all = Int32Array.from({ length: people.rowCount }, (_, row) => row)
    const first = rowsBefore.get(roles.people.name)!
    const classes = classesOf(people, tree.groups)
    const linked = withReferences(roles.people, people, { ...known, personOf: all, drawn, rng: rng.fork('references') })
    drawn.set(roles.people.name, {
      table: withKey(roles.people, linked, first),
      groups: (strand) => classes[underPeople.indexOf(strands[strand]!)]!,
      personOf: all,
      first,
    })
    for (const child of roles.courses) {
      const rows = drawRows(
        child,
        courses.findIndex(({ table }) => table === child.name),
        {
          above: drawn.get(child.parent!.table)!,
          drawn,
          people: people.rowCount,
          first: rowsBefore.get(child.name)!,
          rng: rng.fork(`table:${child.name}`),
          surrogates: surrogates.fork(`table:${child.name}`),
        },
      )
      drawn.set(child.name, rows)
    }
    for (const [name, { table, first: before }] of drawn) rowsBefore.set(name, before + table.rowCount)
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
    number: number,
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
    const course = courses[number]!
    const { clock, codebook, columns } = course
    const counts = above.table.column(countName(schema, child.name)) as NumberColumn
    const layout = rowLayout(Int32Array.from(counts.values, Math.round), above.personOf, people)
    const own = strands.flatMap((placed, index) => {
      if (placed.course !== number) return []
      const { strand, table } = placed
      const stream = rng.fork(`strand:${index}`)
      const groupOf = above.groups(index)
      const clamps = given?.clamps[index] ?? []
      const known = clamps.length === 0 ? undefined : clampedRows(placed, layout.unitRows, clamps)
      const hidden = known
        ? drawHiddenGiven(table, known, { groupOf, rng: stream.fork('hidden') })
        : drawHidden(table.chain, { layout, groupOf, rng: stream.fork('hidden') })
      const cells = known?.cells ?? freeCells(table.cells, layout.rowCount)
      const states = drawCells(table.cells, { hidden, cells, rng: stream.fork('cells') })
      return [{ strand, members: strand.members, hidden, states }]
    })
    const [bearing] = own
    const coded = codesOfStates(course, columnStates(columns, own, layout.rowCount), layout.rowCount)
    const positions = new Map<string, Float64Array>()
    course.positions.forEach((model, column) => {
      const book = codebook.books[column]!
      if (model === null || book.type !== 'number') return
      const isBin = [...book.cells.map(({ type }) => type === 'bin'), false]
      const { codes } = coded.columns[column]!
      const stream = rng.fork(`positions:${book.column.name}`)
      positions.set(book.column.name, drawPositions(layout, { model, codes, isBin, rng: stream }))
    })
    const free = decodeTable(coded, codebook, { rng: rng.fork('cells'), positions, firstRow: first, surrogates })
    const asked = given?.rows.filter(({ table: name }) => name === child.name) ?? []
    const cells = decodeGiven(free, { coded, codebook, layout, asked, rng: rng.fork('given') })
    const everyUnit = Int32Array.from({ length: above.table.rowCount }, (_, row) => row)
    const until = clock?.until === undefined ? undefined : (above.table.column(clock.until) as NumberColumn)
    const times = bearing?.strand.times
    const timed =
      clock &&
      times &&
      drawTimes(times, clock, {
        layout,
        until: latestTimes(until, everyUnit, clock.unit),
        hidden: bearing.hidden,
        states: bearing.strand.chain.states,
        rng: rng.fork('time'),
      })
    const kept = Int32Array.from({ length: layout.rowCount }, (_, row) => row).filter(
      (row) => asked.length > 0 || timed?.dropped[row] !== 1,
    )
    const unitOf = kept.map((row) => layout.unitOf[row]!)
    const table = Table.of(
      [...cells.columns, ...(clock && timed ? [timeColumn(clock, timed.times)] : [])],
      layout.rowCount,
    ).take(kept)
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
    const hiddenOf = kept.map((row) => bearing?.hidden[row] ?? 0)
    return { table: withKey(child, linked, first), groups: () => hiddenOf, personOf, first }
  }
}
