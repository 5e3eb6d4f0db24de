import { guardedQuantiles } from '../../src/encode/index.js'
import { type Clock, type CourseRows, type RowLayout, type TimeBook, timeStates } from '../linked-rows/index.js'
import type { ChainRows } from './chain-rows.js'
import type { StepModel, TimeModel } from './course.js'

const mostClasses = 6
const edgeShares = [1 / 8, 1 / 4, 1 / 2, 3 / 4, 7 / 8]

/** What is left of a unit's time for each of its rows to come, before each row; NaN where nothing limits it. O(rows). */
export function pressures(
  { rowCount, indexOf, unitOf, unitRows }: RowLayout,
  until: Float64Array,
  times: Float64Array,
): Float64Array {
  const found = new Float64Array(rowCount)
  let before = 0
  for (let row = 0; row < rowCount; row++) {
    if (indexOf[row] === 0) before = 0
    found[row] = pressureOf({ until: until[unitOf[row]!]!, before, left: unitRows[unitOf[row]!]! - indexOf[row]! })
    if (!Number.isNaN(times[row]!)) before = times[row]!
  }
  return found
}

/** The same of one row, `left` rows before it is drawn; NaN where nothing limits it. */
export function pressureOf({ until, before, left }: { until: number; before: number; left: number }): number {
  const pressure = (until - before) / left
  return Number.isFinite(pressure) ? pressure : Number.NaN
}

/** The class of a pressure: how many edges are at or below it, and the last class for one that is not known. */
export function pressureClass(edges: Float64Array, pressure: number): number {
  if (Number.isNaN(pressure)) return edges.length + 1
  let above = 0
  while (above < edges.length && edges[above]! <= pressure) above++
  return above
}

/** Times of rows as chains see them: their classes, −1 where a state was never seen, and those of pressures. O(rows). */
export function timesOfRows(
  { first, gap }: TimeModel,
  {
    clock,
    layout,
    until,
    read,
  }: { clock: Clock; layout: RowLayout; until: Float64Array; read: NonNullable<CourseRows['time']>['read'] },
): Pick<ChainRows, 'timeClass' | 'pressure'> & { readonly states: Int32Array } {
  const states = timeStates(clock, read.steps, layout)
  const found = pressures(layout, until, read.times)
  const stepOf = (row: number) => (layout.indexOf[row] === 0 ? first : gap)
  return {
    states,
    timeClass: Int16Array.from(states, (state, row) => (state < 0 ? -1 : stepOf(row).classOf[state]!)),
    pressure: Uint8Array.from(found, (pressure, row) => pressureClass(stepOf(row).edges, pressure)),
  }
}

/** What is learnt of times before any hidden state is: classes of about as many rows each, edges of pressure that are nobody's. O(rows). */
export function fitTimes(
  clock: Clock,
  {
    layout,
    until,
    read,
    minCount,
  }: {
    layout: RowLayout
    until: Float64Array
    read: NonNullable<CourseRows['time']>['read']
    minCount: number | undefined
  },
): TimeModel {
  const found = pressures(layout, until, read.times)
  const codes = timeStates(clock, read.steps, layout)
  const step = (isFirst: boolean, book: TimeBook): StepModel => {
    const rows = Uint32Array.from(found.keys()).filter((row) => (layout.indexOf[row] === 0) === isFirst)
    const known = rows.filter((row) => !Number.isNaN(found[row]!))
    const quantiles = guardedQuantiles(
      Float64Array.from(known, (row) => found[row]!),
      {
        patientOf: Int32Array.from(known, (row) => layout.personOf[row]!),
        step: 0,
        ...(minCount !== undefined && { minCount }),
      },
    )
    const cuts = edgeShares.map((share) => quantiles.at(share)).filter((edge) => edge !== null)
    const edges = Float64Array.from(new Set(cuts)).sort()
    const size = book.column.variable.codes.length
    const counts = new Float64Array(size)
    for (const row of rows) if (codes[row]! >= 0) counts[codes[row]!] = counts[codes[row]!]! + 1
    const { classOf, classes } = timeClasses(counts, book.column.insideCount)
    const joint = new Float64Array((edges.length + 2) * size)
    for (const row of rows) {
      const cell = pressureClass(edges, found[row]!) * size + codes[row]!
      if (codes[row]! >= 0) joint[cell] = joint[cell]! + 1
    }
    return { classOf, classes, edges, byState: new Float64Array(0), ...tablesOf(joint, { counts, classOf, classes }) }
  }
  return { first: step(true, clock.first), gap: step(false, clock.gap) }
}

/** Neighbouring states that about as many rows share; missing is a class of its own. */
function timeClasses(counts: Float64Array, insideCount: number): { classOf: Uint8Array; classes: number } {
  const inside = counts.subarray(0, insideCount).reduce((sum, count) => sum + count, 0)
  let before = 0
  const rough = Array.from(counts, (count, state) => {
    if (state >= insideCount) return mostClasses
    const middle = (before + count / 2) / Math.max(1, inside)
    before += count
    return Math.min(mostClasses - 1, Math.floor(middle * mostClasses))
  })
  const used = [...new Set(rough)].sort((a, b) => a - b)
  return { classOf: Uint8Array.from(rough, (each) => used.indexOf(each)), classes: Math.max(1, used.length) }
}

/** Rows that the shares over all pressures are worth under each. */
const allRows = 4

function tablesOf(
  joint: Float64Array,
  { counts, classOf, classes }: { counts: Float64Array; classOf: Uint8Array; classes: number },
): Pick<StepModel, 'byClass' | 'within'> {
  const size = counts.length
  const pressureCount = size === 0 ? 0 : joint.length / size
  const total = counts.reduce((sum, count) => sum + count, 0)
  const byClass = new Float64Array(pressureCount * classes)
  const within = new Float64Array(joint.length)
  const ofClass = new Float64Array(classes)
  counts.forEach((count, state) => {
    ofClass[classOf[state]!] = ofClass[classOf[state]!]! + count
  })
  for (let pressure = 0; pressure < pressureCount; pressure++) {
    const own = new Float64Array(classes)
    for (let state = 0; state < size; state++)
      own[classOf[state]!] = own[classOf[state]!]! + joint[pressure * size + state]!
    const rows = own.reduce((sum, count) => sum + count, 0)
    for (let group = 0; group < classes; group++)
      byClass[pressure * classes + group] =
        (own[group]! + allRows * (total > 0 ? ofClass[group]! / total : 1 / classes)) / (rows + allRows)
    for (let state = 0; state < size; state++) {
      const group = classOf[state]!
      const share = ofClass[group]! > 0 ? counts[state]! / ofClass[group]! : 1
      within[pressure * size + state] = (joint[pressure * size + state]! + allRows * share) / (own[group]! + allRows)
    }
  }
  return { byClass, within }
}

/** Nats of the states of times within their classes, by row: what hidden states do not bear on. −∞ for a state never seen. */
export function natsWithin(
  { first, gap }: TimeModel,
  { indexOf }: Pick<RowLayout, 'indexOf'>,
  { states, pressure }: { readonly states: Int32Array; readonly pressure: Uint8Array },
): Float64Array {
  return Float64Array.from(states, (state, row) => {
    const { within, classOf } = indexOf[row] === 0 ? first : gap
    return state < 0 ? Number.NEGATIVE_INFINITY : Math.log(within[pressure[row]! * classOf.length + state]!)
  })
}
