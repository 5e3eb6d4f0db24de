import type { Matrices, Matrix } from './matrices.js'

/** Which columns of a matrix share a softmax: 0/1 by column and block, and the same transposed. */
export interface SoftmaxBlocks {
  readonly membership: Matrix
  readonly transposed: Matrix
}

/** Logits beyond this are cut, so that no sum of a block vanishes or overflows in 32 bits. */
const logitLimit = 30

/** Blocks of neighbouring columns, by their widths. */
export function softmaxBlocks(widths: readonly number[], matrices: Matrices): SoftmaxBlocks {
  const width = widths.reduce((sum, each) => sum + each, 0)
  const member = new Float32Array(width * widths.length)
  let column = 0
  widths.forEach((count, block) => {
    for (const end = column + count; column < end; column++) member[column * widths.length + block] = 1
  })
  const membership = matrices.matrix(member, width, widths.length)
  return { membership, transposed: matrices.transpose(membership) }
}

/**
 * A softmax over every block of columns at once, by two products with the membership matrix instead of a slice a block.
 * Logits are cut at ±30 first. Cost: 2 × rows × width × blocks multiplications.
 */
export function blockSoftmax(logits: Matrix, { membership, transposed }: SoftmaxBlocks, matrices: Matrices): Matrix {
  return matrices.scope(() => {
    const exponentials = matrices.exponential(matrices.clipped(logits, logitLimit))
    const sums = matrices.product(matrices.product(exponentials, membership), transposed)
    return matrices.dividedBy(exponentials, sums)
  })
}
