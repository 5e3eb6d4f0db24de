import type { Rng } from '../../src/math/index.js'
import { fillNormal, type Matrices, type Matrix } from '../../src/tensor/index.js'

/** One dense layer's place in the flat array of parameters: weights row-major by input, then biases. */
export interface Layer {
  readonly name: string
  readonly inputs: number
  readonly outputs: number
  readonly start: number
}

/** The layers of the autoencoder. */
export interface Layers {
  readonly encoder: readonly Layer[]
  readonly mean: Layer
  readonly logVariance: Layer
  readonly decoder: readonly Layer[]
  readonly logits: Layer
  readonly parameterCount: number
}

export interface LayerSizes {
  readonly inputWidth: number
  readonly hidden: readonly number[]
  readonly latent: number
  readonly outputWidth: number
}

/** Layers from their sizes, the decoder's hidden layers as the encoder's in reverse. */
export function layersOf({ inputWidth, hidden, latent, outputWidth }: LayerSizes): Layers {
  let start = 0
  const layer = (name: string, inputs: number, outputs: number): Layer => {
    const made = { name, inputs, outputs, start }
    start += (inputs + 1) * outputs
    return made
  }
  const stack = (name: string, first: number, widths: readonly number[]) =>
    widths.map((width, index) => layer(`${name}:${index}`, widths[index - 1] ?? first, width))
  const last = hidden.at(-1) ?? inputWidth
  const encoder = stack('encoder', inputWidth, hidden)
  const mean = layer('mean', last, latent)
  const logVariance = layer('log-variance', last, latent)
  const decoder = stack('decoder', latent, [...hidden].reverse())
  const logits = layer('logits', hidden[0] ?? latent, outputWidth)
  return { encoder, mean, logVariance, decoder, logits, parameterCount: start }
}

export function allLayers({ encoder, mean, logVariance, decoder, logits }: Layers): readonly Layer[] {
  return [...encoder, mean, logVariance, ...decoder, logits]
}

export function layerWeights(parameters: Float32Array, { inputs, outputs, start }: Layer): Float32Array {
  return parameters.subarray(start, start + inputs * outputs)
}

export function layerBias(parameters: Float32Array, { inputs, outputs, start }: Layer): Float32Array {
  return parameters.subarray(start + inputs * outputs, start + (inputs + 1) * outputs)
}

/** A rectified layer of given weights, or a linear one. */
export function applyLayer(
  input: Matrix,
  layer: Layer,
  {
    parameters,
    matrices,
    rectified,
  }: { readonly parameters: Float32Array; readonly matrices: Matrices; readonly rectified: boolean },
): Matrix {
  const weights = matrices.matrix(layerWeights(parameters, layer), layer.inputs, layer.outputs)
  const bias = layerBias(parameters, layer)
  return matrices.dense(input, { weights, bias, rectified })
}

/**
 * First parameters: normal weights of variance 2/inputs before rectifiers, small ones before the latent heads so that
 * posteriors begin near the standard normal, biases 0; the output's biases are the logarithms of `shares`.
 * K. He et al., Delving deep into rectifiers, ICCV 2015.
 */
export function initialParameters(
  layers: Layers,
  { rng, shares }: { readonly rng: Rng; readonly shares: Float64Array },
): Float32Array {
  const parameters = new Float32Array(layers.parameterCount)
  for (const layer of allLayers(layers)) {
    const isHead = layer === layers.mean || layer === layers.logVariance || layer === layers.logits
    const deviation = isHead ? 0.3 / Math.sqrt(layer.inputs) : Math.sqrt(2 / layer.inputs)
    const weights = fillNormal(layerWeights(parameters, layer), rng.fork(layer.name))
    for (let index = 0; index < weights.length; index++) weights[index] = weights[index]! * deviation
  }
  layerBias(parameters, layers.logits).set(shares.map(Math.log))
  return parameters
}
