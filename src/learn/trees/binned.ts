/** Bins of one feature at most, the missing one among them: a bin fits a byte. */
export const maxFeatureBins = 256

/** One feature as small integers: 0 … binCount − 1 ascending (ordered) or arbitrary (categorical); binCount is missing. */
export interface BinnedFeature {
  readonly type: 'ordered' | 'categorical'
  /** Below `maxFeatureBins`, so that there is room for the missing one. */
  readonly binCount: number
  readonly bins: Uint8Array
}

/** What trees learn from and predict on: one byte a cell, a feature at a time. */
export interface BinnedTable {
  readonly features: readonly BinnedFeature[]
  readonly rowCount: number
}
