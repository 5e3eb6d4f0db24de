import type { NodeRows } from './histogram.js'
import type { NodeSums, Split } from './split.js'

/** How nodes find their splits: with histograms of all features kept, or of a few drawn features made when asked. */
export interface SplitFinder {
  histogramOf(rows: NodeRows): Float64Array | null
  /** Uses up the parent's histogram. */
  childHistograms(
    parent: Float64Array | null,
    left: NodeRows,
    right: NodeRows,
  ): readonly [Float64Array | null, Float64Array | null]
  /** Takes back a histogram that nobody will read, for the next node. */
  release(histogram: Float64Array | null): void
  bestSplit(rows: NodeRows, sums: NodeSums, histogram: Float64Array | null): Split | undefined
}

/** Less gain is rounding. */
export const leastGain = 1e-10
