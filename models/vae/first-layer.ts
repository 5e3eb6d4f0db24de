import { type Layer, layerBias, layerWeights } from './layers.js'
import type { SparseRows } from './sparse-rows.js'

/**
 * What the rectified first layer gives for sparse rows, row-major: each row is the bias and the few rows of weights that it
 * names. O(rows × entries × outputs), a fraction of the dense product's when states are many.
 */
export function firstLayer(
  { rowCount, entries, places, values }: SparseRows,
  layer: Layer,
  parameters: Float32Array,
): Float32Array {
  const { outputs } = layer
  const weights = layerWeights(parameters, layer)
  const bias = layerBias(parameters, layer)
  const out = new Float32Array(rowCount * outputs)
  let entry = 0
  for (let row = 0; row < rowCount; row++) {
    const start = row * outputs
    for (let output = 0; output < outputs; output++) out[start + output] = bias[output]!
    for (const end = entry + entries; entry < end; entry++) {
      const value = values[entry]!
      const from = places[entry]! * outputs
      for (let output = 0; output < outputs; output++)
        out[start + output] = out[start + output]! + value * weights[from + output]!
    }
    for (let output = 0; output < outputs; output++) if (out[start + output]! < 0) out[start + output] = 0
  }
  return out
}

/** The gradient of the first layer's parameters, into its part of `gradient`, from that by its sums. */
export function firstLayerGradient(
  { rowCount, entries, places, values }: SparseRows,
  byOutputs: Float32Array,
  { layer, gradient }: { readonly layer: Layer; readonly gradient: Float32Array },
): void {
  const { outputs } = layer
  const weights = layerWeights(gradient, layer).fill(0)
  const bias = layerBias(gradient, layer).fill(0)
  let entry = 0
  for (let row = 0; row < rowCount; row++) {
    const start = row * outputs
    for (let output = 0; output < outputs; output++) bias[output] = bias[output]! + byOutputs[start + output]!
    for (const end = entry + entries; entry < end; entry++) {
      const value = values[entry]!
      const to = places[entry]! * outputs
      for (let output = 0; output < outputs; output++)
        weights[to + output] = weights[to + output]! + value * byOutputs[start + output]!
    }
  }
}
