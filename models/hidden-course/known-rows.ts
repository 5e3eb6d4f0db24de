import { encodeTable } from '../../src/encode/index.js'
import type { LinkedTables } from '../../src/table/linked/index.js'
import {
  allPeople,
  type CourseRows,
  cellsOf,
  courseRows,
  type KeptRows,
  keptRows,
  tableRoles,
} from '../linked-rows/index.js'
import { tableStates } from '../network/index.js'
import { type ChainRows, unitStarts } from './chain-rows.js'
import { natsWithin, timesOfRows } from './fit-times.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { knownCells, memberSize, memberStates } from './members.js'

/** Rows of people as a fitted model sees them. */
export interface KnownRows {
  /** One a strand. */
  readonly rows: readonly ChainRows[]
  readonly courseRows: readonly CourseRows[]
  readonly kept: ReadonlyMap<string, KeptRows>
  /** Nats of what hidden states do not bear on, by course and row: −∞ where a code or time was never seen in training. */
  readonly beside: readonly Float64Array[]
}

/** All rows that hang on people, every cell known. O(rows × columns). */
export function knownRows({ schema, courses }: HiddenCourseModel, tables: LinkedTables): KnownRows {
  const roles = tableRoles(schema)
  const everybody = allPeople(tables.table(roles.people.name).rowCount)
  const kept = new Map<string, KeptRows>([[roles.people.name, everybody]])
  for (const { name, parent } of roles.courses)
    kept.set(name, keptRows(tables, name, { above: kept.get(parent!.table)!, mostRowsEach: Number.POSITIVE_INFINITY }))
  const beside: Float64Array[] = []
  const all: CourseRows[] = []
  const rows = courses.flatMap(({ table, codebook, columns, strands, clock }, index) => {
    const child = schema.tables.find(({ name }) => name === table)!
    const own = courseRows(tables, child, { kept, people: everybody.rows.length })
    all[index] = own
    const { layout, until, time } = own
    const { rowCount } = layout
    const cells = cellsOf(tables, child.name, { schema, kept: kept.get(child.name)!, below: kept }).table
    const variables = columns.map(({ variable }) => variable)
    const states = tableStates(variables, encodeTable(cells, codebook))
    const times = strands[0]?.times
    const known = clock && time && { clock, layout, until, read: time.read }
    const timed = known && times && timesOfRows(times, known)
    beside[index] = timed && times ? natsWithin(times, layout, timed) : new Float64Array(rowCount)
    for (const column of states)
      column.forEach((state, row) => {
        if (state < 0) beside[index]![row] = Number.NEGATIVE_INFINITY
      })
    const untimed = { timeClass: new Int16Array(rowCount).fill(-1), pressure: new Uint8Array(rowCount) }
    return strands.map(
      (strand, at): ChainRows => ({
        ...{ rowCount, starts: unitStarts(layout) },
        cells: strand.members.map((member) =>
          knownCells(memberStates(columns, member, states[member.column]!), memberSize(columns, member)),
        ),
        ...((at === 0 ? timed : undefined) ?? untimed),
      }),
    )
  })
  return { rows, courseRows: all, kept, beside }
}
