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
import { areDistinct } from './distinct-states.js'
import { featuresOf } from './features.js'
import { fitFields } from './fit-fields.js'
import { leafPersons } from './leaf-persons.js'
import { learnEdges } from './learn-edges.js'
import { scaleOf } from './normal-scale.js'
import { repeatedValues } from './repeats.js'
import { stayingLevels } from './stays.js'
import { valuesOnScales } from './values-on-scales.js'

/** Fewest ordered states that are told by how far they lie from a score, rather than one by one. */
const fewestOnScale = 9

/** Learns how the rows of a child table follow one another. Throws `aborted` when the signal says so. */
export async function fitCourse(
  data: CourseData,
  context: CourseContext,
): Promise<{ course: Course; states: CourseStates }> {
  const { options, rng } = context
  const { layout, cells, units } = data
  const { bins = courseBins(layout), rare } = options
  const bookOptions = { bins, ...(rare && { rare }) }
  const codebook = fitCodebook(cells.table, cells.schema, { ...bookOptions, beside: cells.beside })
  const coded = encodeTable(cells.table, codebook)
  const columns = coded.columns.map((column, index) => treeColumn(observedVariable(column), codebook.books[index]!))
  const clock = data.time && fitClock(data.time, layout, { ...bookOptions, ends: data.until })
  const states = courseColumns(columns, coded)
  const scales = columns.map(({ isOrdered, insideCount }, column) =>
    isOrdered && insideCount >= fewestOnScale ? (scaleOf(states[column]!, insideCount) ?? null) : null,
  )
  const places = rng.fork('places')
  const known: CourseStates = {
    columns: states,
    times: data.time?.read.times ?? new Float64Array(layout.rowCount).fill(Number.NaN),
    gaps: clock ? timeStates(clock, data.time!.read.steps, layout) : new Int32Array(layout.rowCount).fill(-1),
    onScales: valuesOnScales(
      { codebook, scales },
      {
        cells: cells.table,
        codes: coded.columns.map(({ codes }) => codes),
        states,
        placeless: () => places.uniform(),
      },
    ),
  }
  const people = leafPersons(layout, options)
  const repeated = codebook.books.map((book, index) => {
    const column = cells.table.has(book.column.name) ? cells.table.column(book.column.name) : undefined
    if (scales[index] === null || book.type !== 'number' || column?.type !== 'number') return undefined
    const stream = rng.fork(`repeats:${book.column.name}`)
    return repeatedValues(layout, column, { step: book.step, fewestPeople: people, rng: stream })
  })
  const order = columns.map((_, column) => column)
  const distinct = order.filter((column) => areDistinct(layout, columns[column]!, states[column]!))
  const stays = columns.map((column, index) =>
    scales[index] === null && !distinct.includes(index)
      ? stayingLevels(layout, { column, states: states[index]!, fewestPeople: people })
      : undefined,
  )
  const flagged = columns.map(({ insideCount }, column) => {
    const without = new Set(layout.personOf.filter((_, row) => states[column]![row]! < 0))
    return insideCount > 0 && without.size >= people
  })
  const parts = {
    columns,
    flagged,
    units: units.map(({ type, binCount }) => ({ type, binCount })),
    ...(clock && { gap: clock.gap.column }),
  }
  const edges = learnEdges(featuresOf({ ...parts, edges: new Map() }), data, {
    columns,
    states: known,
    minCount: rare?.minCount,
  })
  const features = featuresOf({ ...parts, edges })
  const fields = await fitFields(
    features,
    { data, columns, flagged, order, states: known, scales, repeated, stays, distinct, clock },
    context,
  )
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
      scales,
      ...(distinct.length > 0 && { distinct }),
      positions: codebook.books.map((book, index): PositionModel | null => {
        if (scales[index] !== null || book.type !== 'number' || book.cells.every(({ type }) => type === 'atom'))
          return null
        const column = cells.table.has(book.column.name) ? cells.table.column(book.column.name) : undefined
        if (column?.type !== 'number') return null
        const { codes } = coded.columns[index]!
        return fitPositions(layout, { positions: binPositions(column, codes, book), codes })
      }),
      trainRows: layout.rowCount,
    },
    states: known,
  }
}

/** As many as trees can use: of 40 rows each, 48 at most. */
function courseBins({ rowCount }: RowLayout): number {
  return Math.max(defaultBins(rowCount), Math.min(48, Math.floor(rowCount / 40)))
}
