import { type Layer, layerBias, layerWeights } from './layers.js'

/**
 * Layers in plain JavaScript, one row at a time: for likelihoods, which are asked for synchronously, when no backend may
 * be open yet. Sums skip inputs that are 0, which most are.
 */
export function plainLayer(
  input: ArrayLike<number>,
  layer: Layer,
  { parameters, rectified }: { readonly parameters: Float32Array; readonly rectified: boolean },
): Float32Array {
  const weights = layerWeights(parameters, layer)
  const out = layerBias(parameters, layer).slice()
  const { inputs, outputs } = layer
  for (let from = 0; from < inputs; from++) {
    const value = input[from]!
    if (value === 0) continue
    const base = from * outputs
    for (let to = 0; to < outputs; to++) out[to] = out[to]! + value * weights[base + to]!
  }
  if (rectified) for (let to = 0; to < outputs; to++) if (out[to]! < 0) out[to] = 0
  return out
}

export function plainStack(input: ArrayLike<number>, layers: readonly Layer[], parameters: Float32Array): Float32Array {
  return layers.reduce<Float32Array>(
    (hidden, layer) => plainLayer(hidden, layer, { parameters, rectified: true }),
    input as Float32Array,
  )
}
