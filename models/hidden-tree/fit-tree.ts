import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import type { Matrices } from '../../src/tensor/index.js'
import { expectation } from './expectation.js'
import { initialTree } from './initial-tree.js'
import { maximisation, type Prior } from './maximisation.js'
import { overRelaxed } from './over-relaxation.js'
import type { HiddenTree, TreeRows, TreeShape } from './tree.js'

export interface FitTreeOptions {
  readonly shape: TreeShape
  readonly states: number
  readonly prior: Prior
  readonly passes: number
  readonly restarts: number
  readonly rng: Rng
  readonly matrices: Matrices
  /** Called after every pass; a true answer ends the fit. */
  readonly afterPass?: (tree: HiddenTree, pass: number) => boolean
  readonly signal?: AbortSignal | undefined
}

const tryingPasses = 3
/** A pass that gains less than this a row, in nats, is the last. */
const leastGain = 1e-4

/** Expectation maximisation from the likeliest of several starts, until it no longer gains. Throws `aborted`. */
export async function fitTree(rows: TreeRows, options: FitTreeOptions): Promise<HiddenTree> {
  const { shape, states, prior, passes, restarts, rng, afterPass, ...rest } = options
  let best: { readonly tree: HiddenTree; readonly logLikelihood: number } | undefined
  for (let start = 0; start < restarts; start++) {
    const first = initialTree(rows, { shape, states, prior, rng: rng.fork(`start:${start}`) })
    const climbed = await climb(first, rows, { ...rest, shape, states, prior, passes: restarts > 1 ? tryingPasses : 0 })
    if (best === undefined || climbed.logLikelihood > best.logLikelihood) best = climbed
  }
  const { tree } = best as { readonly tree: HiddenTree }
  return (await climb(tree, rows, { ...options, passes })).tree
}

/** How much further each step goes than the one before while the likelihood grows. */
const relaxing = 1.2
const furthest = 4

/** Goes on from a tree, in steps that grow while they raise the likelihood. */
export async function climb(
  start: HiddenTree,
  rows: TreeRows,
  { shape, states, prior, passes, matrices, afterPass, signal }: Omit<FitTreeOptions, 'restarts' | 'rng'>,
): Promise<{ readonly tree: HiddenTree; readonly logLikelihood: number }> {
  let tree = start
  let plain = start
  let eta = 1
  let previous = Number.NEGATIVE_INFINITY
  for (let pass = 0; pass < passes; pass++) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    const expected = expectation(tree, rows, matrices)
    const gain = (expected.logLikelihood - previous) / rows.rowCount
    const isTooFar = gain < 0 && eta > 1
    if (isTooFar) {
      tree = plain
      eta = 1
    } else {
      plain = maximisation(expected, { shape, states, columns: rows.columns, prior })
      tree = eta > 1 ? overRelaxed(tree, plain, eta) : plain
      eta = Math.min(furthest, eta * relaxing)
      previous = expected.logLikelihood
    }
    if (afterPass?.(plain, pass) || (!isTooFar && gain < leastGain)) break
    await setImmediate()
  }
  return { tree: plain, logLikelihood: previous }
}
