import {
  type AdditiveScore,
  additiveScores,
  type BinnedFeature,
  type BinnedTable,
  type DensityForest,
} from '../../src/learn/index.js'

/** How one field of a row is drawn: trees on its features, and on a score that adds up what many of them tell. */
export interface Field {
  readonly forest: DensityForest
  readonly score?: FieldScore
  /** Of ordered states: the forest tells how far a normal score lies from the one that is likely. */
  readonly residual?: FieldResidual
}

/**
 * A state as the stretch of a normal scale that its rank has (`cuts`), and a row's place on it as score + residual. What one
 * score makes likely is so learnt from the rows of all scores, and no state lies beyond the scale.
 */
export interface FieldResidual {
  /** Ends of the stretches of residuals that are the forest's states, ascending. */
  readonly edges: Float64Array
  /** Ends between neighbouring states of the field, ascending. */
  readonly cuts: Float64Array
}

/** The state at a score whose residual lies in a stretch, `place` from 0 to 1 of the way. */
export function stateOfResidual(
  { edges, cuts }: FieldResidual,
  stretch: number,
  { score, place }: { readonly score: number; readonly place: number },
): number {
  const low = edges[stretch]!
  return edgesBelow(cuts, score + low + place * (edges[stretch + 1]! - low))
}

/** The share of a stretch of residuals that gives a state at a score. */
export function shareOfState(
  { edges, cuts }: FieldResidual,
  stretch: number,
  { score, state }: { readonly score: number; readonly state: number },
): number {
  const low = edges[stretch]! + score
  const high = edges[stretch + 1]! + score
  const from = Math.max(low, state === 0 ? Number.NEGATIVE_INFINITY : cuts[state - 1]!)
  const to = Math.min(high, state === cuts.length ? Number.POSITIVE_INFINITY : cuts[state]!)
  return Math.max(0, to - from) / (high - low)
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

/** Fills the score of the first `rowCount` rows of a table made by `withScore`, and gives the scores. */
export function fillScore(
  table: BinnedTable,
  { score }: Pick<Field, 'score'>,
  rowCount: number,
): Float64Array | undefined {
  if (score === undefined) return undefined
  const scores = additiveScores(score.additive, table, rowCount)
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
