import type { Rng } from '../../src/math/index.js'
import { fillNormal, type Matrices } from '../../src/tensor/index.js'
import { firstLayer } from './first-layer.js'
import { applyLayer, type Layer, type Layers } from './layers.js'
import type { Layout } from './layout.js'
import { emptySparseRows, fillSparseRows, type RowsOfStates } from './sparse-rows.js'

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
      const inputs = fillSparseRows(emptySparseRows(block.length, layout), all, { layout, rows: block })
      const [first, ...others] = layers.encoder as [Layer, ...Layer[]]
      let hidden = matrices.matrix(firstLayer(inputs, first, parameters), block.length, first.outputs)
      for (const layer of others) hidden = applyLayer(hidden, layer, { ...apply, rectified: true })
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
