import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import { permutation, type Rng } from '../../src/math/index.js'
import {
  type AdamState,
  clipGradient,
  type Matrices,
  moveAverage,
  openAdam,
  softmaxBlocks,
} from '../../src/tensor/index.js'
import { emptyBatch, fillBatch, makeBatch } from './batches.js'
import { type Losses, lossGradient, lossOf } from './gradient.js'
import type { RowsOfStates } from './inputs.js'
import { initialParameters, type Layers } from './layers.js'
import type { Layout } from './layout.js'
import type { VaeOptions } from './options.js'
import { betaAt, freshPlateau, openPlateau, type PlateauState } from './schedule.js'

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
  /** Where an interrupted training stood. */
  readonly from?: TrainingState | undefined
  /** Called at every check; the state's arrays change afterwards. */
  readonly onCheck: (state: TrainingState, point: CurvePoint) => Promise<void> | void
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

/** All that the next step depends on: a training that goes on from here ends with the same bytes. */
export interface TrainingState {
  /** Steps done; all of them when training stopped early. */
  readonly step: number
  readonly parameters: Float32Array
  readonly average: Float32Array
  /** The averaged parameters of the best check. */
  readonly best: Float32Array
  readonly adam: AdamState
  readonly plateau: PlateauState
  readonly curve: readonly CurvePoint[]
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
 * the averaged weights of the best check are kept. Every step is counted, none timed; its rows and noise depend on its
 * number alone, so that an interrupted training can go on. Throws `aborted`.
 */
export async function train(rows: RowsOfStates, options: TrainOptions): Promise<Trained> {
  const { layers, layout, steps, batch, rng, matrices, from, signal, onCheck } = options
  const parameters = from?.parameters.slice() ?? initialParameters(layers, { ...options, rng: rng.fork('weights') })
  const average = from?.average.slice() ?? parameters.slice()
  const gradient = new Float32Array(layers.parameterCount)
  const adam = openAdam(layers.parameterCount, { weightDecay: options.weightDecay, from: from?.adam })
  const plateau = openPlateau(from?.plateau ?? freshPlateau(options.learningRate))
  const curve = [...(from?.curve ?? [])]
  let best = from?.best ?? average.slice()
  const blocks = softmaxBlocks(
    layout.variables.map(({ codes }) => codes.length),
    matrices,
  )
  const { training, validating } = divideRows(rows.rowCount, rng)
  const validation = makeBatch(rows, validating, { ...options, rng: rng.fork('validation noise') })
  const perStep = Math.min(batch, training.length)
  const rowsOf = openBatches(training, { perStep, rng })
  const buffers = emptyBatch(perStep, options)
  const checkEvery = Math.max(10, Math.ceil(steps / mostChecks))
  let since = noLosses
  try {
    for (let step = from?.step ?? 0; step < steps; step++) {
      const beta = betaAt(step / steps, options.beta)
      fillBatch(buffers, rows, { ...options, rows: rowsOf(step), rng: rng.fork(`noise:${step}`) })
      const losses = lossGradient(buffers, gradient, { layers, parameters, beta, matrices, blocks })
      clipGradient(gradient, { scale: 1 / perStep, limit: options.clip })
      adam.step(parameters, gradient, plateau.learningRate())
      moveAverage(average, parameters, { decay: options.average, step })
      since = addLosses(since, losses, perStep)
      if ((step + 1) % checkEvery === 0 || step + 1 === steps) {
        const checked = lossOf(validation, { layers, parameters: average, beta, matrices, blocks })
        const point = {
          step: step + 1,
          beta,
          training: (since.crossEntropy + beta * since.divergence) / since.rows,
          validation: (checked.crossEntropy + beta * checked.divergence) / validation.rowCount,
        }
        curve.push(point)
        since = noLosses
        const verdict = plateau.judge(point.validation, beta)
        if (verdict === 'better') best = average.slice()
        const done = verdict === 'stop' ? steps : step + 1
        const state = { step: done, parameters, average, best, adam: adam.state(), plateau: plateau.state(), curve }
        await onCheck(state, point)
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

/** A tenth of the rows to validate with, and the rest to train on; all of them for both when they are few. */
function divideRows(rowCount: number, rng: Rng): { readonly training: Uint32Array; readonly validating: Uint32Array } {
  const order = permutation(rowCount, rng.fork('validation rows'))
  if (rowCount < fewestValidating) return { training: order, validating: order }
  const heldOut = Math.min(mostValidationRows, Math.round(rowCount / 10))
  return { training: order.slice(heldOut), validating: order.slice(0, heldOut) }
}

/** The rows of every step: each epoch in an order of its own, what is left at its end unused. */
function openBatches(
  training: Uint32Array,
  { perStep, rng }: { readonly perStep: number; readonly rng: Rng },
): (step: number) => Uint32Array {
  const stepsPerEpoch = Math.floor(training.length / perStep)
  let order = training
  let ordered = -1
  return (step) => {
    const epoch = Math.floor(step / stepsPerEpoch)
    if (epoch !== ordered) {
      order = permutation(training.length, rng.fork(`epoch:${epoch}`)).map((place) => training[place]!)
      ordered = epoch
    }
    const start = (step % stepsPerEpoch) * perStep
    return order.subarray(start, start + perStep)
  }
}

interface LossesOfRows extends Losses {
  readonly rows: number
}

const noLosses: LossesOfRows = { crossEntropy: 0, divergence: 0, rows: 0 }

function addLosses(sum: LossesOfRows, { crossEntropy, divergence }: Losses, rows: number): LossesOfRows {
  return {
    crossEntropy: sum.crossEntropy + crossEntropy,
    divergence: sum.divergence + divergence,
    rows: sum.rows + rows,
  }
}
