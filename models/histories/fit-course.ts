import { binPositions, defaultBins, encodeTable, fitCodebook } from '../../src/encode/index.js'
import {
  courseColumns,
  fitClock,
  fitPositions,
  type PositionModel,
  type RowLayout,
  timeStates,
} from '../linked-rows/index.js'
import { observedVariable, treeColumn } from '../network/index.js'
import type { Course, CourseStates } from './course.js'
import type { CourseContext, CourseData } from './course-data.js'
import { featuresOf } from './features.js'
import { fitFields } from './fit-fields.js'
import { learnEdges } from './learn-edges.js'

/** Columns with a larger share of missing cells are drawn in two steps: whether they are measured, and their value. */
const mostMissing = 0.2
/** Learns how the rows of a child table follow one another. Throws `aborted` when the signal says so. */
export async function fitCourse(
  data: CourseData,
  context: CourseContext,
): Promise<{ course: Course; states: CourseStates }> {
  const { options } = context
  const { layout, cells, units } = data
  const { bins = courseBins(layout), rare } = options
  const bookOptions = { bins, ...(rare && { rare }) }
  const codebook = fitCodebook(cells.table, cells.schema, bookOptions)
  const coded = encodeTable(cells.table, codebook)
  const columns = coded.columns.map((column, index) => treeColumn(observedVariable(column), codebook.books[index]!))
  const clock = data.time && fitClock(data.time, layout, bookOptions)
  const states: CourseStates = {
    columns: courseColumns(columns, coded),
    times: data.time?.read.times ?? new Float64Array(layout.rowCount).fill(Number.NaN),
    gaps: clock ? timeStates(clock, data.time!.read.steps, layout) : new Int32Array(layout.rowCount).fill(-1),
  }
  const flagged = columns.map(({ insideCount }, column) => {
    const missing = states.columns[column]!.filter((state) => state < 0).length
    return insideCount > 0 && missing > mostMissing * layout.rowCount
  })
  const parts = {
    columns,
    flagged,
    units: units.map(({ type, binCount }) => ({ type, binCount })),
    ...(clock && { gap: clock.gap.column }),
  }
  const edges = learnEdges(featuresOf({ ...parts, edges: new Map() }), data, {
    columns,
    states,
    minCount: rare?.minCount,
  })
  const features = featuresOf({ ...parts, edges })
  const order = columns.map((_, column) => column)
  const fields = await fitFields(features, { data, columns, flagged, order, states, clock }, context)
  return {
    course: {
      table: data.table,
      codebook,
      columns,
      flagged,
      ...(clock && { clock }),
      units: parts.units,
      edges,
      order,
      fields,
      positions: codebook.books.map((book, index): PositionModel | null => {
        if (book.type !== 'number' || book.cells.every(({ type }) => type === 'atom')) return null
        const column = cells.table.has(book.column.name) ? cells.table.column(book.column.name) : undefined
        if (column?.type !== 'number') return null
        const { codes } = coded.columns[index]!
        return fitPositions(layout, { positions: binPositions(column, codes, book), codes })
      }),
      trainRows: layout.rowCount,
    },
    states,
  }
}

/** As many as trees can use: of 40 rows each, 48 at most. */
function courseBins({ rowCount }: RowLayout): number {
  return Math.max(defaultBins(rowCount), Math.min(48, Math.floor(rowCount / 40)))
}
