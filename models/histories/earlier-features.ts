import type { BinnedFeature } from '../../src/learn/index.js'
import type { RowLayout } from '../linked-rows/index.js'
import { treeFeature } from '../network/index.js'
import type { Course, CourseStates } from './course.js'
import { binner, ofMean, shapeOf } from './features.js'

/**
 * What a person's rows of one table tell the tables that are drawn after it, so that two tables of a person belong together:
 * the times of the first and last row, of every column the last value and, where values stand in an order, their mean. How many
 * rows there are the person's own columns say. O(rows × columns).
 */
export function earlierFeatures(
  { columns, edges, clock }: Pick<Course, 'columns' | 'edges' | 'clock'>,
  states: Pick<CourseStates, 'columns' | 'times'>,
  {
    layout,
    origins,
    dropped,
  }: {
    readonly layout: RowLayout
    /** What times are told from, by unit; 0 when absent. */
    readonly origins?: Float64Array | undefined
    readonly dropped?: Uint8Array
  },
): BinnedFeature[] {
  const { people, rowCount, personOf, unitOf } = layout
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) => dropped?.[row] !== 1)
  const times = clock === undefined ? [] : timeFeatures()
  return [...times, ...columns.flatMap((_, column) => columnFeatures(column))]

  function timeFeatures(): BinnedFeature[] {
    const first = new Float64Array(people).fill(Number.NaN)
    const last = new Float64Array(people).fill(Number.NaN)
    for (const row of rows) {
      const person = personOf[row]!
      const time = states.times[row]! - (origins?.[unitOf[row]!] ?? 0)
      if (Number.isNaN(time)) continue
      if (!(first[person]! <= time)) first[person] = time
      if (!(last[person]! >= time)) last[person] = time
    }
    const own = edges.get('time') ?? new Float64Array(0)
    const bin = binner({ type: 'edges', edges: own })
    return [first, last].map((all) => ({
      type: 'ordered',
      binCount: own.length + 1,
      bins: Uint8Array.from(all, bin),
    }))
  }

  function columnFeatures(column: number): BinnedFeature[] {
    const tree = columns[column]!
    const last = new Int32Array(people).fill(-1)
    const sums = new Float64Array(people)
    const counts = new Float64Array(people)
    for (const row of rows) {
      const [person, state] = [personOf[row]!, states.columns[column]![row]!]
      if (state < 0) continue
      last[person] = state
      sums[person]! += state
      counts[person]!++
    }
    const lasts = treeFeature(
      tree,
      last.map((state) => Math.max(0, state)),
    )
    for (let person = 0; person < people; person++) if (last[person]! < 0) lasts.bins[person] = lasts.binCount
    if (!tree.isOrdered && tree.insideCount > 2) return [lasts]
    const mean = ofMean(column, tree.insideCount)
    const bin = binner(mean.binning)
    const bins = Uint8Array.from(sums, (sum, person) => bin(counts[person] === 0 ? Number.NaN : sum / counts[person]!))
    return [lasts, { ...shapeOf(mean), bins }]
  }
}
