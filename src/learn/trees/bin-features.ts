import {
  type Column,
  isMissing,
  type LevelColumn,
  type NumberColumn,
  presentValues,
  type Table,
} from '../../table/index.js'
import { binSearch } from './bin-search.js'
import { type BinnedFeature, type BinnedTable, maxFeatureBins } from './binned.js'

/** How one column becomes bins. Fitted on one table, used on any other with the same column. */
export type FeatureSpec =
  | { readonly type: 'ordered'; readonly name: string; readonly thresholds: Float64Array }
  /** Levels by falling frequency; those past the 254th share the last bin. */
  | {
      readonly type: 'categorical'
      readonly name: string
      readonly binOf: ReadonlyMap<string, number>
      readonly binCount: number
    }

const maxBins = maxFeatureBins - 1

/**
 * Learns bins from a table: every distinct value of a number column is a bin up to 255 of them, then equal-frequency
 * bins; every level of a level column is one. O(rows log rows) a column.
 */
export function fitFeatureSpecs(table: Table, names: readonly string[]): readonly FeatureSpec[] {
  return names.map((name) => {
    const column = table.column(name)
    return column.type === 'number' ? orderedSpec(column) : categoricalSpec(column)
  })
}

/** The table's bins under `specs`. Values beyond the fitted range take the outer bins; unseen levels are missing. */
export function binFeatures(table: Table, specs: readonly FeatureSpec[]): BinnedTable {
  return { features: specs.map((spec) => binColumn(table.column(spec.name), spec)), rowCount: table.rowCount }
}

function orderedSpec(column: NumberColumn): FeatureSpec {
  const present = presentValues(column).sort()
  const distinct = present.filter((value, index) => index === 0 || value !== present[index - 1])
  if (distinct.length <= maxBins) return { type: 'ordered', name: column.name, thresholds: midpoints(distinct) }
  const thresholds: number[] = []
  for (let cut = 1; cut < maxBins; cut++) {
    const position = (cut * (present.length - 1)) / maxBins
    const low = present[Math.floor(position)]!
    const high = present[Math.ceil(position)]!
    const threshold = (low + high) / 2
    if (threshold > (thresholds.at(-1) ?? Number.NEGATIVE_INFINITY)) thresholds.push(threshold)
  }
  return { type: 'ordered', name: column.name, thresholds: Float64Array.from(thresholds) }
}

function midpoints(sorted: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, sorted.length - 1) },
    (_, index) => (sorted[index]! + sorted[index + 1]!) / 2,
  )
}

function categoricalSpec(column: LevelColumn): FeatureSpec {
  const counts = new Float64Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) counts[code]! += 1
  const ranked = [...counts.keys()].filter((code) => counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b)
  const binOf = new Map(ranked.map((code, rank) => [column.levels[code]!, Math.min(rank, maxBins - 1)]))
  return { type: 'categorical', name: column.name, binOf, binCount: Math.min(ranked.length, maxBins) }
}

function binColumn(column: Column, spec: FeatureSpec): BinnedFeature {
  if (spec.type === 'ordered' && column.type === 'number') {
    const binCount = spec.thresholds.length + 1
    const bins = new Uint8Array(column.values.length)
    const binOf = binSearch(spec.thresholds)
    for (let row = 0; row < bins.length; row++)
      bins[row] = isMissing(column, row) ? binCount : binOf(column.values[row]!)
    return { type: 'ordered', binCount, bins }
  }
  if (spec.type === 'categorical' && column.type === 'level') {
    const translated = column.levels.map((level) => spec.binOf.get(level) ?? spec.binCount)
    const bins = new Uint8Array(column.codes.length)
    for (let row = 0; row < bins.length; row++) {
      const code = column.codes[row]!
      bins[row] = code < 0 ? spec.binCount : translated[code]!
    }
    return { type: 'categorical', binCount: spec.binCount, bins }
  }
  throw new TypeError(`column "${spec.name}" changed its storage between tables`)
}
