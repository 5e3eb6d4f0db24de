import type { Rng } from '../../src/math/index.js'
import { fillNormal, type Matrices } from '../../src/tensor/index.js'
import { fillInputs, type RowsOfStates } from './inputs.js'
import { applyLayer, type Layer, type Layers } from './layers.js'
import type { Layout } from './layout.js'

export interface EncodeOptions {
  readonly layers: Layers
  readonly layout: Layout
  readonly parameters: Float32Array
  readonly matrices: Matrices
  readonly rows: Uint32Array
  readonly rng: Rng
}

const blockRows = 1000

/** One latent a named row, drawn from its posterior, row-major. */
export function encodeRows(
  all: RowsOfStates,
  { layers, layout, parameters, matrices, rows, rng }: EncodeOptions,
): Float32Array {
  const width = layers.mean.outputs
  const latents = fillNormal(new Float32Array(rows.length * width), rng)
  const apply = { parameters, matrices }
  for (let start = 0; start < rows.length; start += blockRows)
    matrices.scope(() => {
      const block = rows.subarray(start, start + blockRows)
      const inputs = fillInputs(new Float32Array(block.length * layout.inputWidth), all, { layout, rows: block })
      let hidden = matrices.matrix(inputs, block.length, layout.inputWidth)
      for (const layer of layers.encoder) hidden = applyLayer(hidden, layer, { ...apply, rectified: true })
      const linear = (layer: Layer) => matrices.values(applyLayer(hidden, layer, { ...apply, rectified: false }))
      const means = linear(layers.mean)
      const logVariances = linear(layers.logVariance)
      for (let index = 0; index < means.length; index++) {
        const at = start * width + index
        latents[at] = means[index]! + Math.exp(logVariances[index]! / 2) * latents[at]!
      }
      return null
    })
  return latents
}
