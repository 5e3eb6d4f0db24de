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

/** The rows of a node: a stretch of a shared permutation of row numbers; gradients and hessians stand by row number. */
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
