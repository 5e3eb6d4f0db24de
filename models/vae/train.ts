import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import { permutation, type Rng } from '../../src/math/index.js'
import { clipGradient, type Matrices, moveAverage, openAdam, softmaxBlocks } from '../../src/tensor/index.js'
import { emptyBatch, fillBatch, makeBatch } from './batches.js'
import { type Losses, lossGradient, lossOf } from './gradient.js'
import type { RowsOfStates } from './inputs.js'
import { initialParameters, type Layers } from './layers.js'
import type { Layout } from './layout.js'
import type { VaeOptions } from './options.js'
import { betaAt, openPlateau } from './schedule.js'

export interface TrainOptions
  extends Pick<VaeOptions, 'batch' | 'learningRate' | 'weightDecay' | 'clip' | 'beta' | 'average' | 'smoothing'> {
  readonly layers: Layers
  readonly layout: Layout
  readonly neighbours: Int32Array
  /** Training shares of every place. */
  readonly shares: Float64Array
  readonly steps: number
  readonly rng: Rng
  readonly matrices: Matrices
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal | undefined
}

/** Nats a row at one check. */
export interface CurvePoint {
  readonly step: number
  readonly beta: number
  readonly training: number
  /** Of held-out rows; the training rows' when there are too few to hold out. */
  readonly validation: number
}

export interface Trained {
  readonly parameters: Float32Array
  readonly curve: readonly CurvePoint[]
}

const mostChecks = 60
/** Steps between two looks at the outside world. */
const stepsPerTurn = 8
const fewestValidating = 100
const mostValidationRows = 2000

/**
 * Trains by stochastic gradients: β falls first, then the learning rate is halved when held-out rows no longer gain, and
 * the averaged weights of the best check are kept. Every step is counted, none timed. Throws `aborted`.
 */
export async function train(rows: RowsOfStates, options: TrainOptions): Promise<Trained> {
  const { layers, layout, steps, batch, rng, matrices, signal, onProgress } = options
  const parameters = initialParameters(layers, { rng: rng.fork('weights'), shares: options.shares })
  const average = parameters.slice()
  const gradient = new Float32Array(layers.parameterCount)
  const adam = openAdam(layers.parameterCount, { weightDecay: options.weightDecay })
  const blocks = softmaxBlocks(
    layout.variables.map(({ codes }) => codes.length),
    matrices,
  )
  const order = permutation(rows.rowCount, rng.fork('validation rows'))
  const heldOut = rows.rowCount < fewestValidating ? 0 : Math.min(mostValidationRows, Math.round(rows.rowCount / 10))
  const training = order.slice(heldOut)
  const validation = makeBatch(rows, heldOut === 0 ? training : order.slice(0, heldOut), {
    ...options,
    rng: rng.fork('validation noise'),
  })
  const perStep = Math.min(batch, training.length)
  const buffers = emptyBatch(perStep, options)
  const shuffling = rng.fork('order')
  const noise = rng.fork('noise')
  const checkEvery = Math.max(10, Math.ceil(steps / mostChecks))
  const plateau = openPlateau(options.learningRate)
  const curve: CurvePoint[] = []
  let best = average.slice()
  let epoch = training
  let next = training.length
  let since: Losses & { rows: number } = { crossEntropy: 0, divergence: 0, rows: 0 }
  try {
    for (let step = 0; step < steps; step++) {
      const beta = betaAt(step / steps, options.beta)
      if (next + perStep > training.length) {
        epoch = permutation(training.length, shuffling).map((place) => training[place]!)
        next = 0
      }
      fillBatch(buffers, rows, { ...options, rows: epoch.subarray(next, next + perStep), rng: noise })
      next += perStep
      const losses = lossGradient(buffers, gradient, { layers, parameters, beta, matrices, blocks })
      clipGradient(gradient, { scale: 1 / perStep, limit: options.clip })
      adam.step(parameters, gradient, plateau.learningRate())
      moveAverage(average, parameters, { decay: options.average, step })
      since = {
        crossEntropy: since.crossEntropy + losses.crossEntropy,
        divergence: since.divergence + losses.divergence,
        rows: since.rows + perStep,
      }
      if ((step + 1) % checkEvery === 0 || step + 1 === steps) {
        const checked = lossOf(validation, { layers, parameters: average, beta, matrices, blocks })
        const loss = (checked.crossEntropy + beta * checked.divergence) / validation.rowCount
        curve.push({
          step: step + 1,
          beta,
          training: (since.crossEntropy + beta * since.divergence) / since.rows,
          validation: loss,
        })
        since = { crossEntropy: 0, divergence: 0, rows: 0 }
        const verdict = plateau.judge(loss, beta)
        if (verdict === 'better') best = average.slice()
        onProgress((step + 1) / steps)
        if (verdict === 'stop') break
      }
      if (step % stepsPerTurn === 0) await setImmediate()
      if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    }
  } finally {
    matrices.free([blocks.membership, blocks.transposed])
  }
  return { parameters: best, curve }
}
