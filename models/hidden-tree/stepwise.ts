import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import { permutation, type Rng } from '../../src/math/index.js'
import type { Matrices } from '../../src/tensor/index.js'
import { type Expected, expectation } from './expectation.js'
import { maximisation, type Prior } from './maximisation.js'
import { type HiddenTree, type TreeRows, takeTreeRows } from './tree.js'

export interface StepwiseOptions {
  readonly prior: Prior
  readonly epochs: number
  readonly rng: Rng
  readonly matrices: Matrices
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal | undefined
}

const batchRows = 16_384
/** Between .5 and 1: how fast what was seen early is forgotten. */
const forgetting = 0.7

/**
 * Expectation maximisation by small steps, for tables too long to pass over many times: after every batch the expected
 * counts move towards the batch's by a step of (t + 2)^−0.7, and the tree follows. Throws `aborted`.
 * O. Cappé, E. Moulines, On-line expectation–maximization for latent data models, JRSS B 71, 2009;
 * P. Liang, D. Klein, Online EM for unsupervised models, NAACL 2009.
 */
export async function climbStepwise(start: HiddenTree, rows: TreeRows, options: StepwiseOptions): Promise<HiddenTree> {
  const { prior, epochs, rng, matrices, onProgress, signal } = options
  const batches = Math.ceil(rows.rowCount / batchRows)
  const { shape, states } = start
  const { columns } = rows
  let tree = start
  let counts: Counts | undefined
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = permutation(rows.rowCount, rng.fork(`epoch:${epoch}`))
    for (let batch = 0; batch < batches; batch++) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
      const part = takeTreeRows(rows, Uint32Array.from(order.subarray(batch * batchRows, (batch + 1) * batchRows)))
      const seen = asWhole(expectation(tree, part, matrices), rows.rowCount / part.rowCount)
      const step = (epoch * batches + batch + 2) ** -forgetting
      counts = counts === undefined ? seen : moved(counts, seen, step)
      tree = maximisation(counts, { shape, states, columns, prior })
      onProgress?.((epoch * batches + batch + 1) / (epochs * batches))
      await setImmediate()
    }
  }
  return tree
}

type Counts = Pick<Expected, 'transitions' | 'emissions'>

/** Counts of a batch as if all rows were like it. */
function asWhole({ transitions, emissions }: Counts, scale: number): Counts {
  const scaled = (tables: readonly Float64Array[]) => tables.map((table) => table.map((count) => count * scale))
  return { transitions: scaled(transitions), emissions: scaled(emissions) }
}

function moved(from: Counts, to: Counts, step: number): Counts {
  const move = (a: readonly Float64Array[], b: readonly Float64Array[]) =>
    a.map((table, index) => table.map((count, cell) => count + step * (b[index]![cell]! - count)))
  return { transitions: move(from.transitions, to.transitions), emissions: move(from.emissions, to.emissions) }
}
