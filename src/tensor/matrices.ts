import type { Tensor2D } from '@tensorflow/tfjs-core'
import { type BackendName, openBackend } from './backend.js'

/** A matrix in the memory of the backend; freed by the `scope` it was made in, or by `free`. */
export interface Matrix {
  readonly shape: readonly number[]
}

/** Arithmetic on matrices of 32-bit floats, whichever backend does it. Shapes are [rows, columns]. */
export interface Matrices {
  readonly backend: BackendName
  /** Row-major values as a matrix; they are copied. */
  matrix(values: Float32Array, rows: number, columns: number): Matrix
  /** The values of a matrix, row-major, as a copy. */
  values(matrix: Matrix): Float32Array
  /** a · b. */
  product(a: Matrix, b: Matrix): Matrix
  /** aᵀ, written out: products with a transposed operand are twelve times slower on wasm than this and a plain product. */
  transpose(matrix: Matrix): Matrix
  /** Element by element; one operand may have a single row or a single column. */
  times(a: Matrix, b: Matrix): Matrix
  dividedBy(a: Matrix, b: Matrix): Matrix
  /** The sum of every row, as one column. */
  rowSums(matrix: Matrix): Matrix
  /** The sum of every column, as one row. */
  columnSums(matrix: Matrix): Matrix
  /** Runs `work` and frees every matrix made in it but the ones it returns. */
  scope<Kept extends Matrix | Matrix[] | null>(work: () => Kept): Kept
  free(matrices: Matrix | readonly Matrix[]): void
  /** Matrices alive now, for tests of leaks. */
  count(): number
}

/** The arithmetic of this process's backend. */
export async function openMatrices(): Promise<Matrices> {
  const { name, tf } = await openBackend()
  const own = (matrix: Matrix) => matrix as unknown as Tensor2D
  return {
    backend: name,
    matrix: (values, rows, columns) => tf.tensor2d(values, [rows, columns]),
    values: (matrix) => own(matrix).dataSync() as Float32Array,
    product: (a, b) => tf.matMul(own(a), own(b)),
    transpose: (matrix) => tf.transpose(own(matrix)),
    times: (a, b) => tf.mul(own(a), own(b)) as Tensor2D,
    dividedBy: (a, b) => tf.div(own(a), own(b)) as Tensor2D,
    rowSums: (matrix) => tf.sum(own(matrix), 1, true) as Tensor2D,
    columnSums: (matrix) => tf.sum(own(matrix), 0, true) as Tensor2D,
    scope: (work) => tf.tidy(work as never) as never,
    free: (matrices) => tf.dispose(matrices as never),
    count: () => tf.memory().numTensors,
  }
}
