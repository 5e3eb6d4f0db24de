import { blockSoftmax, type Matrices, softmaxBlocks } from '../../src/tensor/index.js'
import { applyLayer, type Layers } from './layers.js'
import type { Layout } from './layout.js'

/** The decoder with its weights. */
export interface Decoder {
  readonly layers: Layers
  readonly layout: Layout
  readonly parameters: Float32Array
}

const blockRows = 1024

/**
 * Calls `use` with the probabilities of every state for latents in blocks of rows: row-major, a row's columns as the layout
 * places them. O(rows × weights).
 */
export function eachDecoded(
  latents: Float32Array,
  { layers, layout, parameters }: Decoder,
  {
    matrices,
    use,
  }: { readonly matrices: Matrices; readonly use: (probabilities: Float32Array, firstRow: number) => void },
): void {
  const width = layers.mean.outputs
  const rowCount = latents.length / width
  const widths = layout.variables.map(({ codes }) => codes.length)
  for (let start = 0; start < rowCount; start += blockRows) {
    const block = latents.subarray(start * width, (start + blockRows) * width)
    const probabilities = matrices.scope(() => {
      let hidden = matrices.matrix(block, block.length / width, width)
      for (const layer of layers.decoder) hidden = applyLayer(hidden, layer, { parameters, matrices, rectified: true })
      const logits = applyLayer(hidden, layers.logits, { parameters, matrices, rectified: false })
      return blockSoftmax(logits, softmaxBlocks(widths, matrices), matrices)
    })
    const values = matrices.values(probabilities)
    matrices.free(probabilities)
    use(values, start)
  }
}
