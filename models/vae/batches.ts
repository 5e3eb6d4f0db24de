import type { Rng } from '../../src/math/index.js'
import { fillNormal } from '../../src/tensor/index.js'
import type { Batch } from './gradient.js'
import { fillInputs, type RowsOfStates } from './inputs.js'
import type { Layers } from './layers.js'
import { type Layout, outputWidth } from './layout.js'
import { fillTargets } from './targets.js'

export interface BatchOptions {
  readonly layers: Layers
  readonly layout: Layout
  readonly neighbours: Int32Array
  readonly smoothing: number
  readonly rng: Rng
}

/** Arrays for a batch, to be filled again and again. */
export function emptyBatch(rowCount: number, { layers, layout }: Pick<BatchOptions, 'layers' | 'layout'>): Batch {
  return {
    rowCount,
    inputs: new Float32Array(rowCount * layout.inputWidth),
    targets: new Float32Array(rowCount * outputWidth(layout)),
    noise: new Float32Array(rowCount * layers.mean.outputs),
  }
}

/** Inputs, targets and noise of the named rows, in place. */
export function fillBatch(
  batch: Batch,
  all: RowsOfStates,
  options: BatchOptions & { readonly rows: Uint32Array },
): void {
  fillInputs(batch.inputs, all, options)
  fillTargets(batch.targets, all, options)
  fillNormal(batch.noise, options.rng)
}

/** A batch of its own for the named rows, with targets as they are. */
export function makeBatch(all: RowsOfStates, rows: Uint32Array, options: BatchOptions): Batch {
  const batch = emptyBatch(rows.length, options)
  fillBatch(batch, all, { ...options, rows, smoothing: 0 })
  return batch
}
