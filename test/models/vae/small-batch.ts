import type { Batch } from '../../../models/vae/gradient.js'
import { fillInputs } from '../../../models/vae/inputs.js'
import { initialParameters, layersOf } from '../../../models/vae/layers.js'
import { type Layout, layoutOf, outputWidth } from '../../../models/vae/layout.js'
import { fillTargets } from '../../../models/vae/targets.js'
import { createRng } from '../../../src/math/index.js'
import { fillNormal } from '../../../src/tensor/index.js'

const variables = [
  { name: 'a', codeCount: 3, codes: [0, 1, 2] },
  { name: 'b', codeCount: 5, codes: [0, 1, 3, 4] },
]
export const smallLayout: Layout = layoutOf(variables, {
  isNumber: [false, true],
  scores: Float32Array.of(0, 0, 0, -1, 0.2, 1.1, 0),
})

/** Layers of a few units, with parameters that are away from any kink of a rectifier. */
export const smallLayers = layersOf({
  inputWidth: smallLayout.inputWidth,
  hidden: [6, 5],
  latent: 2,
  outputWidth: outputWidth(smallLayout),
})

export function smallParameters(): Float32Array {
  const shares = new Float64Array(outputWidth(smallLayout)).fill(0.3)
  const parameters = initialParameters(smallLayers, { rng: createRng('small'), shares })
  return parameters.map((value, index) => value + 0.05 * Math.sin(index))
}

export const smallRows = { columns: [Uint8Array.of(0, 2, 1, 1), Uint8Array.of(3, 0, 2, 1)], rowCount: 4 }

export function smallBatch(rows: Uint32Array = Uint32Array.of(0, 1, 2, 3)): Batch {
  const noise = fillNormal(new Float32Array(8), createRng('noise'))
  const width = outputWidth(smallLayout)
  const neighbours = Int32Array.from({ length: 2 * width }, () => -1)
  return {
    rowCount: rows.length,
    inputs: fillInputs(new Float32Array(rows.length * smallLayout.inputWidth), smallRows, {
      layout: smallLayout,
      rows,
    }),
    targets: fillTargets(new Float32Array(rows.length * width), smallRows, {
      layout: smallLayout,
      rows,
      smoothing: 0,
      neighbours,
    }),
    noise: Float32Array.from([...rows].flatMap((row) => [...noise.subarray(2 * row, 2 * row + 2)])),
  }
}
