import { fewestPeople } from '../table/index.js'
import { distinctValues } from './distinct-values.js'
import { guardedBetween } from './guarded-border.js'
import { withoutExtremes } from './without-extremes.js'

export interface GuardedQuantiles {
  /** The value at a share of the rows; null where fewer than `minCount` people, besides the most extreme ones, lie beyond. */
  at(share: number): number | null
  /** The one at the nearest share that has one; null when none has. */
  nearest(share: number): number | null
}

export interface GuardedQuantilesOptions {
  /** Numbers the patient of each value; null when every value is a patient's only one. */
  readonly patientOf: Int32Array | null
  /** Distance between representable values; 0 without a grid. */
  readonly step: number
  readonly minCount?: number
}

/**
 * Quantiles that are nobody's value: one that `minCount` people share, else the roundest number between the mean of that many
 * people's values below and as many above. The `minCount` − 1 most extreme people at each end count, but what they hold is
 * never looked at. O(n log n) once, O(distinct values) a share.
 */
export function guardedQuantiles(
  values: Float64Array,
  { patientOf, step, minCount = fewestPeople }: GuardedQuantilesOptions,
): GuardedQuantiles {
  const kept = withoutExtremes(values, { patientOf, minCount })
  const distinct = distinctValues(
    new Float64Array(kept.length).map((_, at) => values[kept[at]!]!),
    patientOf === null ? null : new Int32Array(kept.length).map((_, at) => patientOf[kept[at]!]!),
  )
  const lowest = distinct.values[0] ?? 0
  const all = values.length
  // Rows left out at the low end, as many whether they lie beyond the others or share the lowest value with them.
  const before = values.filter((value) => value <= lowest).length - (distinct.rows[0] ?? 0)
  const ends = cumulated(distinct.rows)
  const found = (index: number): number | null => {
    if (distinct.patients[index]! >= minCount) return distinct.values[index]!
    return guardedBetween(distinct, index, { minCount, step }) ?? null
  }
  /** The index of the value in whose rows the share lies. */
  const indexAt = (share: number) => {
    const position = Math.round(share * (all - 1)) - before
    return ends.findIndex((end) => position < end)
  }
  return {
    at(share) {
      const index = indexAt(share)
      return index < 0 || share * (all - 1) < before ? null : found(index)
    },
    nearest(share) {
      const count = distinct.values.length
      if (count === 0) return null
      const wanted = share * (all - 1) < before ? 0 : indexAt(share) < 0 ? count - 1 : indexAt(share)
      for (let away = 0; away < count; away++)
        for (const index of [wanted - away, wanted + away]) {
          const value = index >= 0 && index < count ? found(index) : null
          if (value !== null) return value
        }
      return null
    },
  }
}

function cumulated(counts: Float64Array): Float64Array {
  let total = 0
  return counts.map((count) => (total += count))
}
