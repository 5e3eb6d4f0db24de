import {
  type AdditiveScore,
  additiveScores,
  type BinnedFeature,
  type BinnedTable,
  type DensityForest,
} from '../../src/learn/index.js'
import type { LevelsAgain } from './levels-again.js'
import type { NormalScale } from './normal-scale.js'

/** How one field of a row is drawn: trees on its features, and on a score that adds up what many of them tell. */
export interface Field {
  readonly forest: DensityForest
  readonly score?: FieldScore
  /** Of ordered states: the forest tells how far a normal score lies from the one that is likely. */
  readonly residual?: FieldResidual
  /**
   * Whether the forest's last state is the person's last level once more: how often people stay is so learnt from all levels
   * together. Of the other states the last level is none: the rest of a leaf is scaled up.
   */
  readonly stays?: true
  /** Of levels without order: what people had before comes again more often, or less. */
  readonly again?: LevelsAgain
}

/**
 * A value as its place on the normal scale of its column: score + residual. What one score makes likely is so learnt from the
 * rows of all scores, steps are as fine as residuals are, and no state lies beyond the scale.
 */
export interface FieldResidual {
  /**
   * Ends of the stretches of residuals that are the forest's states, ascending. Within a stretch residuals are spread evenly;
   * the outermost ones go on without end, and are as wide as residuals lie beyond them in the mean (exponential).
   */
  readonly edges: Float64Array
  readonly scale: NormalScale
  /** Whether the forest's last state is the person's last value once more. */
  readonly repeats: boolean
}

/** The place on the scale at a score whose residual lies in a stretch, `place` from 0 to 1 (below it) of the way. */
export function valueOfResidual(
  { edges }: FieldResidual,
  stretch: number,
  { score, place }: { readonly score: number; readonly place: number },
): number {
  const [low, high] = [edges[stretch]!, edges[stretch + 1]!]
  if (stretch === 0) return score + high + Math.log1p(-place) * (high - low)
  if (stretch === edges.length - 2) return score + low - Math.log1p(-place) * (high - low)
  return score + low + place * (high - low)
}

/** The share of a stretch of residuals that gives a state at a score. */
export function shareOfState(
  { edges, scale: { cuts } }: FieldResidual,
  stretch: number,
  { score, state }: { readonly score: number; readonly state: number },
): number {
  const low = edges[stretch]! + score
  const high = edges[stretch + 1]! + score
  const from = state === 0 ? Number.NEGATIVE_INFINITY : cuts[state - 1]!
  const to = state === cuts.length ? Number.POSITIVE_INFINITY : cuts[state]!
  if (stretch === 0) return beyond(high - to, high - low) - beyond(high - from, high - low)
  if (stretch === edges.length - 2) return beyond(from - low, high - low) - beyond(to - low, high - low)
  return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low)
}

/** The share of an exponential distribution that lies further than a distance. */
function beyond(distance: number, mean: number): number {
  return distance <= 0 ? 1 : Math.exp(-distance / mean)
}

export interface FieldScore {
  readonly additive: AdditiveScore
  readonly edges: Float64Array
}

/** The features of a sheet with that of a field's score after them: the one that trees know by the next number. */
export function withScore({ features, rowCount }: BinnedTable, { score }: Pick<Field, 'score'>): BinnedTable {
  return score === undefined
    ? { features, rowCount }
    : { features: [...features, scoreFeature(score, rowCount)], rowCount }
}

export function scoreFeature({ edges }: Pick<FieldScore, 'edges'>, rowCount: number): BinnedFeature {
  return { type: 'ordered', binCount: edges.length + 1, bins: new Uint8Array(rowCount) }
}

/**
 * Fills the score of the first `rowCount` rows of a table made by `withScore`, and gives the scores. `numbers` are those of
 * the column's own values so far, where the field was learnt with them.
 */
export function fillScore(
  table: BinnedTable,
  { score }: Pick<Field, 'score'>,
  { rowCount, numbers }: { readonly rowCount: number; readonly numbers?: readonly Float64Array[] | undefined },
): Float64Array | undefined {
  if (score === undefined) return undefined
  const scores = additiveScores(score.additive, table, rowCount, numbers)
  binScores(table, score.edges, scores)
  return scores
}

/** Writes scores, as bins, into the last feature of a table. */
export function binScores(table: BinnedTable, edges: Float64Array, scores: Float64Array): void {
  const { bins } = table.features.at(-1)!
  for (let row = 0; row < scores.length; row++) bins[row] = edgesBelow(edges, scores[row]!)
}

/** How many ascending edges are at or below a value. O(log edges). */
export function edgesBelow(edges: Float64Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The features of the sheet that a field needs. */
export function askedBy({ forest, score }: Field, featureCount: number): number[] {
  return [...new Set([...forest.feature, ...(score?.additive.features ?? [])])].filter(
    (feature) => feature >= 0 && feature < featureCount,
  )
}
