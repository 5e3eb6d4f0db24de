import { snapTo } from '../../src/encode/index.js'
import { type BinnedFeature, type BinnedTable, leafRow } from '../../src/learn/index.js'
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
import { type Course, type CourseStates, cellsInOrder } from './course.js'
import { StatesOfUnit } from './distinct-states.js'
import { type DrawnField, type FieldTable, fieldDrawer, fieldTable } from './draw-field.js'
import { featureSheet, fillHistory, fillStates } from './feature-sheet.js'
import { type Feature, featuresOf } from './features.js'
import { askedBy, fillScore, withScore } from './field.js'
import { History } from './history.js'
import { LevelsHad } from './levels-had.js'
import { numberCount, OwnNumbers } from './own-numbers.js'

/** A course ready to draw from. */
export interface CourseDraw {
  readonly course: Course
  readonly features: readonly Feature[]
  /** Features that any forest asks about. */
  readonly asked: ReadonlySet<number>
  readonly cells: readonly CellDraw[]
}

/** A cell of a row: whether it is measured, or its value, of people without one before and of the others. */
export interface CellDraw {
  readonly from: 'flag' | 'value'
  readonly column: number
  readonly feature: number
  readonly start: FieldTable
  readonly follow: FieldTable
}

/** O(leaves × states). */
export function courseDraw(course: Course): CourseDraw {
  const { columns, flagged, units, clock, edges, fields } = course
  const features = featuresOf({ columns, flagged, units, edges, ...(clock && { gap: clock.gap.column }) })
  const cells = cellsInOrder(course).map(({ from, column }): CellDraw => {
    const first = (from === 'flag' ? fields.flags[column] : fields.starts[column])!
    const later = from === 'flag' ? null : fields.values[column]
    const feature = features.findIndex(({ source }) => source.from === from && source.column === column)
    const start = fieldTable(first)
    return { from, column, feature, start, follow: later ? fieldTable(later) : start }
  })
  const all = [fields.first, fields.gap, ...cells.flatMap(({ start, follow }) => [start.field, follow.field])]
  const asked = new Set(all.flatMap((field) => (field ? askedBy(field, features.length) : [])))
  return { course, features, asked, cells }
}

/** What the rows are drawn for. */
export interface CourseUnits {
  readonly layout: RowLayout
  readonly until: Float64Array
  /** What the first times of units are counted from; 0 when absent. */
  readonly origins?: Float64Array | undefined
  readonly features: readonly BinnedFeature[]
}

export interface DrawnCourse {
  readonly states: CourseStates
  /** By column, how far through its state each value lies; undefined for columns without a scale. */
  readonly inStates: readonly (Float64Array | undefined)[]
  /** By column, of rows whose value is an earlier one once more, that row; −1 for others. */
  readonly copies: readonly (Int32Array | undefined)[]
  /** 1 for rows that are not: no time was left for them before `until`. */
  readonly dropped: Uint8Array
}

/**
 * Rows of all units: step by step, everybody's next row at once, each field from the leaf of a tree drawn at random. Times
 * are drawn from the part of their leaf that does not pass `until`: exact. Every field draws from streams named after it.
 * O(rows × (asked features + fields × depth)).
 */
export function drawCourse(
  draw: CourseDraw,
  { layout, until, origins, features: units }: CourseUnits,
  rng: Rng,
): DrawnCourse {
  const { course, features, asked, cells } = draw
  const { clock, columns } = course
  const { rowCount, indexOf, unitOf } = layout
  const history = new History(layout, { columns, until, origins })
  const onScales = course.scales.map((scale) => (scale ? new Float64Array(rowCount).fill(Number.NaN) : undefined))
  const inStates = course.scales.map((scale) => (scale ? new Float64Array(rowCount).fill(Number.NaN) : undefined))
  const isRepeating = course.fields.values.map((field) => field?.residual?.repeats === true)
  const copies = isRepeating.map((does) => (does ? new Int32Array(rowCount).fill(-1) : undefined))
  const lastRows = isRepeating.map((does) => (does ? new Int32Array(layout.people).fill(-1) : undefined))
  const states: CourseStates = {
    columns: columns.map(() => new Int32Array(rowCount).fill(-1)),
    times: new Float64Array(rowCount).fill(Number.NaN),
    gaps: new Int32Array(rowCount).fill(-1),
    onScales,
  }
  const dropped = new Uint8Array(rowCount)
  const sheet = featureSheet(features, { rowCount: layout.people, asked })
  const drawers = cells.map(({ from, column, start, follow }) => {
    const stream = rng.fork(`${from}:${columns[column]!.variable.name}`)
    const known = { sheet: sheet.table, scale: from === 'flag' ? null : course.scales[column] }
    const first = fieldDrawer(start, { ...known, rng: stream.fork('start') })
    return { first, later: follow === start ? first : fieldDrawer(follow, { ...known, rng: stream }) }
  })
  const ownNumbers = course.scales.map((scale) => (scale ? new OwnNumbers(layout.people) : undefined))
  const numbers = Array.from({ length: numberCount }, () => new Float64Array(layout.people))
  const lastSeen = columns.map((_, column) => history.reader({ from: 'last', column }))
  const lasts = new Int32Array(layout.people)
  const numberSeen = columns.map((_, column) => history.reader({ from: 'number', column }))
  const [startBuffer, followBuffer, shown] = [0, 1, 2].map(() => new Int32Array(layout.people)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const everyPlace = Int32Array.from({ length: layout.people }, (_, place) => place)
  const snap = snapTo(clock?.gap.book.step ?? 0)
  const ofUnits = new Map(
    (course.distinct ?? []).map((column) => [column, new StatesOfUnit(layout.people, columns[column]!)] as const),
  )
  const levelsHad = columns.map((column, index) =>
    course.fields.values[index]?.again
      ? new LevelsHad(layout.people, {
          stateCount: column.insideCount,
          isDistinct: course.distinct?.includes(index) === true,
        })
      : undefined,
  )
  const timeDraw = clock && drawTimes(course, clock, { sheet: sheet.table, rng: rng.fork('time') })
  for (const step of stepsOf(layout)) {
    const { people, rows } = step
    const places = everyPlace.subarray(0, rows.length)
    const filling = { step, places, history, units, unitOf }
    for (let at = 0; at < rows.length; at++) {
      history.begin(people[at]!, rows[at]!)
      if (indexOf[rows[at]!] !== 0) continue
      for (const had of ofUnits.values()) had.begin(people[at]!)
      for (const had of levelsHad) had?.beginUnit(people[at]!)
    }
    fillHistory(sheet, 'before-time', filling)
    timeDraw?.score(rows.length)
    if (timeDraw !== undefined)
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
        const isFirst = indexOf[row] === 0
        const latest = history.time[people[at]!]!
        const before = isFirst || Number.isNaN(latest) ? (origins?.[unitOf[row]!] ?? 0) : latest
        const left = layout.unitRows[unitOf[row]!]! - indexOf[row]! - 1
        const drawn = timeDraw.draw(at, { isFirst, limit: until[unitOf[row]!]! - before, left })
        if (drawn === undefined) dropped[row] = 1
        else {
          states.gaps[row] = drawn.state
          states.times[row] = snap(before + drawn.step)
          history.setTime(people[at]!, states.times[row]!, isFirst ? -1 : drawn.state)
        }
      }
    fillHistory(sheet, 'after-time', filling)
    cells.forEach(({ from, column, feature }, cell) => {
      const own = states.columns[column]!
      const { first, later } = drawers[cell]!
      const rowCount = rows.length
      if (from === 'flag') {
        const { states: drawn } = first({ rowCount, places })
        // A flag says for a while that there is a state 0.
        for (let at = 0; at < rowCount; at++) own[rows[at]!] = drawn[at] === 1 ? 0 : -1
        fillStates(sheet, feature, { places, states: drawn })
        return
      }
      const { insideCount } = columns[column]!
      const seen = numberSeen[column]!
      let [starts, follows] = [0, 0]
      for (let at = 0; at < rowCount; at++) {
        if (course.flagged[column] && own[rows[at]!]! < 0) continue
        if (seen(people[at]!, rows[at]!) === 0) startBuffer[starts++] = at
        else followBuffer[follows++] = at
      }
      const starting = startBuffer.subarray(0, starts)
      const following = followBuffer.subarray(0, follows)
      const ofOwn = ownNumbers[column]
      if (ofOwn && following.length > 0) for (let at = 0; at < rowCount; at++) ofOwn.read(people[at]!, at, numbers)
      const isStaying = course.fields.values[column]?.stays === true
      if (isStaying)
        for (let at = 0; at < rowCount; at++) {
          const last = lastSeen[column]!(people[at]!, rows[at]!)
          lasts[at] = Number.isNaN(last) ? -1 : last
        }
      const hadBefore = levelsHad[column]
      const knowing = {
        ...(ofOwn && { numbers }),
        ...(isStaying && { lasts }),
        ...(hadBefore && { had: hadBefore, people }),
      }
      const put = (at: Int32Array, { states: drawn, values, inState, repeated }: DrawnField) => {
        for (let index = 0; index < at.length; index++) {
          const row = rows[at[index]!]!
          if (repeated?.[index] === 1) {
            const last = lastRows[column]![people[at[index]!]!]!
            copies[column]![row] = last
            own[row] = own[last]!
            onScales[column]![row] = onScales[column]![last]!
            inStates[column]![row] = inStates[column]![last]!
            continue
          }
          own[row] = drawn[index]! >= insideCount ? -1 : drawn[index]!
          if (values === undefined) continue
          onScales[column]![row] = values[index]!
          inStates[column]![row] = inState![index]!
        }
      }
      if (starting.length > 0) put(starting, first({ rowCount, places: starting }))
      if (following.length > 0) put(following, later({ rowCount, places: following, ...knowing }))
      const had = ofUnits.get(column)
      if (had) {
        const isTwice = (at: number) => had.has(people[at]!, own[rows[at]!]!)
        for (let draws = 1; draws < mostDraws; draws++) {
          const again = [starting.filter(isTwice), following.filter(isTwice)] as const
          if (again[0].length + again[1].length === 0) break
          if (again[0].length > 0) put(again[0], first({ rowCount, places: again[0] }))
          if (again[1].length > 0) put(again[1], later({ rowCount, places: again[1], ...knowing }))
        }
        for (let at = 0; at < rowCount; at++) had.add(people[at]!, own[rows[at]!]!)
      }
      for (let at = 0; at < rowCount; at++) shown[at] = own[rows[at]!]!
      fillStates(sheet, feature, { places, states: shown })
    })
    history.end(step, { states: states.columns, dropped })
    for (const [column, had] of levelsHad.entries())
      if (had)
        for (let at = 0; at < rows.length; at++)
          if (dropped[rows[at]!] !== 1) had.add(people[at]!, states.columns[column]![rows[at]!]!)
    for (let column = 0; column < columns.length; column++) {
      const [values, own, lasts] = [onScales[column], ownNumbers[column], lastRows[column]]
      if (values === undefined || own === undefined) continue
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
        if (dropped[row] === 1 || Number.isNaN(values[row]!)) continue
        own.add(people[at]!, values[row]!)
        if (lasts) lasts[people[at]!] = row
      }
    }
  }
  return { states, inStates, copies, dropped }
}

/** A level that the unit has already is drawn again so often: leaves are renormalised over the others. */
const mostDraws = 64

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
    for (const { table, field } of [first, gap]) if (field) fillScore(table, field, { rowCount })
  }
  const draw = (
    row: number,
    { isFirst, limit: ahead, left: after }: { isFirst: boolean; limit: number; left: number },
  ): DrawnTime | undefined => {
    const limit = clock.isReached ? ahead - after * Math.max(0, gap.smallest || 0) : ahead
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
    if (total <= 0) {
      if (!(smallest <= limit)) return undefined
      return { state: 0, step: clock.isReached && after === 0 ? limit : smallest }
    }
    let left = target * total
    let chosen = -1
    for (let index = 0; index < stateCount; index++) {
      const own = weight(index)
      if (own <= 0) continue
      chosen = index
      if (left < own) break
      left -= own
    }
    if (clock.isReached && after === 0 && Number.isFinite(limit)) return { state: chosen, step: limit }
    const step = timeBelow(times, chosen, { limit: isFree ? Number.POSITIVE_INFINITY : limit, rng: value })
    return { state: chosen, step }
  }
  return { score, draw }
}
