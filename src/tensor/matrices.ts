import type { Tensor2D } from '@tensorflow/tfjs-core'
import { openBackend } from './backend.js'
import type { BackendName } from './backend-name.js'

/** A matrix in the memory of the backend; freed by the `scope` it was made in, or by `free`. */
export interface Matrix {
  readonly shape: readonly number[]
}

export interface DenseLayer {
  readonly weights: Matrix
  readonly bias: Float32Array
  readonly rectified: boolean
}

/** Arithmetic on matrices of 32-bit floats, whichever backend does it. Shapes are [rows, columns]. */
export interface Matrices {
  readonly backend: BackendName
  /** Of the arithmetic's library. */
  readonly version: string
  /** Row-major values as a matrix; they are copied. */
  matrix(values: Float32Array, rows: number, columns: number): Matrix
  /** The values of a matrix, row-major, as a copy. */
  values(matrix: Matrix): Float32Array
  /** a · b. */
  product(a: Matrix, b: Matrix): Matrix
  /** aᵀ, written out: products with a transposed operand are several times slower on wasm than this and a plain product (bench/tensor.ts). */
  transpose(matrix: Matrix): Matrix
  /** Element by element; one operand may have a single row or a single column. */
  times(a: Matrix, b: Matrix): Matrix
  dividedBy(a: Matrix, b: Matrix): Matrix
  plus(a: Matrix, b: Matrix): Matrix
  minus(a: Matrix, b: Matrix): Matrix
  exponential(matrix: Matrix): Matrix
  /** Elements below −limit or above limit are set to it. */
  clipped(matrix: Matrix, limit: number): Matrix
  /** 1 where an element is above 0, else 0: the derivative of a rectified layer at its own output. */
  positive(matrix: Matrix): Matrix
  /** A dense layer: input · weights + bias, negative results set to 0 when `rectified`. */
  dense(input: Matrix, layer: DenseLayer): Matrix
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
  // WebAssembly copies into and out of its own memory; the others hand over the array itself.
  const copied = (values: Float32Array) => (name === 'wasm' ? values : values.slice())
  return {
    backend: name,
    version: tf.version_core,
    matrix: (values, rows, columns) => tf.tensor2d(copied(values), [rows, columns]),
    values: (matrix) => copied(own(matrix).dataSync() as Float32Array),
    product: (a, b) => tf.matMul(own(a), own(b)),
    transpose: (matrix) => tf.transpose(own(matrix)),
    times: (a, b) => tf.mul(own(a), own(b)) as Tensor2D,
    dividedBy: (a, b) => tf.div(own(a), own(b)) as Tensor2D,
    plus: (a, b) => tf.add(own(a), own(b)) as Tensor2D,
    minus: (a, b) => tf.sub(own(a), own(b)) as Tensor2D,
    exponential: (matrix) => tf.exp(own(matrix)),
    clipped: (matrix, limit) => tf.clipByValue(own(matrix), -limit, limit),
    positive: (matrix) => tf.step(own(matrix)),
    dense: (input, { weights, bias, rectified }) =>
      tf.tidy(() => {
        const activation = rectified ? 'relu' : 'linear'
        return tf.fused.matMul({
          a: own(input),
          b: own(weights),
          bias: tf.tensor1d(copied(bias)),
          activation,
        }) as Tensor2D
      }),
    rowSums: (matrix) => tf.sum(own(matrix), 1, true) as Tensor2D,
    columnSums: (matrix) => tf.sum(own(matrix), 0, true) as Tensor2D,
    scope: (work) => tf.tidy(work as never) as never,
    free: (matrices) => tf.dispose(matrices as never),
    count: () => tf.memory().numTensors,
  }
}
