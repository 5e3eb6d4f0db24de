import type { Matrices, Matrix } from './matrices.js'

/** What one dense layer received and how the loss changes with what it gave, one row an example. */
export interface LayerPass {
  readonly inputs: Matrix
  /** Derivative of every example's own loss by the layer's output before activation. */
  readonly gradients: Matrix
}

/**
 * The norm of every example's own gradient by all weights and biases of dense layers, without forming it: a layer's weight
 * gradient is the outer product of input and output gradient, so its squared norm is the product of theirs, and the bias
 * adds one to the first. O(rows × widths). Clipping by these norms is what DP-SGD needs; alone they give no guarantee.
 * I. Goodfellow, Efficient per-example gradient computations, arXiv 1510.01799.
 */
export function exampleGradientNorms(passes: readonly LayerPass[], matrices: Matrices): Float32Array {
  let squares = new Float32Array(0)
  for (const { inputs, gradients } of passes) {
    const [ofInputs, ofGradients] = [inputs, gradients].map((matrix) => {
      const sums = matrices.scope(() => matrices.rowSums(matrices.times(matrix, matrix)))
      const values = matrices.values(sums)
      matrices.free(sums)
      return values
    }) as [Float32Array, Float32Array]
    if (squares.length === 0) squares = new Float32Array(ofInputs.length)
    for (let row = 0; row < squares.length; row++)
      squares[row] = squares[row]! + (ofInputs[row]! + 1) * ofGradients[row]!
  }
  return squares.map(Math.sqrt)
}
