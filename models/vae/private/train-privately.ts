import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../../src/errors.js'
import type { Rng } from '../../../src/math/index.js'
import type { BatchRun } from '../../../src/privacy/index.js'
import { fillNormal, type Matrices, moveAverage, openAdam, softmaxBlocks } from '../../../src/tensor/index.js'
import { emptyBatch } from '../batches.js'
import type { Batch } from '../gradient.js'
import { fillInputs, type RowsOfStates } from '../inputs.js'
import { initialParameters, type Layers } from '../layers.js'
import type { Layout } from '../layout.js'
import { betaAt } from '../schedule.js'
import { fillTargets } from '../targets.js'
import { addClippedGradient } from './clipped-gradient.js'
import type { PrivateVaeOptions } from './options.js'
import { evenShares } from './public-layout.js'

export interface PrivateTraining
  extends Pick<PrivateVaeOptions, 'steps' | 'learningRate' | 'clip' | 'beta' | 'average'> {
  readonly layers: Layers
  readonly layout: Layout
  readonly run: BatchRun
  /** Whole numbers of the noisy sums in a gradient of 1. */
  readonly grid: number
  /** Patients in a batch on average: a public number. */
  readonly expected: number
  /** Of weights and latents; never of noise or batches. */
  readonly rng: Rng
  readonly matrices: Matrices
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Rows whose gradients are summed in 32 bits; sums of these in 64. */
export const capacity = 64
const stepsPerTurn = 8

/**
 * Trains by noisy sums of cut gradients over random batches, a fixed number of them; the moving average of the weights is kept. Nothing is
 * looked at besides: no losses, no held-out rows. An empty batch is noise alone and counts. Throws `aborted`.
 */
export async function trainPrivately(rows: RowsOfStates, options: PrivateTraining): Promise<Float32Array> {
  const { layers, layout, run, grid, expected, steps, rng, matrices, onProgress, signal } = options
  const parameters = initialParameters(layers, { rng: rng.fork('weights'), shares: evenShares(layout) })
  const average = parameters.slice()
  const adam = openAdam(layers.parameterCount)
  const blocks = softmaxBlocks(
    layout.variables.map(({ codes }) => codes.length),
    matrices,
  )
  try {
    for (let step = 0; step < steps; step++) {
      const batch = run.draw(rows.rowCount)
      const beta = betaAt(step / steps, options.beta)
      const sum = new Float64Array(layers.parameterCount)
      for (let start = 0; start < batch.length; start += capacity) {
        const part = filled(batch.subarray(start, start + capacity), {
          rows,
          layers,
          layout,
          rng: rng.fork(`step:${step}`),
        })
        addClippedGradient(part, sum, { layers, parameters, beta, matrices, blocks, clip: options.clip })
      }
      const noisy = run.release(sum.map((value) => value * grid))
      adam.step(
        parameters,
        Float32Array.from(noisy, (value) => value / grid / expected),
        options.learningRate,
      )
      moveAverage(average, parameters, { decay: options.average, step })
      onProgress?.((step + 1) / steps)
      if (step % stepsPerTurn === 0) await setImmediate()
      if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    }
  } finally {
    matrices.free([blocks.membership, blocks.transposed])
  }
  return average
}

interface Filling {
  readonly rows: RowsOfStates
  readonly layers: Layers
  readonly layout: Layout
  readonly rng: Rng
}

/** A part of a batch. What is drawn for a patient's latents depends on no other patient. */
function filled(patients: Uint32Array, { rows, layers, layout, rng }: Filling): Batch {
  const batch = emptyBatch(patients.length, { layers, layout })
  fillInputs(batch.inputs, rows, { layout, rows: patients })
  fillTargets(batch.targets, rows, { layout, rows: patients, smoothing: 0, neighbours: new Int32Array() })
  const width = layers.mean.outputs
  patients.forEach((patient, at) => {
    fillNormal(batch.noise.subarray(at * width, (at + 1) * width), rng.fork(`patient:${patient}`))
  })
  return batch
}
