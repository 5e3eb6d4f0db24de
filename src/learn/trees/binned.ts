/** One feature as small integers: 0 … binCount − 1 ascending (ordered) or arbitrary (categorical); binCount is missing. */
export interface BinnedFeature {
  readonly type: 'ordered' | 'categorical'
  /** At most 255, so that every bin and the missing one fit a byte. */
  readonly binCount: number
  readonly bins: Uint8Array
}

/** What trees learn from and predict on: one byte a cell, a feature at a time. */
export interface BinnedTable {
  readonly features: readonly BinnedFeature[]
  readonly rowCount: number
}
