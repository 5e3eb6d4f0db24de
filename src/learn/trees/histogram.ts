/** Numbers kept per bin: sum of gradients, sum of hessians, rows. */
export const binWidth = 3

/** Where each feature's histogram begins when all stand one after the other, and past the last, where they end. */
export function histogramOffsets(features: readonly { readonly binCount: number }[]): Uint32Array {
  const offsets = new Uint32Array(features.length + 1)
  // One bin more than counted: the missing cells'.
  features.forEach(({ binCount }, feature) => {
    offsets[feature + 1] = offsets[feature]! + (binCount + 1) * binWidth
  })
  return offsets
}

/**
 * Adds the rows' gradients and hessians to one feature's histogram. The hot loop of every tree: `rows[start…end)` are
 * row numbers, and `gradients` and `hessians` are aligned with them, not with the table. O(end − start).
 */
export function accumulate(
  histogram: Float64Array,
  offset: number,
  bins: Uint8Array,
  { rows, gradients, hessians, start, end }: NodeRows,
): void {
  for (let position = start; position < end; position++) {
    const slot = offset + bins[rows[position]!]! * binWidth
    histogram[slot]! += gradients[position]!
    histogram[slot + 1]! += hessians[position]!
    histogram[slot + 2]! += 1
  }
}

/** The rows of a node: a stretch of a shared permutation, with gradients and hessians in the same order. */
export interface NodeRows {
  readonly rows: Uint32Array
  readonly gradients: Float32Array
  readonly hessians: Float32Array
  readonly start: number
  readonly end: number
}

/** parent − child, in place in `parent`: the sibling's histogram without looking at its rows. */
export function subtract(parent: Float64Array, child: Float64Array): void {
  for (let slot = 0; slot < parent.length; slot++) parent[slot]! -= child[slot]!
}
