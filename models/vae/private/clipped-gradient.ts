import { exampleGradientNorms, type LayerPass, type Matrices } from '../../../src/tensor/index.js'
import { type Batch, type GradientOptions, lossGradient } from '../gradient.js'
import type { Layer, Layers } from '../layers.js'

/**
 * Adds to `sum` every row's own gradient, cut to the norm `clip`: norms from the layers' inputs and output gradients, and one weighted
 * product a layer, no row's gradient by itself (ghost clipping; Li, Tramèr, Liang & Hashimoto 2022). A norm that is no number counts
 * nothing.
 */
export function addClippedGradient(
  batch: Batch,
  sum: Float64Array,
  { clip, ...options }: Omit<GradientOptions, 'onPass'> & { readonly clip: number },
): void {
  const { layers, matrices } = options
  const scratch = new Float32Array(layers.parameterCount)
  lossGradient(batch, scratch, {
    ...options,
    onPass(passes) {
      const shares = exampleGradientNorms(passes, matrices).map((norm) =>
        Number.isFinite(norm) ? Math.min(1, clip / norm) : 0,
      )
      for (const [place, layer] of backwards(layers).entries())
        addLayer(passes[place]!, { layer, shares, sum, matrices })
    },
  })
}

/** Layers in the order in which gradients pass them. */
function backwards({ encoder, mean, logVariance, decoder, logits }: Layers): readonly Layer[] {
  return [logits, ...[...decoder].reverse(), mean, logVariance, ...[...encoder].reverse()]
}

function addLayer(
  { inputs, gradients }: LayerPass,
  {
    layer,
    shares,
    sum,
    matrices,
  }: {
    readonly layer: Layer
    readonly shares: Float32Array
    readonly sum: Float64Array
    readonly matrices: Matrices
  },
): void {
  const rows = shares.length
  const given = withoutRows(matrices.values(inputs), { width: layer.inputs, shares })
  const weighed = withoutRows(matrices.values(gradients), { width: layer.outputs, shares })
  for (let row = 0; row < rows; row++)
    for (let output = 0; output < layer.outputs; output++)
      weighed[row * layer.outputs + output] = weighed[row * layer.outputs + output]! * shares[row]!
  const weights = matrices.values(
    matrices.product(
      matrices.transpose(matrices.matrix(given, rows, layer.inputs)),
      matrices.matrix(weighed, rows, layer.outputs),
    ),
  )
  for (let index = 0; index < weights.length; index++)
    sum[layer.start + index] = sum[layer.start + index]! + weights[index]!
  const bias = layer.start + layer.inputs * layer.outputs
  for (let row = 0; row < rows; row++)
    for (let output = 0; output < layer.outputs; output++)
      sum[bias + output] = sum[bias + output]! + weighed[row * layer.outputs + output]!
}

/** Rows that count nothing as zeros: of what is no number, zero times it would be none either. */
function withoutRows(
  values: Float32Array,
  { width, shares }: { readonly width: number; readonly shares: Float32Array },
): Float32Array {
  const kept = values.slice()
  shares.forEach((share, row) => {
    if (share === 0) kept.fill(0, row * width, (row + 1) * width)
  })
  return kept
}
