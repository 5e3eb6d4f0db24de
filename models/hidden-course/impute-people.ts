import { type CodedTable, type OpenColumn, openCells } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { concatTables, isModelled, Table } from '../../src/table/index.js'
import { LinkedTables } from '../../src/table/linked/index.js'
import { drawOpenStates } from '../hidden-tree/draw-open-states.js'
import { treeOfNetwork } from '../hidden-tree/tree-network.js'
import { allPeople, cellsOf, codesOfStates, tableRoles } from '../linked-rows/index.js'
import type { ImputeOptions } from '../model.js'
import { drawOpenCodes, imputeRows, type OpenStates } from '../network/index.js'
import { drawBackward } from './backward.js'
import type { ChainRows } from './chain-rows.js'
import { roomFor, upward } from './chain-tree.js'
import { type PlacedStrand, placedStrands } from './course-table.js'
import { drawCells } from './draw-rows.js'
import { forward } from './forward.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { knownRows } from './known-rows.js'
import { columnStates } from './members.js'
import { openMember } from './open-members.js'
import { drawClasses, withClasses } from './people-tree.js'

/**
 * All tables with missing cells filled: classes of people given all that is observed, hidden states given classes and rows
 * (forward filtering, backward sampling), cells given hidden states. Exact but for relations and rules, which rows are drawn
 * again for under the same hidden states. Throws `aborted`.
 */
export async function imputePeople(
  fitted: HiddenCourseModel,
  tables: LinkedTables,
  { rng, signal }: ImputeOptions,
): Promise<LinkedTables> {
  const { schema, courses, people: tree } = fitted
  const roles = tableRoles(schema)
  const known = knownRows(fitted, tables)
  const cellsIn = (name: string) => cellsOf(tables, name, { schema, kept: known.kept.get(name)!, below: known.kept })
  const strands = placedStrands(courses, schema)
  const rows = openRows(strands, known.rows, (course) => {
    const { table, codebook } = courses[course]!
    return openCells(cellsIn(table).table, codebook)
  })
  const chains = strands.map(({ table }) => table)
  const up = upward(chains, rows)
  const people = cellsIn(roles.people.name)
  const nats = up.nats.filter((_, strand) => chains[strand]!.above < 0)
  const classes = drawClasses(tree, people.table, { nats, rng: rng.fork('classes'), open: true })
  const hidden = drawAllHidden(strands, { rows, says: up.says, classes, rng })
  const watch = signal && { signal }
  const filled = new Map<string, Table>()
  const whole = withClasses(people.table, tree.groups, classes)
  const { tree: network, variables } = treeOfNetwork(tree.network.network)
  filled.set(
    roles.people.name,
    await collect(
      imputeRows(whole, {
        ...{ codebook: tree.network.codebook, rng: rng.fork('people'), ...watch },
        draw: (open, request) =>
          drawOpenCodes(open, variables, { ...request, draw: (cells) => drawOpenStates(network, cells, request) }),
      }),
    ),
  )
  for (const [index, course] of courses.entries()) {
    const draw = (
      open: readonly OpenColumn[],
      request: { rowCount: number; rng: Rng; rows: Uint32Array },
    ): CodedTable => {
      const own = strands.flatMap(({ course: at, strand, table }, number) => {
        if (at !== index) return []
        const cells = strand.members.map((member) => openMember(course.columns, member, open[member.column]!))
        const states = Int32Array.from(request.rows, (row) => hidden[number]![row]!)
        const stream = request.rng.fork(`strand:${number}`)
        return [
          { members: strand.members, states: drawCells(table.cells, { hidden: states, cells, rng: stream }), cells },
        ]
      })
      const states = columnStates(course.columns, own.map(presentWhereOpen(open)), request.rowCount)
      return codesOfStates(course, states, request.rowCount)
    }
    const { table } = cellsIn(course.table)
    const options = { codebook: course.codebook, rng: rng.fork(`table:${course.table}`), draw, ...watch }
    filled.set(course.table, await collect(imputeRows(table, options)))
  }
  return LinkedTables.of(
    new Map(schema.tables.map(({ name }) => [name, withFilled(tables, name, filled.get(name))])),
    schema,
  )

  function withFilled(all: LinkedTables, name: string, from: Table | undefined): Table {
    const table = all.table(name)
    if (from === undefined) return table
    const { columns, references = [], time, key, parent } = schema.tables.find((each) => each.name === name)!
    const untouched = new Set([key, parent?.column, time?.column, ...references.map(({ column }) => column)])
    const names = new Set(
      columns.filter((each) => isModelled(each) && !untouched.has(each.name)).map((each) => each.name),
    )
    const count = (known.kept.get(name) ?? allPeople(table.rowCount)).rows.length
    // Rows that belong to nobody lie at the end.
    const first = table.slice(0, count)
    const own = Table.of(
      first.columns.map((column) =>
        names.has(column.name) && from.has(column.name) ? from.column(column.name) : column,
      ),
      count,
    )
    return count === table.rowCount ? own : concatTables([own, table.slice(count)])
  }
}

/** The rows of all strands, missing cells open. */
function openRows(
  strands: readonly PlacedStrand[],
  known: readonly ChainRows[],
  openOf: (course: number) => readonly OpenColumn[],
): ChainRows[] {
  const byCourse = new Map<number, readonly OpenColumn[]>()
  return strands.map(({ course, strand, columns }, number) => {
    if (!byCourse.has(course)) byCourse.set(course, openOf(course))
    const open = byCourse.get(course)!
    return {
      ...known[number]!,
      cells: strand.members.map((member) => openMember(columns, member, open[member.column]!)),
    }
  })
}

/** Hidden states of all strands, those above first. */
function drawAllHidden(
  strands: readonly PlacedStrand[],
  {
    rows,
    says,
    classes,
    rng,
  }: {
    readonly rows: readonly ChainRows[]
    readonly says: ReturnType<typeof upward>['says']
    readonly classes: readonly Int32Array[]
    readonly rng: Rng
  },
): Int32Array[] {
  const hidden: Int32Array[] = []
  let underPeople = 0
  strands.forEach(({ table: { above, chain } }, number) => {
    const own = rows[number]!
    const groupOf = above < 0 ? classes[underPeople++]! : hidden[above]!
    const out = new Int32Array(own.rowCount)
    const alpha = roomFor(own, chain.states)
    const stream = rng.fork(`hidden:${number}`)
    for (let unit = 0; unit + 1 < own.starts.length; unit++) {
      const pass = { unit, group: groupOf[unit]!, says: says[number]!, alpha }
      forward(chain, own, pass)
      drawBackward(chain, own, { ...pass, rng: stream, out })
    }
    hidden[number] = out
  })
  return hidden
}

/** Flags say that a cell is missing which is to be filled: there they do not count. */
function presentWhereOpen(open: readonly OpenColumn[]) {
  return ({
    members,
    states,
  }: {
    members: PlacedStrand['strand']['members']
    states: readonly Int32Array[]
    cells: readonly OpenStates[]
  }) => ({
    members,
    states: states.map((own, at) => {
      const { from, column } = members[at]!
      if (from === 'value') return own
      const { open: isOpen, choices, size } = open[column]!
      return own.map((state, row) => (isOpen[row]! > 0 && choices[isOpen[row]! - 1]![size - 1] === 0 ? 1 : state))
    }),
  })
}

async function collect(batches: AsyncIterable<Table>): Promise<Table> {
  const parts: Table[] = []
  for await (const batch of batches) parts.push(batch)
  return concatTables(parts)
}
