import type { Matrices } from '../../src/tensor/index.js'
import { cutLogVariance } from './gradient.js'
import { fillInputs, type RowsOfStates } from './inputs.js'
import { applyLayer, type Layer, type Layers } from './layers.js'
import type { Layout } from './layout.js'
import type { Posteriors } from './posteriors.js'

export interface EncodeOptions {
  readonly layers: Layers
  readonly layout: Layout
  readonly parameters: Float32Array
  readonly matrices: Matrices
  readonly rows: Uint32Array
}

const blockRows = 1000

/** The posteriors of the named rows. */
export function encodeRows(
  all: RowsOfStates,
  { layers, layout, parameters, matrices, rows }: EncodeOptions,
): Posteriors {
  const dimension = layers.mean.outputs
  const means = new Float32Array(rows.length * dimension)
  const variances = new Float32Array(rows.length * dimension)
  const apply = { parameters, matrices }
  for (let start = 0; start < rows.length; start += blockRows)
    matrices.scope(() => {
      const block = rows.subarray(start, start + blockRows)
      const inputs = fillInputs(new Float32Array(block.length * layout.inputWidth), all, { layout, rows: block })
      let hidden = matrices.matrix(inputs, block.length, layout.inputWidth)
      for (const layer of layers.encoder) hidden = applyLayer(hidden, layer, { ...apply, rectified: true })
      const linear = (layer: Layer) => matrices.values(applyLayer(hidden, layer, { ...apply, rectified: false }))
      means.set(linear(layers.mean), start * dimension)
      variances.set(
        linear(layers.logVariance).map((log) => Math.exp(cutLogVariance(log))),
        start * dimension,
      )
      return null
    })
  return { means, variances, dimension }
}
