import { binPositions, defaultBins, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { type CellsOfTable, type CourseRows, fitClock, fitPositions, type PositionModel } from '../linked-rows/index.js'
import { observedVariable, tableStates, treeColumn } from '../network/index.js'
import { type ChainRows, unitStarts } from './chain-rows.js'
import type { HiddenCourse, Member, TimeModel } from './course.js'
import { type EmissionShape, shapeOf, treeOfMembers } from './emission-shape.js'
import { fitTimes, timesOfRows } from './fit-times.js'
import { groupColumns } from './group-columns.js'
import { knownCells, memberOrder, memberSize, memberStates } from './members.js'
import type { HiddenCourseOptions } from './options.js'

/** A child table as it is learnt: what is fixed before any hidden state is. */
export interface LearntCourse
  extends Pick<HiddenCourse, 'table' | 'codebook' | 'columns' | 'clock' | 'positions' | 'trainRows'> {
  readonly strands: readonly LearntStrand[]
}

/** A strand as it is learnt, and its rows. */
export interface LearntStrand {
  readonly table: string
  readonly members: readonly Member[]
  /** Number of the strand it hangs on among those it is learnt with, −1 for people. */
  readonly above: number
  readonly shape: EmissionShape
  readonly rows: ChainRows
  /** Times without states, which `byState` says nothing of; absent without a clock. */
  readonly times?: TimeModel
}

export interface TableToLearn extends CourseRows {
  readonly table: string
  /** See `cellsOf`. */
  readonly cells: CellsOfTable
  /** Columns that are numbers of rows below. */
  readonly counts: ReadonlySet<string>
  /** Number of the strand that it hangs on, −1 for people. */
  readonly above: number
}

/** Codes, strands, classes of times and positions within bins of a child table. O(rows × columns²). */
export function learnCourse(
  { table: name, above, cells, counts, layout, until, time }: TableToLearn,
  { bins = defaultBins(layout.rowCount), rare }: Pick<HiddenCourseOptions, 'bins' | 'rare'>,
): LearntCourse {
  const bookOptions = { bins, ...(rare && { rare }) }
  const codebook = fitCodebook(cells.table, cells.schema, { ...bookOptions, beside: cells.beside })
  const coded = encodeTable(cells.table, codebook)
  const variables = coded.columns.map(observedVariable)
  const columns = variables.map((variable, index) => treeColumn(variable, codebook.books[index]!))
  const states = tableStates(variables, coded)
  const clock = time && fitClock(time, layout, { ...bookOptions, ends: until })
  const known = clock && time && { clock, layout, until, read: time.read }
  const times = known && fitTimes(known.clock, { ...known, minCount: rare?.minCount })
  const ofRows = known && times && timesOfRows(times, known)
  const starts = unitStarts(layout)
  const untimed = { timeClass: new Int16Array(layout.rowCount).fill(-1), pressure: new Uint8Array(layout.rowCount) }
  const strandOf = (members: readonly Member[], at: number): LearntStrand => {
    const own = members.map((member) => memberStates(columns, member, states[member.column]!))
    const sizes = members.map((member) => memberSize(columns, member))
    const ordered = members.map((member) => memberOrder(columns, member))
    return {
      ...{ table: name, members, above },
      shape: shapeOf(own, { sizes, ordered, parents: treeOfMembers(own, sizes) }),
      rows: {
        ...{ rowCount: layout.rowCount, starts },
        cells: own.map((column, member) => knownCells(column, sizes[member]!)),
        ...((at === 0 ? ofRows : undefined) ?? untimed),
      },
      ...(at === 0 && times && { times }),
    }
  }
  return {
    ...{ table: name, codebook, columns },
    ...(clock && { clock }),
    positions: codebook.books.map((book, index): PositionModel | null => {
      if (book.type !== 'number' || book.cells.every(({ type }) => type === 'atom')) return null
      const column = cells.table.has(book.column.name) ? cells.table.column(book.column.name) : undefined
      if (column?.type !== 'number') return null
      const { codes } = coded.columns[index]!
      return fitPositions(layout, { positions: binPositions(column, codes, book), codes })
    }),
    trainRows: layout.rowCount,
    strands: groupColumns(columns, states, { starts, apart: counts }).map(strandOf),
  }
}
