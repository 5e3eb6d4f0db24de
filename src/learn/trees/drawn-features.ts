import type { Rng } from '../../math/index.js'
import { accumulateColumns } from './accumulate.js'
import type { BinnedFeature, BinnedTable } from './binned.js'
import { histogramOffsets, type NodeRows } from './histogram.js'
import { bestCutOfFeature, type Cut, type SplitRules, toSplit } from './split.js'
import { leastGain, type SplitFinder } from './split-finder.js'

export interface DrawnOptions extends SplitRules {
  readonly featuresPerSplit: number
  readonly rng: Rng
}

/** Looks at a few features drawn anew for each node, in one histogram that is emptied after each. */
export function drawnFeatures(table: BinnedTable, { featuresPerSplit, rng, ...rules }: DrawnOptions): SplitFinder {
  const offsets = histogramOffsets(table.features)
  const histogram = new Float64Array(offsets.at(-1)!)
  const columns = table.features.map(({ bins }, feature) => ({ bins, offset: offsets[feature]! }))
  return {
    histogramOf: () => null,
    childHistograms: () => [null, null],
    release() {},
    bestSplit(rows, sums) {
      const drawn: number[] = []
      while (drawn.length < featuresPerSplit) {
        const feature = rng.below(table.features.length)
        if (!drawn.includes(feature)) drawn.push(feature)
      }
      if (isConstant(rows)) return undefined
      accumulateColumns(
        histogram,
        drawn.map((feature) => columns[feature]!),
        rows,
      )
      let best: Cut | undefined
      for (const feature of drawn) {
        const column = table.features[feature]!
        const { firstBin, lastBin } = binStretch(column, rows)
        const node = { feature, column, sums, rules, above: best?.gain ?? leastGain, firstBin, lastBin }
        best = bestCutOfFeature(histogram, offsets[feature]!, node) ?? best
      }
      const split =
        best &&
        toSplit(best, histogram, {
          ...{ offset: offsets[best.feature]!, column: table.features[best.feature]!, rows: sums.rows },
        })
      for (const feature of drawn) histogram.fill(0, offsets[feature]!, offsets[feature + 1]!)
      return split
    },
  }
}

/** The same derivatives in every row: nothing to divide. */
function isConstant({ rows, gradients, hessians, start, end }: NodeRows): boolean {
  const gradient = gradients[rows[start]!]
  const hessian = hessians[rows[start]!]
  for (let position = start + 1; position < end; position++)
    if (gradients[rows[position]!] !== gradient || hessians[rows[position]!] !== hessian) return false
  return true
}

/** A stretch that has all bins the rows touch: short in small nodes, all of them in others. */
function binStretch({ bins, binCount }: BinnedFeature, rows: NodeRows) {
  if (rows.end - rows.start > binCount) return { firstBin: 0, lastBin: binCount - 1 }
  let firstBin = binCount
  let lastBin = -1
  for (let position = rows.start; position < rows.end; position++) {
    const bin = bins[rows.rows[position]!]!
    if (bin === binCount) continue
    if (bin < firstBin) firstBin = bin
    if (bin > lastBin) lastBin = bin
  }
  return { firstBin, lastBin }
}
