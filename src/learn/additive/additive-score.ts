import { normalQuantile, permutation, type Rng, solvePositiveDefinite, sortedQuantile } from '../../math/index.js'
import type { BinnedFeature, BinnedTable } from '../trees/binned.js'

/** A number for every row: an effect of the bin of each feature, added up. */
export interface AdditiveScore {
  /** Numbers of the features that have effects, ascending. */
  readonly features: Int32Array
  /** Effects of the bins of each feature, missing last. */
  readonly effects: readonly Float32Array[]
  /** What is added for plain numbers beside the features: slopes, and a constant. */
  readonly line?: ScoreLine
}

export interface ScoreLine {
  readonly slopes: Float64Array
  readonly constant: number
}

export interface FittedScore {
  readonly score: AdditiveScore
  /** Of every row of the table, the score that was learnt without its person. */
  readonly heldOut: Float64Array
}

export interface AdditiveOptions {
  /** Features that may have effects. */
  readonly features: readonly number[]
  /** Of them those that are believed to matter: their effects are hardly held back. */
  readonly own: ReadonlySet<number>
  /** The rows to learn from. */
  readonly rows: Uint32Array
  /** A number for the person of each row of the table: all rows of a person are held out together. */
  readonly personOf: Int32Array
  /** Plain numbers beside the features, each of every row of the table; believed to matter as `own` features are. */
  readonly numbers?: readonly Float64Array[]
  /** What is to be told, of every row of the table; the normal scores of the states' ranks when absent. */
  readonly answers?: Float64Array
  /** Rows count less the further they lie from what is told of them, so that few that leap do not blur where most lie. */
  readonly robust?: boolean
  readonly folds: number
  readonly rng: Rng
}

/** Unordered features with more bins than this have no effect. */
const mostCategories = 12
/** How many times less the effects of believed features are held back. */
const belief = 50
/** Rows that the belief in no effect is worth; the one under which held-out rows are predicted best is taken. */
const penalties = [1, 4, 16, 64, 256, 1024, 4096]

/**
 * Ridge regression of the normal scores of ordered states on those of ordered features, and on the levels of the others: what
 * many features tell of one column, as one feature. Trees alone need many rows to see a sum. The penalty is chosen on
 * held-out people. O(rows × terms² + terms³ · penalties · folds).
 */
export function fitAdditiveScore(
  table: BinnedTable,
  states: ArrayLike<number>,
  {
    features: allowed,
    own: believed,
    rows,
    personOf,
    numbers = [],
    answers,
    robust = false,
    folds,
    rng,
  }: AdditiveOptions,
): FittedScore {
  const terms = allowed.flatMap((index) => termsOf(table.features[index]!, { index, rows }))
  const means = numbers.map((own) => rows.reduce((sum, row) => sum + own[row]!, 0) / rows.length)
  const size = terms.length + numbers.length
  const doubts = Float64Array.from({ length: size }, (_, term) =>
    term >= terms.length || believed.has(terms[term]!.index) ? 1 / belief : 1,
  )
  const stateCount = rows.reduce((most, row) => Math.max(most, states[row]! + 1), 1)
  const scoreOf = normalScores(countOf(rows, stateCount, (row) => states[row]!))
  const order = permutation(
    personOf.reduce((most, person) => Math.max(most, person + 1), 0),
    rng,
  )
  const values = new Float64Array(size)
  const answerOf = (row: number) => answers?.[row] ?? scoreOf[states[row]!]!
  let weights: Float64Array | undefined
  for (let round = 0; ; round++) {
    const fitted = fitOnce(weights)
    if (!robust || round === reweighings) return fitted
    weights = robustWeights(rows, (row) => answerOf(row) - fitted.heldOut[row]!)
  }

  function fitOnce(weightOf: Float64Array | undefined): FittedScore {
    const sums = Array.from({ length: folds }, () => momentsOf(size))
    rows.forEach((row, at) => {
      terms.forEach(({ index, values: own }, term) => {
        values[term] = own[table.features[index]!.bins[row]!]!
      })
      numbers.forEach((own, number) => {
        values[terms.length + number] = own[row]! - means[number]!
      })
      addRow(sums[order[personOf[row]!]! % folds]!, values, { answer: answerOf(row), weight: weightOf?.[at] ?? 1 })
    })
    const total = sums.reduce((sum, own) => addMoments(sum, own, 1), momentsOf(size))
    const errors = penalties.map((penalty) =>
      sums.reduce((error, held) => {
        return error + squaredError(held, solve(addMoments(total, held, -1), doubts, penalty))
      }, 0),
    )
    const penalty = penalties[errors.indexOf(Math.min(...errors))]!
    const heldOut = new Float64Array(table.rowCount)
    sums.forEach((held, fold) => {
      const score = scoreOfWeights(terms, solve(addMoments(total, held, -1), doubts, penalty), means)
      const scores = additiveScores(score, table, table.rowCount, numbers)
      for (let row = 0; row < table.rowCount; row++)
        if (order[personOf[row]!]! % folds === fold) heldOut[row] = scores[row]!
    })
    return { score: scoreOfWeights(terms, solve(total, doubts, penalty), means), heldOut }
  }
}

/** Times that a robust score is fitted anew. */
const reweighings = 2
/** Degrees of freedom of the t distribution that robust scores take residuals for. */
const freedom = 2

/** Weights of iterated least squares for residuals with the tails of a t distribution, their scale from the median; mean 1. */
function robustWeights(rows: Uint32Array, residualOf: (row: number) => number): Float64Array {
  const residuals = Float64Array.from(rows, residualOf)
  const scale = 1.4826 * (sortedQuantile(residuals.map(Math.abs).sort(), 0.5) ?? 0)
  if (!(scale > 0)) return residuals.fill(1)
  const weights = residuals.map((own) => (freedom + 1) / (freedom + (own / scale) ** 2))
  const mean = weights.reduce((sum, own) => sum + own, 0) / weights.length
  return weights.map((own) => own / mean)
}

function scoreOfWeights(terms: readonly Term[], weights: Float64Array, means: readonly number[]): AdditiveScore {
  const effects = new Map<number, Float32Array>()
  terms.forEach(({ index, values: own }, term) => {
    const sum = effects.get(index) ?? new Float32Array(own.length)
    own.forEach((value, bin) => {
      sum[bin]! += weights[term]! * value
    })
    effects.set(index, sum)
  })
  const features = [...effects.keys()].sort((a, b) => a - b)
  const slopes = weights.slice(terms.length)
  const constant = means.reduce((sum, mean, at) => sum - slopes[at]! * mean, 0)
  return {
    features: Int32Array.from(features),
    effects: features.map((index) => effects.get(index)!),
    ...(means.length > 0 && { line: { slopes, constant } }),
  }
}

/** The scores of the first `rowCount` rows, with the plain numbers of each where it has slopes. O(rows × features). */
export function additiveScores(
  { features, effects, line }: AdditiveScore,
  { features: columns }: BinnedTable,
  rowCount: number,
  numbers: readonly Float64Array[] = [],
): Float64Array {
  const scores = new Float64Array(rowCount)
  if (line !== undefined) scores.fill(line.constant)
  line?.slopes.forEach((slope, at) => {
    const own = numbers[at]!
    for (let row = 0; row < rowCount; row++) scores[row]! += slope * own[row]!
  })
  features.forEach((feature, at) => {
    const { bins } = columns[feature]!
    const own = effects[at]!
    for (let row = 0; row < rowCount; row++) scores[row]! += own[bins[row]!]!
  })
  return scores
}

interface Term {
  readonly index: number
  /** By bin, missing last; mean 0 over the rows. */
  readonly values: Float64Array
}

function termsOf(
  { type, binCount, bins }: BinnedFeature,
  { index, rows }: { readonly index: number; readonly rows: Uint32Array },
): Term[] {
  const counts = countOf(rows, binCount + 1, (row) => bins[row]!)
  const seen = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  if (seen < 2) return []
  const missing = counts[binCount]!
  const isOf = (bin: number): Term => {
    const share = counts[bin]! / rows.length
    return { index, values: Float64Array.from(counts, (_, other) => (other === bin ? 1 : 0) - share) }
  }
  const ofMissing = missing > 0 && missing < rows.length ? [isOf(binCount)] : []
  if (type === 'categorical') {
    if (binCount > mostCategories) return ofMissing
    return [
      ...Array.from({ length: binCount }, (_, bin) => bin).flatMap((bin) => (counts[bin]! > 0 ? [isOf(bin)] : [])),
      ...ofMissing,
    ]
  }
  const values = Float64Array.from([...normalScores(counts.slice(0, binCount)), 0])
  return [{ index, values }, ...ofMissing]
}

function countOf(rows: Uint32Array, size: number, binOf: (row: number) => number): Float64Array {
  const counts = new Float64Array(size)
  for (const row of rows) counts[binOf(row)]! += 1
  return counts
}

/** The normal quantile of the middle of each bin's stretch of ranks. */
export function normalScores(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let before = 0
  return counts.map((count) => {
    const middle = total === 0 ? 0.5 : (before + count / 2) / total
    before += count
    return normalQuantile(Math.min(0.999, Math.max(0.001, middle)))
  })
}

/** Sums of products of terms, of terms with the answer, and of squares of the answer; and the number of rows. */
interface Moments {
  readonly products: Float64Array
  readonly answers: Float64Array
  square: number
  rows: number
}

function momentsOf(size: number): Moments {
  return { products: new Float64Array(size * size), answers: new Float64Array(size), square: 0, rows: 0 }
}

function addRow(
  moments: Moments,
  values: Float64Array,
  { answer, weight }: { readonly answer: number; readonly weight: number },
): void {
  const { products, answers } = moments
  const size = values.length
  for (let first = 0; first < size; first++) {
    const own = weight * values[first]!
    if (own === 0) continue
    answers[first]! += own * answer
    for (let second = 0; second <= first; second++) products[first * size + second]! += own * values[second]!
  }
  moments.square += weight * answer * answer
  moments.rows++
}

function addMoments(a: Moments, b: Moments, times: 1 | -1): Moments {
  return {
    products: a.products.map((sum, at) => sum + times * b.products[at]!),
    answers: a.answers.map((sum, at) => sum + times * b.answers[at]!),
    square: a.square + times * b.square,
    rows: a.rows + times * b.rows,
  }
}

function solve({ products, answers }: Moments, doubts: Float64Array, penalty: number): Float64Array {
  const size = answers.length
  const matrix = products.slice()
  for (let term = 0; term < size; term++) matrix[term * size + term]! += penalty * doubts[term]!
  return solvePositiveDefinite(matrix, answers) ?? new Float64Array(size)
}

/** Of the held-out rows: yᵀy − 2 wᵀXᵀy + wᵀXᵀX w. */
function squaredError({ products, answers, square }: Moments, weights: Float64Array): number {
  const size = weights.length
  let error = square
  for (let first = 0; first < size; first++) {
    error -= 2 * weights[first]! * answers[first]!
    for (let second = 0; second <= first; second++)
      error += (first === second ? 1 : 2) * weights[first]! * weights[second]! * products[first * size + second]!
  }
  return error
}
