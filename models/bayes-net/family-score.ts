import { type CodedTable, takeCodedRows } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { type PersonOf, shuffledPeople } from '../network/index.js'

/**
 * How well a child is explained by a set of parents; higher is better, the sum over families is the network's score.
 * Counts are row-major with the child changing fastest, one array for each of `tables`.
 */
export interface FamilyScore {
  readonly tables: readonly CodedTable[]
  evaluate(counts: readonly Uint32Array[], childSize: number): number
}

export type ScoreName = 'bic' | 'bdeu' | 'held-out'

/**
 * log likelihood − ½ ln n · (r − 1) q, in nats: r states of the child, q parent configurations.
 * G. Schwarz, Estimating the dimension of a model, 1978.
 */
export function bicScore(table: CodedTable): FamilyScore {
  const penalty = Math.log(Math.max(1, table.rowCount)) / 2
  const countLog = tabulated((count) => (count === 0 ? 0 : count * Math.log(count)))
  return {
    tables: [table],
    evaluate([counts = new Uint32Array(0)], childSize) {
      let likelihood = 0
      for (let start = 0; start < counts.length; start += childSize) {
        let total = 0
        for (let cell = start; cell < start + childSize; cell++) {
          const count = counts[cell]!
          if (count === 0) continue
          total += count
          likelihood += countLog(count)
        }
        likelihood -= countLog(total)
      }
      return likelihood - (penalty * (childSize - 1) * counts.length) / childSize
    },
  }
}

/**
 * Log marginal likelihood under a Dirichlet prior of `equivalentSampleSize` rows spread evenly over the cells, in nats.
 * D. Heckerman, D. Geiger, D. Chickering, Learning Bayesian networks, 1995, equation 34.
 */
export function bdeuScore(table: CodedTable, equivalentSampleSize: number): FamilyScore {
  return {
    tables: [table],
    evaluate([counts = new Uint32Array(0)], childSize) {
      const perCell = equivalentSampleSize / counts.length
      const perRow = perCell * childSize
      const cellGain = tabulated((count) => logGamma(count + perCell) - logGamma(perCell), 512)
      const rowGain = tabulated((count) => logGamma(count + perRow) - logGamma(perRow), 512)
      let score = 0
      for (let start = 0; start < counts.length; start += childSize) {
        let total = 0
        for (let cell = start; cell < start + childSize; cell++) {
          const count = counts[cell]!
          if (count === 0) continue
          total += count
          score += cellGain(count)
        }
        if (total > 0) score -= rowGain(total)
      }
      return score
    },
  }
}

/** Below this many rows every row is held out once; above, one fifth of them says enough. */
const crossValidatedRows = 50_000
const foldCount = 5

/**
 * Log likelihood, in nats, of held-out rows under probabilities counted on the others and smoothed by `smoothing` rows
 * of the child's marginal. Fivefold, each row held out once and with it the other
 * rows of its person; above 50,000 rows, one fold of the five. No penalty is
 * needed: what does not generalise does not score. Costs what one count of all rows costs, as folds are subtracted.
 */
export function heldOutScore(
  table: CodedTable,
  { rng, smoothing = 1, personOf }: { readonly rng: Rng; readonly smoothing?: number; readonly personOf?: PersonOf },
): FamilyScore {
  const { rows, starts } = shuffledPeople(table.rowCount, personOf, rng)
  const cuts = Array.from(
    { length: foldCount + 1 },
    (_, fold) => starts[Math.floor(((starts.length - 1) * fold) / foldCount)]!,
  )
  const folds = cuts.slice(1).map((end, fold) => takeCodedRows(table, rows.slice(cuts[fold], end).sort()))
  const heldFolds = table.rowCount > crossValidatedRows ? 1 : foldCount
  // A weight above 0, or an unseen cell would cost infinitely much.
  const weight = Math.max(smoothing, 0.01)
  return {
    tables: folds,
    evaluate(counts, childSize) {
      const all = sumArrays(counts)
      let score = 0
      for (const held of counts.slice(0, heldFolds)) score += heldOutFold(all, held, { childSize, weight })
      return score
    },
  }
}

function heldOutFold(
  all: Uint32Array,
  held: Uint32Array,
  { childSize, weight }: { readonly childSize: number; readonly weight: number },
): number {
  const prior = smoothedMarginal(all, held, childSize)
  let score = 0
  for (let start = 0; start < held.length; start += childSize) {
    let heldTotal = 0
    let total = weight
    for (let cell = start; cell < start + childSize; cell++) {
      heldTotal += held[cell]!
      total += all[cell]! - held[cell]!
    }
    if (heldTotal === 0) continue
    for (let state = 0; state < childSize; state++) {
      const count = held[start + state]!
      if (count === 0) continue
      score += count * Math.log(all[start + state]! - count + weight * prior[state]!)
    }
    score -= heldTotal * Math.log(total)
  }
  return score
}

function sumArrays(arrays: readonly Uint32Array[]): Uint32Array {
  const sum = Uint32Array.from(arrays[0] ?? [])
  for (const array of arrays.slice(1))
    for (let cell = 0; cell < sum.length; cell++) sum[cell] = sum[cell]! + array[cell]!
  return sum
}

/** The child's distribution in the rows not held out, one row spread evenly added. */
function smoothedMarginal(all: Uint32Array, held: Uint32Array, childSize: number): Float64Array {
  const marginal = new Float64Array(childSize).fill(1 / childSize)
  let total = 1
  for (let start = 0; start < all.length; start += childSize)
    for (let state = 0; state < childSize; state++) {
      const count = all[start + state]! - held[start + state]!
      marginal[state] = marginal[state]! + count
      total += count
    }
  return marginal.map((count) => count / total)
}
/** The function with its first values remembered: most cells of a large table hold small counts. */
function tabulated(compute: (count: number) => number, length = 4096): (count: number) => number {
  const values = new Float64Array(length).fill(Number.NaN)
  return (count) => {
    if (count >= length) return compute(count)
    const known = values[count]!
    if (!Number.isNaN(known)) return known
    const value = compute(count)
    values[count] = value
    return value
  }
}

/**
 * ln Γ(x) for x > 0, relative error below 1e-13: Stirling's series after shifting x above 10
 * (Abramowitz and Stegun 6.1.41).
 */
export function logGamma(x: number): number {
  let shift = 0
  let shifted = x
  while (shifted < 10) {
    shift -= Math.log(shifted)
    shifted++
  }
  const inverse = 1 / shifted
  const square = inverse * inverse
  const series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188))))
  return shift + (shifted - 0.5) * Math.log(shifted) - shifted + 0.9189385332046727 + series * inverse
}
