import { setImmediate } from 'node:timers/promises'
import {
  allocateCodes,
  binPositions,
  type Codebook,
  type CodedTable,
  defaultBins,
  encodeTable,
  fitCodebook,
  guardedQuantiles,
  type NumberBook,
} from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { BinnedFeature } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'
import { type TreeColumn, tableStates, treeColumn, type Variable } from '../network/index.js'
import type { Clock, TimeBook } from './clock.js'
import { type Course, type CourseStates, cellsInOrder } from './course.js'
import type { CourseRows } from './course-rows.js'
import { featureSheet, fillHistory, fillStates } from './feature-sheet.js'
import { type Edges, type Feature, featuresOf, isOfHistory, sourceName } from './features.js'
import type { Field } from './field.js'
import { type FieldContext, fitField } from './fit-field.js'
import { History } from './history.js'
import type { HistoriesOptions } from './options.js'
import { fitPositions, type PositionModel } from './positions.js'
import { replay } from './replay.js'
import type { RowLayout } from './row-layout.js'

/** What a child table is learnt from. Everything is in the order of the layout. */
export interface CourseData extends CourseRows {
  readonly table: string
  /** See `cellsOf`. */
  readonly cells: { readonly table: Table; readonly schema: Schema }
  /** Features of the units. */
  readonly units: readonly BinnedFeature[]
}

export interface CourseContext {
  readonly options: HistoriesOptions
  readonly rng: Rng
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Columns with a larger share of missing cells are drawn in two steps: whether they are measured, and their value. */
const mostMissing = 0.2
/** Even shares, and finer ones at both ends: what happens just before the end happens to few rows. */
const edgeShares = [1 / 128, 1 / 64, ...Array.from({ length: 31 }, (_, at) => (at + 1) / 32), 63 / 64, 127 / 128]

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
  const columns = coded.columns.map((column, index) => treeColumn(observed(column), codebook.books[index]!))
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

/** As many as trees can use: of 20 rows, 48 at most. */
function courseBins({ rowCount }: RowLayout): number {
  return Math.max(defaultBins(rowCount), Math.min(48, Math.floor(rowCount / 40)))
}

function observed({ name, size, codes }: CodedTable['columns'][number]): Variable {
  const seen = new Uint8Array(size)
  for (const code of codes) seen[code] = 1
  return { name, codeCount: size, codes: [...seen.keys()].filter((code) => seen[code] === 1) }
}

/** States of all columns, −1 where missing or never seen in training. */
export function courseColumns(columns: readonly TreeColumn[], coded: CodedTable): Int32Array[] {
  const states = tableStates(
    columns.map(({ variable }) => variable),
    coded,
  )
  return states.map((own, column) => own.map((state) => (state >= columns[column]!.insideCount ? -1 : state)))
}

function fitClock(
  { column, until, unit, read }: NonNullable<CourseData['time']>,
  { indexOf, personOf }: RowLayout,
  options: Parameters<typeof fitCodebook>[2],
): Clock {
  const book = (isFirst: boolean): TimeBook => {
    const rows = Array.from(indexOf.keys()).filter((row) => (indexOf[row] === 0) === isFirst)
    const name = 'time'
    const schema: Schema = {
      name,
      patient: 'person',
      columns: [
        { name, kind: 'numeric', role: 'feature', ...(isFirst ? {} : { bounds: { min: 0 } }) },
        { name: 'person', kind: 'identifier', role: 'direct-identifier', surrogate: 'none' },
      ],
    }
    const table = Table.of([
      numberColumn(
        name,
        rows.map((row) => read.steps[row]!),
      ),
      levelColumn(
        'person',
        rows.map((row) => String(personOf[row])),
      ),
    ])
    const codebook = fitCodebook(table, schema, options)
    const coded = encodeTable(table, codebook)
    return {
      book: codebook.books[0] as NumberBook,
      column: treeColumn(observed(coded.columns[0]!), codebook.books[0]!),
    }
  }
  return { column, ...(until !== undefined && { until }), unit, first: book(true), gap: book(false) }
}

/** States of first times and gaps; missing is a state of its own, where it was seen. */
export function timeStates({ first, gap }: Clock, steps: Float64Array, { indexOf }: RowLayout): Int32Array {
  const encode = (times: TimeBook) => {
    const { book, column } = times
    const codebook: Codebook = { schema: { name: '', columns: [book.column] }, books: [book], surrogates: [] }
    const coded = encodeTable(Table.of([numberColumn(book.column.name, Array.from(steps))]), codebook)
    return tableStates([column.variable], coded)[0]!
  }
  const [firsts, gaps] = [encode(first), encode(gap)]
  return firsts.map((state, row) => (indexOf[row] === 0 ? state : gaps[row]!))
}

/** Edges of the features that are times: quantiles that are nobody's. */
function learnEdges(
  features: readonly Feature[],
  { layout, until }: CourseData,
  {
    columns,
    states,
    minCount,
  }: { readonly columns: readonly TreeColumn[]; readonly states: CourseStates; readonly minCount: number | undefined },
): Edges {
  const history = new History(layout, { columns, until })
  const sources = features.flatMap(({ source, binning }) =>
    binning.type === 'edges' && binning.edges.length === 0 && isOfHistory(source)
      ? [{ source, values: new Float64Array(layout.rowCount), read: history.reader(source) }]
      : [],
  )
  const isBefore = (from: string) => from === 'time-before' || from === 'remaining-before' || from === 'pace'
  replay(layout, states, {
    history,
    visit: ({ people, rows }, moment) => {
      for (const { source, values, read } of sources) {
        if (isBefore(source.from) !== (moment === 'before-time')) continue
        for (let at = 0; at < rows.length; at++) values[rows[at]!] = read(people[at]!, rows[at]!)
      }
    },
  })
  return new Map(
    sources.map(({ source, values }) => {
      const rows = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!))
      const quantiles = guardedQuantiles(
        Float64Array.from(rows, (row) => values[row]!),
        {
          patientOf: Int32Array.from(rows, (row) => layout.personOf[row]!),
          step: 0,
          ...(minCount !== undefined && { minCount }),
        },
      )
      const found = edgeShares.map((share) => quantiles.at(share))
      const edges = [...new Set(found.filter((edge) => edge !== null))].sort((a, b) => a - b)
      return [sourceName(source), Float64Array.from(edges)] as const
    }),
  )
}

interface FieldParts {
  readonly data: CourseData
  readonly columns: readonly TreeColumn[]
  readonly flagged: readonly boolean[]
  readonly order: readonly number[]
  readonly states: CourseStates
  readonly clock: Clock | undefined
}

async function fitFields(
  features: readonly Feature[],
  { data, columns, flagged, order, states, clock }: FieldParts,
  { options, rng, onProgress, signal }: CourseContext,
): Promise<Course['fields']> {
  const { layout, units, until } = data
  const { rowCount, indexOf, personOf } = layout
  const sheet = featureSheet(features, { rowCount })
  const history = new History(layout, { columns, until })
  replay(layout, states, {
    history,
    visit: (step, moment) =>
      fillHistory(sheet, moment, { step, places: step.rows, history, units, unitOf: layout.unitOf }),
  })
  const places = Int32Array.from({ length: rowCount }, (_, row) => row)
  const cellFeature = (from: 'flag' | 'value', column: number) =>
    features.findIndex(({ source }) => source.from === from && source.column === column)
  for (const { from, column } of cellsInOrder({ order, flagged })) {
    const own = states.columns[column]!
    const shown = from === 'flag' ? own.map((state) => (state < 0 ? 0 : 1)) : own
    fillStates(sheet, cellFeature(from, column), { places, states: shown })
  }
  const ofHistory = (isBefore: boolean) =>
    [...features.keys()].filter((index) => {
      const { from } = features[index]!.source
      if (from === 'flag' || from === 'value') return false
      return !isBefore || !afterTime.has(from)
    })
  const timeFeatures = new Set(
    [...features.keys()].filter(
      (index) => !('column' in features[index]!.source) && features[index]!.source.from !== 'unit',
    ),
  )
  const featuresOfColumn = (column: number) =>
    new Set(
      [...features.keys()].filter((index) => {
        const { source } = features[index]!
        return 'column' in source && source.column === column
      }),
    )
  const people = new Set(personOf).size
  const shared = { personOf, minLeafPersons: options.minLeafPersons ?? defaultLeafPersons(people), options }
  const everyRow = Uint32Array.from({ length: rowCount }, (_, row) => row)
  const cells = cellsInOrder({ order, flagged })
  const total = cells.length + (clock ? 2 : 0)
  let done = 0
  const grow = async (
    target: {
      readonly states: Int32Array
      readonly stateCount: number
      readonly ordered: number
      readonly byResidual: boolean
      readonly rows: Uint32Array
    },
    own: Pick<FieldContext, 'features' | 'own' | 'rng'>,
  ): Promise<Field> => {
    const stored = allocateCodes(target.stateCount, rowCount)
    for (const row of target.rows) stored[row] = target.states[row]!
    const field = fitField(sheet.table, { ...target, states: stored }, { ...shared, ...own })
    onProgress?.(++done / total)
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    return field
  }
  const times = async (isFirst: boolean) => {
    if (clock === undefined) return undefined
    const { variable, insideCount } = (isFirst ? clock.first : clock.gap).column
    const rows = everyRow.filter((row) => (indexOf[row] === 0) === isFirst && states.gaps[row]! >= 0)
    return grow(
      { states: states.gaps, stateCount: variable.codes.length, ordered: insideCount, byResidual: false, rows },
      { features: ofHistory(true), own: timeFeatures, rng: rng.fork(isFirst ? 'first' : 'gap') },
    )
  }
  const first = await times(true)
  const gap = await times(false)
  const flags: (Field | null)[] = columns.map(() => null)
  const values: Field[] = []
  const known = ofHistory(false)
  for (const { from, column } of cells) {
    const { isOrdered, insideCount, hasMissing, variable } = columns[column]!
    const own = states.columns[column]!
    const stream = rng.fork(`${from}:${variable.name}`)
    if (from === 'flag')
      flags[column] = await grow(
        {
          states: own.map((state) => (state < 0 ? 0 : 1)),
          stateCount: 2,
          ordered: 0,
          byResidual: false,
          rows: everyRow,
        },
        { features: [...known], own: featuresOfColumn(column), rng: stream },
      )
    else {
      const isFlagged = flagged[column]!
      const missing = insideCount
      values[column] = await grow(
        {
          states: own.map((state) => (state < 0 ? missing : state)),
          stateCount: isFlagged ? insideCount : insideCount + (hasMissing ? 1 : 0),
          ordered: isOrdered ? insideCount : 0,
          byResidual: true,
          rows: isFlagged ? everyRow.filter((row) => own[row]! >= 0) : everyRow,
        },
        { features: [...known], own: featuresOfColumn(column), rng: stream },
      )
    }
    known.push(cellFeature(from, column))
  }
  return { ...(first && { first }), ...(gap && { gap }), flags, values }
}

const afterTime: ReadonlySet<string> = new Set(['time', 'remaining', 'gap', 'since'])

/** Leaves of at least 10 people, and of the binary logarithm of their number when that is more. */
function defaultLeafPersons(people: number): number {
  return Math.max(10, Math.round(Math.log2(Math.max(1, people))))
}
