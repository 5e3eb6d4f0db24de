import type { DenseFeatures } from '../logistic/logistic.js'
import type { Followed } from './cox.js'

/**
 * Terms that divide the two classes alone: no value of one class lies beyond the least or the greatest of the other. Their
 * logistic coefficients are infinite (Albert & Anderson, Biometrika 71, 1984); a constant is such a term. O(rows × terms).
 */
export function separatingTerms(features: DenseFeatures, targets: ArrayLike<number>): Set<number> {
  return termsWhere(features, (cellOf) => {
    const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let row = 0; row < features.rowCount; row++) {
      const side = targets[row] === 1 ? 1 : 0
      low[side] = Math.min(low[side]!, cellOf(row))
      high[side] = Math.max(high[side]!, cellOf(row))
    }
    return high[0]! <= low[1]! || high[1]! <= low[0]!
  })
}

/**
 * Terms of which everybody who dies has the greatest, or everybody the least, value of those still at risk: their hazard
 * ratios are infinite or zero (monotone likelihood: Heinze & Schemper, Biometrics 57, 2001). O(rows × (log rows + terms)).
 */
export function monotoneTerms(features: DenseFeatures, { times, events }: Followed): Set<number> {
  const latestFirst = Uint32Array.from(times, (_, row) => row).sort((a, b) => times[b]! - times[a]!)
  return termsWhere(features, (cellOf) => {
    let [low, high, allLow, allHigh] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true, true]
    for (let place = 0; place < latestFirst.length; ) {
      const start = place
      const time = times[latestFirst[start]!]!
      for (; place < latestFirst.length && times[latestFirst[place]!] === time; place++) {
        low = Math.min(low, cellOf(latestFirst[place]!))
        high = Math.max(high, cellOf(latestFirst[place]!))
      }
      for (let index = start; index < place; index++) {
        const row = latestFirst[index]!
        if (events[row] !== 1) continue
        allLow &&= cellOf(row) === low
        allHigh &&= cellOf(row) === high
      }
    }
    return allLow || allHigh
  })
}

function termsWhere(
  { values, featureCount }: DenseFeatures,
  holds: (cellOf: (row: number) => number) => boolean,
): Set<number> {
  const terms = Array.from({ length: featureCount }, (_, term) => term)
  return new Set(terms.filter((term) => holds((row) => values[row * featureCount + term]!)))
}
