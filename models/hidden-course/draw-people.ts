import { decodeTable } from '../../src/encode/index.js'
import { type NumberColumn, Table } from '../../src/table/index.js'
import type { RowEvidence } from '../linked-model.js'
import {
  type CellsOfRows,
  codesOfStates,
  coursePositions,
  limitTimes,
  type TablesDrawer,
  tablesDrawer,
  timeColumn,
  withColumn,
  withinKnownDates,
} from '../linked-rows/index.js'
import { placedStrands } from './course-table.js'
import { decodeGiven } from './decode-given.js'
import { drawCells, drawHidden, drawHiddenGiven, drawTimes, freeCells } from './draw-rows.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { columnStates } from './members.js'
import { classesOf } from './people-tree.js'
import { type Clamp, clampedRows } from './row-evidence.js'

/** What rows of people must have, and by strand what it says of hidden states. */
export interface GivenRows {
  readonly rows: readonly RowEvidence[]
  readonly clamps: readonly (readonly Clamp[])[]
}

/** Classes of units, for each strand that hangs on them: of people, or hidden states of rows. */
type Groups = (strand: number) => Int32Array

/** Draws all rows of people, given the people and their classes. */
export function peopleDrawer(fitted: HiddenCourseModel, given?: GivenRows): ReturnType<typeof tablesDrawer> {
  const { schema, people: tree, courses } = fitted
  const strands = placedStrands(courses, schema)
  const underPeople = strands.filter(({ table }) => table.above < 0)
  return tablesDrawer<Groups>(fitted, {
    seenOfPeople(people) {
      const classes = classesOf(people, tree.groups)
      return (strand) => classes[underPeople.indexOf(strands[strand]!)]!
    },
    drawRows,
  })

  function drawRows(
    ...[child, { above, layout, first, rng, surrogates }]: Parameters<TablesDrawer<Groups>['drawRows']>
  ): CellsOfRows<Groups> {
    const number = courses.findIndex(({ table }) => table === child.name)
    const course = courses[number]!
    const { clock, codebook, columns } = course
    const own = strands.flatMap((placed, index) => {
      if (placed.course !== number) return []
      const { strand, table } = placed
      const stream = rng.fork(`strand:${index}`)
      const groupOf = above.seen(index)
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
    const positions = coursePositions(course, coded, { layout, rng })
    const everyUnit = Int32Array.from({ length: above.table.rowCount }, (_, row) => row)
    const until = clock?.until === undefined ? undefined : (above.table.column(clock.until) as NumberColumn)
    const times = bearing?.strand.times
    const timed =
      clock &&
      times &&
      drawTimes(times, clock, {
        layout,
        until: limitTimes(until, everyUnit, clock),
        hidden: bearing.hidden,
        states: bearing.strand.chain.states,
        rng: rng.fork('time'),
      })
    const time = clock && timed ? [timeColumn(clock, timed.times)] : []
    const beside = Table.of(time, layout.rowCount)
    const decoding = { rng: rng.fork('cells'), beside, positions, firstRow: first, surrogates }
    const free = decodeTable(coded, codebook, decoding)
    const asked = given?.rows.filter(({ table: name }) => name === child.name) ?? []
    const cells = decodeGiven(free, { coded, codebook, layout, asked, beside, rng: rng.fork('given') })
    const whole = time.reduce(withColumn, cells)
    const [isFree, dropped] = [asked.length === 0, timed?.dropped ?? new Uint8Array(layout.rowCount)]
    const within = { ...child, layout, dropped, rng: rng.fork('dates') }
    const known = clock && isFree ? withinKnownDates(whole, clock, within) : whole
    const kept = Int32Array.from({ length: layout.rowCount }, (_, row) => row).filter(
      (row) => !isFree || dropped[row] !== 1,
    )
    const hiddenOf = kept.map((row) => bearing?.hidden[row] ?? 0)
    return { cells: known, kept, seen: () => hiddenOf }
  }
}
