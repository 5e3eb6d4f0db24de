import type { BinnedTable } from './binned.js'
import { accumulateGroup, featureGroups } from './feature-groups.js'
import { histogramOffsets, type NodeRows, subtract } from './histogram.js'
import { bestCutOfFeature, type Cut, type SplitRules, toSplit } from './split.js'
import { leastGain, type SplitFinder } from './split-finder.js'

/**
 * Looks at all features of a node, whose histogram is built from its rows or, for the larger of two children, by
 * subtraction. Histograms given back serve again: a tree needs as many as it has leaves at once.
 */
export function everyFeature(table: BinnedTable, rules: SplitRules): SplitFinder {
  const offsets = histogramOffsets(table.features)
  const groups = featureGroups(table, offsets)
  const spare: Float64Array[] = []
  const histogramOf = (rows: NodeRows): Float64Array => {
    const histogram = spare.pop()?.fill(0) ?? new Float64Array(offsets.at(-1)!)
    for (const group of groups) accumulateGroup(histogram, group, rows)
    return histogram
  }
  return {
    histogramOf,
    childHistograms(parent, left, right) {
      const leftIsSmaller = left.end - left.start <= right.end - right.start
      const smaller = histogramOf(leftIsSmaller ? left : right)
      const larger = parent as Float64Array
      subtract(larger, smaller)
      return leftIsSmaller ? [smaller, larger] : [larger, smaller]
    },
    release(histogram) {
      if (histogram !== null) spare.push(histogram)
    },
    bestSplit(_rows, sums, histogram) {
      let best: Cut | undefined
      table.features.forEach((column, feature) => {
        const node = { feature, column, sums, rules, above: best?.gain ?? leastGain }
        best = bestCutOfFeature(histogram as Float64Array, offsets[feature]!, node) ?? best
      })
      if (best === undefined) return undefined
      const { feature } = best
      const place = { offset: offsets[feature]!, column: table.features[feature]!, rows: sums.rows }
      return toSplit(best, histogram as Float64Array, place)
    },
  }
}
