import { blockSoftmax, type LayerPass, type Matrices, type Matrix, type SoftmaxBlocks } from '../../src/tensor/index.js'

import { applyLayer, type Layer, type Layers, layerBias, layerWeights } from './layers.js'

/** The rows of one step. */
export interface Batch {
  readonly rowCount: number
  readonly inputs: Float32Array
  readonly targets: Float32Array
  /** Standard normal numbers, rows × latent. */
  readonly noise: Float32Array
}

export interface GradientOptions {
  readonly layers: Layers
  readonly parameters: Float32Array
  readonly beta: number
  readonly matrices: Matrices
  readonly blocks: SoftmaxBlocks
  /** Gets what every layer received and the gradients by what it gave, inside the scope of the step. */
  readonly onPass?: (passes: readonly LayerPass[]) => void
}

/** Sums over the rows of a batch, in nats. */
export interface Losses {
  /** −Σ target · log probability. */
  readonly crossEntropy: number
  /** Kullback–Leibler divergence of the posteriors from the standard normal. */
  readonly divergence: number
}

const logVarianceLimit = 12

/** Log variances beyond ±12 are cut. */
export function cutLogVariance(value: number): number {
  return Math.max(-logVarianceLimit, Math.min(logVarianceLimit, value))
}

/**
 * The loss of a batch, cross entropy + β · divergence summed over its rows, and its gradient by all parameters into
 * `gradient`, by hand: the reparametrised estimator with one draw a row. Transposes are written out before every product.
 * D. P. Kingma, M. Welling, Auto-encoding variational Bayes, ICLR 2014.
 */
export function lossGradient(batch: Batch, gradient: Float32Array, options: GradientOptions): Losses {
  const { layers, parameters, beta, matrices, onPass } = options
  let losses: Losses = { crossEntropy: 0, divergence: 0 }
  matrices.scope(() => {
    const forward = forwardPass(batch, options)
    losses = forward.losses
    const passes: LayerPass[] = []
    const { encoded, latent, decoded, output } = forward
    let back = output
    back = backThrough(layers.logits, decoded.at(-1) as Matrix, back)
    for (let index = layers.decoder.length - 1; index >= 0; index--) {
      back = matrices.times(back, matrices.positive(decoded[index + 1] as Matrix))
      back = backThrough(layers.decoder[index] as Layer, decoded[index] as Matrix, back)
    }
    const heads = headGradients(matrices.values(back), { ...latent, noise: batch.noise, beta })
    const width = layers.mean.outputs
    const last = encoded.at(-1) as Matrix
    const byMean = matrices.matrix(heads.byMean, batch.rowCount, width)
    const byLogVariance = matrices.matrix(heads.byLogVariance, batch.rowCount, width)
    back = matrices.plus(backThrough(layers.mean, last, byMean), backThrough(layers.logVariance, last, byLogVariance))
    for (let index = layers.encoder.length - 1; index >= 0; index--) {
      back = matrices.times(back, matrices.positive(encoded[index + 1] as Matrix))
      back = backThrough(layers.encoder[index] as Layer, encoded[index] as Matrix, back)
    }
    onPass?.(passes)
    return null

    /** Stores the layer's gradient, and returns the gradient by its input; of the first layer nobody asks that. */
    function backThrough(layer: Layer, inputs: Matrix, gradients: Matrix): Matrix {
      passes.push({ inputs, gradients })
      const byWeights = matrices.product(matrices.transpose(inputs), gradients)
      layerWeights(gradient, layer).set(matrices.values(byWeights))
      layerBias(gradient, layer).set(matrices.values(matrices.columnSums(gradients)))
      if (layer === layers.encoder[0]) return gradients
      const weights = matrices.matrix(layerWeights(parameters, layer), layer.inputs, layer.outputs)
      return matrices.product(gradients, matrices.transpose(weights))
    }
  })
  return losses
}

/** The loss alone. */
export function lossOf(batch: Batch, options: GradientOptions): Losses {
  let losses: Losses = { crossEntropy: 0, divergence: 0 }
  options.matrices.scope(() => {
    losses = forwardPass(batch, options).losses
    return null
  })
  return losses
}

interface Forward {
  /** The inputs, and what every hidden layer of the encoder gave. */
  readonly encoded: readonly Matrix[]
  /** The drawn latents, and what every hidden layer of the decoder gave. */
  readonly decoded: readonly Matrix[]
  readonly latent: { readonly means: Float32Array; readonly deviations: Float32Array }
  /** Derivative of the cross entropy by the logits. */
  readonly output: Matrix
  readonly losses: Losses
}

function forwardPass(batch: Batch, { layers, parameters, matrices, blocks }: GradientOptions): Forward {
  const { rowCount, noise } = batch
  const apply = (input: Matrix, layer: Layer, rectified: boolean) =>
    applyLayer(input, layer, { parameters, matrices, rectified })
  const encoded = [matrices.matrix(batch.inputs, rowCount, layers.encoder[0]?.inputs ?? 0)]
  for (const layer of layers.encoder) encoded.push(apply(encoded.at(-1) as Matrix, layer, true))
  const last = encoded.at(-1) as Matrix
  const means = matrices.values(apply(last, layers.mean, false))
  const logVariances = matrices.values(apply(last, layers.logVariance, false))
  const draws = new Float32Array(means.length)
  const deviations = new Float32Array(means.length)
  let divergence = 0
  for (let index = 0; index < draws.length; index++) {
    const mean = means[index]!
    const logVariance = cutLogVariance(logVariances[index]!)
    const deviation = Math.exp(logVariance / 2)
    deviations[index] = deviation
    draws[index] = mean + deviation * noise[index]!
    divergence += (mean * mean + deviation * deviation - 1 - logVariance) / 2
  }
  const decoded = [matrices.matrix(draws, rowCount, layers.mean.outputs)]
  for (const layer of layers.decoder) decoded.push(apply(decoded.at(-1) as Matrix, layer, true))
  const probabilities = blockSoftmax(apply(decoded.at(-1) as Matrix, layers.logits, false), blocks, matrices)
  const targets = matrices.matrix(batch.targets, rowCount, layers.logits.outputs)
  return {
    encoded,
    decoded,
    latent: { means, deviations },
    output: matrices.minus(probabilities, targets),
    losses: { crossEntropy: crossEntropyOf(matrices.values(probabilities), batch.targets), divergence },
  }
}

function crossEntropyOf(probabilities: Float32Array, targets: Float32Array): number {
  let sum = 0
  for (let index = 0; index < targets.length; index++)
    if (targets[index]! > 0) sum -= targets[index]! * Math.log(probabilities[index]!)
  return sum
}

/**
 * From the gradient by the drawn latents to those by their means and log variances, divergence included. A cut log variance
 * keeps its gradient, so that it can come back.
 */
function headGradients(
  byLatent: Float32Array,
  { means, deviations, noise, beta }: Forward['latent'] & { readonly noise: Float32Array; readonly beta: number },
): { readonly byMean: Float32Array; readonly byLogVariance: Float32Array } {
  const byMean = new Float32Array(means.length)
  const byLogVariance = new Float32Array(means.length)
  for (let index = 0; index < means.length; index++) {
    const deviation = deviations[index]!
    byMean[index] = byLatent[index]! + beta * means[index]!
    byLogVariance[index] = (byLatent[index]! * deviation * noise[index]! + beta * (deviation * deviation - 1)) / 2
  }
  return { byMean, byLogVariance }
}
