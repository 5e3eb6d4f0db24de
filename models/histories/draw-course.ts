import { allocateCodes, type CodedTable, snapTo } from '../../src/encode/index.js'
import { type BinnedFeature, type BinnedTable, type DensityForest, leafRow } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import {
  type Clock,
  largestTime,
  type RowLayout,
  shareBelow,
  smallestTime,
  stepsOf,
  timeBelow,
} from '../linked-rows/index.js'
import { type AliasTable, aliasTable, drawOutcomes } from '../network/index.js'
import { type Course, type CourseStates, cellsInOrder } from './course.js'
import { featureSheet, fillHistory, fillStates } from './feature-sheet.js'
import { type Feature, featuresOf } from './features.js'
import { askedBy, type Field, type FieldResidual, fillScore, stateOfResidual, withScore } from './field.js'
import { History } from './history.js'

/** A course ready to draw from. */
export interface CourseDraw {
  readonly course: Course
  readonly features: readonly Feature[]
  /** Features that any forest asks about. */
  readonly asked: ReadonlySet<number>
  readonly cells: readonly {
    readonly from: 'flag' | 'value'
    readonly column: number
    readonly feature: number
    readonly field: Field
    readonly table: AliasTable
  }[]
}

/** O(leaves × states). */
export function courseDraw(course: Course): CourseDraw {
  const { columns, flagged, units, clock, edges, fields } = course
  const features = featuresOf({ columns, flagged, units, edges, ...(clock && { gap: clock.gap.column }) })
  const cells = cellsInOrder(course).map(({ from, column }) => {
    const field = (from === 'flag' ? fields.flags[column] : fields.values[column])!
    const feature = features.findIndex(({ source }) => source.from === from && source.column === column)
    return { from, column, feature, field, table: aliasTable(field.forest.probabilities, field.forest.stateCount) }
  })
  const all = [fields.first, fields.gap, ...cells.map(({ field }) => field)]
  const asked = new Set(all.flatMap((field) => (field ? askedBy(field, features.length) : [])))
  return { course, features, asked, cells }
}

/** What the rows are drawn for. */
export interface CourseUnits {
  readonly layout: RowLayout
  readonly until: Float64Array
  readonly features: readonly BinnedFeature[]
}

export interface DrawnCourse {
  readonly states: CourseStates
  /** 1 for rows that are not: no time was left for them before `until`. */
  readonly dropped: Uint8Array
}

/**
 * Rows of all units: step by step, everybody's next row at once, each field from the leaf of a tree drawn at random. Times
 * are drawn from the part of their leaf that does not pass `until`: exact. Every field draws from streams named after it.
 * O(rows × (asked features + fields × depth)).
 */
export function drawCourse(draw: CourseDraw, { layout, until, features: units }: CourseUnits, rng: Rng): DrawnCourse {
  const { course, features, asked, cells } = draw
  const { clock, columns } = course
  const { rowCount, indexOf, unitOf } = layout
  const history = new History(layout, { columns, until })
  const states: CourseStates = {
    columns: columns.map(() => new Int32Array(rowCount).fill(-1)),
    times: new Float64Array(rowCount).fill(Number.NaN),
    gaps: new Int32Array(rowCount).fill(-1),
  }
  const dropped = new Uint8Array(rowCount)
  const streams = cells.map(({ from, column }) => {
    const stream = rng.fork(`${from}:${columns[column]!.variable.name}`)
    return { tree: stream.fork('tree'), state: stream.fork('state'), place: stream.fork('place') }
  })
  const sheet = featureSheet(features, { rowCount: layout.people, asked })
  const scored = cells.map(({ field }) => withScore(sheet.table, field))
  const everyPlace = Int32Array.from({ length: layout.people }, (_, place) => place)
  const snap = snapTo(clock?.gap.book.step ?? 0)
  const timeDraw = clock && drawTimes(course, clock, { sheet: sheet.table, rng: rng.fork('time') })
  for (const step of stepsOf(layout)) {
    const { people, rows } = step
    const places = everyPlace.subarray(0, rows.length)
    const filling = { step, places, history, units, unitOf }
    for (let at = 0; at < rows.length; at++) history.begin(people[at]!, rows[at]!)
    fillHistory(sheet, 'before-time', filling)
    timeDraw?.score(rows.length)
    if (timeDraw !== undefined)
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
        const isFirst = indexOf[row] === 0
        const latest = history.time[people[at]!]!
        const before = isFirst || Number.isNaN(latest) ? 0 : latest
        const drawn = timeDraw.draw(at, { isFirst, limit: until[unitOf[row]!]! - before })
        if (drawn === undefined) dropped[row] = 1
        else {
          states.gaps[row] = drawn.state
          states.times[row] = snap(before + drawn.step)
          history.setTime(people[at]!, states.times[row]!, isFirst ? -1 : drawn.state)
        }
      }
    fillHistory(sheet, 'after-time', filling)
    cells.forEach(({ from, column, feature, field, table }, cell) => {
      const { forest } = field
      const scores = fillScore(scored[cell]!, field, rows.length)
      const { tree, state, place } = streams[cell]!
      const leaves = drawLeaves(forest, { table: scored[cell]!, count: rows.length, rng: tree })
      const drawn = allocateCodes(Math.max(forest.stateCount, columns[column]!.variable.codes.length), rows.length)
      drawOutcomes(table, leaves, { rng: state, out: drawn })
      if (field.residual && scores) fromResiduals(field.residual, drawn, { scores, rng: place })
      const own = states.columns[column]!
      const { insideCount } = columns[column]!
      const isFlagged = course.flagged[column]!
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
        // A flag says for a while that there is a state 0.
        if (from === 'flag') own[row] = drawn[at] === 1 ? 0 : -1
        else own[row] = (isFlagged && own[row] === -1) || drawn[at]! >= insideCount ? -1 : drawn[at]!
      }
      const shown = Int32Array.from(rows, (row) => own[row]!)
      fillStates(sheet, feature, { places, states: from === 'flag' ? shown.map((state) => state + 1) : shown })
    })
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!
      if (dropped[row] === 0) history.end(people[at]!, (column) => states.columns[column]![row]!)
    }
  }
  return { states, dropped }
}

function drawLeaves(
  forest: DensityForest,
  { table, count, rng }: { readonly table: BinnedTable; readonly count: number; readonly rng: Rng },
): Uint32Array {
  const trees = forest.roots.length
  const leaves = new Uint32Array(count)
  for (let row = 0; row < count; row++)
    leaves[row] = leafRow(forest, trees === 1 ? 0 : rng.below(trees), { table, row })
  return leaves
}

/** Stretches of residuals become states; what lies outside the order keeps its place after them. */
function fromResiduals(
  residual: FieldResidual,
  drawn: Uint8Array | Uint16Array,
  { scores, rng }: { readonly scores: Float64Array; readonly rng: Rng },
): void {
  const stretches = residual.edges.length - 1
  const inside = residual.cuts.length + 1
  for (let row = 0; row < drawn.length; row++) {
    const place = rng.uniform()
    drawn[row] =
      drawn[row]! < stretches
        ? stateOfResidual(residual, drawn[row]!, { score: scores[row]!, place })
        : inside + drawn[row]! - stretches
  }
}

interface DrawnTime {
  readonly state: number
  /** NaN where the time is missing. */
  readonly step: number
}

/** Draws the time to a row within a limit, or says that there is none. */
function drawTimes(
  { fields }: Course,
  clock: Clock,
  { sheet, rng }: { readonly sheet: BinnedTable; readonly rng: Rng },
) {
  const part = (isFirst: boolean) => {
    const times = isFirst ? clock.first : clock.gap
    const field = isFirst ? fields.first : fields.gap
    const stream = rng.fork(isFirst ? 'first' : 'gap')
    return {
      times,
      field,
      table: withScore(sheet, field ?? {}),
      tree: stream.fork('tree'),
      state: stream.fork('state'),
      value: stream.fork('value'),
      smallest: smallestTime(times.book),
      largest: largestTime(times.book),
    }
  }
  const [first, gap] = [part(true), part(false)]
  const score = (rowCount: number): void => {
    for (const { table, field } of [first, gap]) if (field) fillScore(table, field, rowCount)
  }
  const draw = (row: number, { isFirst, limit }: { isFirst: boolean; limit: number }): DrawnTime | undefined => {
    const { times, field, table, tree, state, value, smallest, largest } = isFirst ? first : gap
    const target = state.uniform()
    if (field === undefined) return undefined
    const { probabilities, stateCount, roots } = field.forest
    const leaf = leafRow(field.forest, roots.length === 1 ? 0 : tree.below(roots.length), { table, row })
    const start = leaf * stateCount
    const isFree = !(limit < largest)
    const weight = (index: number) => probabilities[start + index]! * (isFree ? 1 : shareBelow(times, index, limit))
    let total = 0
    for (let index = 0; index < stateCount; index++) total += weight(index)
    // Nothing of the leaf fits: the smallest time of all, if that does.
    if (total <= 0) return smallest <= limit ? { state: 0, step: smallest } : undefined
    let left = target * total
    let chosen = -1
    for (let index = 0; index < stateCount; index++) {
      const own = weight(index)
      if (own <= 0) continue
      chosen = index
      if (left < own) break
      left -= own
    }
    const step = timeBelow(times, chosen, { limit: isFree ? Number.POSITIVE_INFINITY : limit, rng: value })
    return { state: chosen, step }
  }
  return { score, draw }
}

/** States as codes, columns in the order of the codebook. */
export function courseCodes({ columns, codebook }: Course, { columns: states }: CourseStates): CodedTable {
  const rowCount = states[0]?.length ?? 0
  return {
    rowCount,
    columns: columns.map(({ variable }, column) => {
      const missing = codebook.books[column]!.size - 1
      const codes = allocateCodes(variable.codeCount, rowCount)
      const own = states[column]!
      for (let row = 0; row < rowCount; row++) codes[row] = own[row]! < 0 ? missing : variable.codes[own[row]!]!
      return { name: variable.name, size: variable.codeCount, codes }
    }),
  }
}
