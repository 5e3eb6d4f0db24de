import type { Matrices, Matrix } from '../../src/tensor/index.js'
import { gatherRows, scatterRows } from './gather.js'
import { leafMessages } from './leaf-messages.js'
import { type HiddenTree, isLeaf, type TreeColumn, type TreeRows } from './tree.js'

/** What one pass over the rows expects of the hidden variables. */
export interface Expected {
  /** Rows by state of the parent and state, as `HiddenTree.transitions`; a root's single row counts its states. */
  readonly transitions: readonly Float64Array[]
  /** Rows by code and state, as `HiddenTree.emissions`. */
  readonly emissions: readonly Float64Array[]
  /** Nats, of all rows. */
  readonly logLikelihood: number
}

/** Numbers of a matrix: 128 kB, so that what a pass works on stays in the processor's cache. */
const batchCells = 2 ** 15
/** Factors multiplied between two scalings, so that 32-bit floats do not underflow. */
const factorsPerScaling = 3

/**
 * The expectation step: one upward and one downward pass over the tree, rows × states at a time, which is exact on a tree.
 * About 6·states² operations a row and inner column; what a leaf tells its parent depends on its code only and is looked
 * up. J. Pearl, Probabilistic reasoning in intelligent systems, 1988, chapter 4.
 */
export function expectation(tree: HiddenTree, { columns, rowCount }: TreeRows, matrices: Matrices): Expected {
  const pass = openPass(tree, columns, matrices)
  const batchRows = batchRowsOf(tree)
  let logLikelihood = 0
  for (let start = 0; start < rowCount; start += batchRows)
    matrices.scope(() => {
      logLikelihood += pass.batch(start, Math.min(batchRows, rowCount - start))
      return null
    })
  return { ...pass.close(), logLikelihood }
}

/** Nats of all rows: the upward pass alone. */
export function logLikelihoodOf(tree: HiddenTree, { columns, rowCount }: TreeRows, matrices: Matrices): number {
  const pass = openPass(tree, columns, matrices)
  const batchRows = batchRowsOf(tree)
  let logLikelihood = 0
  for (let start = 0; start < rowCount; start += batchRows)
    matrices.scope(() => {
      logLikelihood += pass.upward(start, Math.min(batchRows, rowCount - start)).logLikelihood
      return null
    })
  pass.close()
  return logLikelihood
}

function batchRowsOf({ states }: HiddenTree): number {
  return Math.max(1, Math.floor(batchCells / states))
}

interface Upward {
  readonly logLikelihood: number
  /** Of an inner column: what the rows say of its hidden variable, from its own cell and the columns below. */
  readonly belief: readonly Matrix[]
  /** What a column tells its parent's hidden variable. */
  readonly message: readonly Matrix[]
  /** Of a root: the distribution of its hidden variable given the row. */
  readonly root: readonly Matrix[]
}

function openPass(tree: HiddenTree, columns: readonly TreeColumn[], matrices: Matrices) {
  const { shape, states, transitions, emissions } = tree
  const { parents, order, children } = shape
  const leaf = parents.map((_, column) => isLeaf(shape, column))
  const isRoot = (column: number) => (parents[column] as number) < 0
  // What rows look up by code: emissions, and of a leaf its whole message.
  const lookUp = emissions.map((emission, column) => (leaf[column] ? leafMessages(tree, column) : emission))
  const down = transitions.map((table, column) => {
    if (leaf[column]) return null
    return matrices.matrix(table, isRoot(column) ? 1 : states, states)
  })
  const up = down.map((matrix, column) => (matrix === null || isRoot(column) ? null : matrices.transpose(matrix)))
  const byCode = emissions.map((emission) => new Float64Array(emission.length))
  const byPair = transitions.map((table) => new Float64Array(table.length))
  const buffers = new Map<number, Float32Array>()

  return { upward, batch, close }

  function upward(start: number, rows: number): Upward {
    let logLikelihood = 0
    const belief: Matrix[] = []
    const message: Matrix[] = []
    const root: Matrix[] = []
    for (const column of [...order].reverse()) {
      let product = gathered(column, start, rows)
      if (leaf[column]) {
        message[column] = product
        continue
      }
      children[column]?.forEach((child, index) => {
        product = matrices.times(product, message[child] as Matrix)
        if (index % factorsPerScaling === factorsPerScaling - 1) product = scaled(product)
      })
      if (isRoot(column)) root[column] = scaled(matrices.times(scaled(product), down[column] as Matrix))
      else {
        belief[column] = scaled(product)
        message[column] = matrices.product(belief[column] as Matrix, up[column] as Matrix)
      }
    }
    return { logLikelihood, belief, message, root }

    /** Every row divided by its sum, whose logarithm is part of the likelihood. */
    function scaled(matrix: Matrix): Matrix {
      const sums = matrices.rowSums(matrix)
      for (const sum of matrices.values(sums)) logLikelihood += Math.log(sum)
      return matrices.dividedBy(matrix, sums)
    }
  }

  function batch(start: number, rows: number): number {
    const { logLikelihood, belief, message, root } = upward(start, rows)
    const posterior = [...root]
    for (const column of order) {
      if (!isRoot(column)) {
        const above = posterior[parents[column] as number] as Matrix
        const rest = matrices.dividedBy(above, message[column] as Matrix)
        if (leaf[column]) count(column, rest, start)
        else {
          const own = belief[column] as Matrix
          addTo(byPair[column] as Float64Array, matrices.product(matrices.transpose(rest), own))
          posterior[column] = matrices.times(matrices.product(rest, down[column] as Matrix), own)
        }
      }
      if (!leaf[column]) count(column, posterior[column] as Matrix, start)
    }
    return logLikelihood
  }

  function gathered(column: number, start: number, rows: number): Matrix {
    const length = rows * states
    const out = buffers.get(length) ?? new Float32Array(length)
    buffers.set(length, out)
    const { codes } = columns[column] as TreeColumn
    gatherRows(lookUp[column] as Float32Array, codes, { start, width: states, out })
    return matrices.matrix(out, rows, states)
  }

  function count(column: number, rows: Matrix, start: number): void {
    const { codes } = columns[column] as TreeColumn
    scatterRows(matrices.values(rows), codes, { start, width: states, sums: byCode[column] as Float64Array })
  }

  function addTo(sums: Float64Array, matrix: Matrix): void {
    const values = matrices.values(matrix)
    for (let cell = 0; cell < sums.length; cell++) sums[cell] = sums[cell]! + values[cell]!
  }

  /** Frees the matrices and turns the sums into expected counts. */
  function close(): Pick<Expected, 'transitions' | 'emissions'> {
    matrices.free([...down, ...up].filter((matrix) => matrix !== null))
    byCode.forEach((sums, column) => {
      const transition = transitions[column] as Float32Array
      const pairs = byPair[column] as Float64Array
      if (isRoot(column))
        for (let cell = 0; cell < sums.length; cell++) pairs[cell % states] = pairs[cell % states]! + sums[cell]!
      else if (leaf[column]) countLeaf(sums, pairs, { transition, emission: emissions[column] as Float32Array, states })
      else for (let cell = 0; cell < pairs.length; cell++) pairs[cell] = pairs[cell]! * transition[cell]!
    })
    return { transitions: byPair, emissions: byCode }
  }
}

/** A leaf's expected counts from what its parents' posteriors, divided by its messages, sum to by code. */
function countLeaf(
  sums: Float64Array,
  pairs: Float64Array,
  { transition, emission, states }: { transition: Float32Array; emission: Float32Array; states: number },
): void {
  for (let start = 0; start < sums.length; start += states) {
    const above = sums.slice(start, start + states)
    sums.fill(0, start, start + states)
    for (let parent = 0; parent < states; parent++)
      for (let state = 0; state < states; state++) {
        const joint = above[parent]! * transition[parent * states + state]! * emission[start + state]!
        pairs[parent * states + state] = pairs[parent * states + state]! + joint
        sums[start + state] = sums[start + state]! + joint
      }
  }
}
