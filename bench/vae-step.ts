import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { lossGradient } from '../models/vae/gradient.js'
import { fillInputs } from '../models/vae/inputs.js'
import { initialParameters, layersOf } from '../models/vae/layers.js'
import { layoutOf, outputWidth } from '../models/vae/layout.js'
import { fillTargets } from '../models/vae/targets.js'
import { createRng } from '../src/math/index.js'
import { clipGradient, fillNormal, moveAverage, openAdam, openMatrices, softmaxBlocks } from '../src/tensor/index.js'

/** A step of the published TVAE's size, 150-128-128-z128-128-128-150 on 500 rows; with MIRRORWARD_PYTHON beside PyTorch. */
const [rowCount, columnCount, levels, latent] = [500, 15, 10, 128]
const rng = createRng('bench')
const variables = Array.from({ length: columnCount }, (_, column) => ({
  name: `c${column}`,
  codeCount: levels + 1,
  codes: Array.from({ length: levels }, (_, code) => code),
}))
const layout = layoutOf(variables, {
  isNumber: variables.map(() => false),
  scores: new Float32Array(columnCount * levels),
})
const all = { columns: variables.map(() => Uint8Array.from({ length: rowCount }, () => rng.below(levels))), rowCount }
const rows = Uint32Array.from({ length: rowCount }, (_, row) => row)
const width = outputWidth(layout)
const layers = layersOf({ inputWidth: layout.inputWidth, hidden: [128, 128], latent, outputWidth: width })
const parameters = initialParameters(layers, { rng, shares: new Float64Array(width).fill(1 / levels) })
const average = parameters.slice()
const gradient = new Float32Array(layers.parameterCount)
const adam = openAdam(layers.parameterCount, { weightDecay: 1e-5 })
const matrices = await openMatrices()
const blocks = softmaxBlocks(
  variables.map(({ codes }) => codes.length),
  matrices,
)
const batch = {
  rowCount,
  inputs: new Float32Array(rowCount * layout.inputWidth),
  targets: new Float32Array(rowCount * width),
  noise: new Float32Array(rowCount * latent),
}
const neighbours = new Int32Array(2 * width).fill(-1)

function step(count: number): void {
  fillInputs(batch.inputs, all, { layout, rows })
  fillTargets(batch.targets, all, { layout, rows, smoothing: 0, neighbours })
  fillNormal(batch.noise, rng)
  lossGradient(batch, gradient, { layers, parameters, beta: 1, matrices, blocks })
  clipGradient(gradient, { scale: 1 / rowCount, limit: 10 })
  adam.step(parameters, gradient, 1e-3)
  moveAverage(average, parameters, { decay: 0.997, step: count })
}

function ours(): number {
  let best = Number.POSITIVE_INFINITY
  for (let repeat = 0; repeat < 5; repeat++) {
    const start = performance.now()
    for (let count = 0; count < 40; count++) step(count)
    best = Math.min(best, (performance.now() - start) / 40)
  }
  return best
}

const before = ours()
const python = process.env.MIRRORWARD_PYTHON
if (python === undefined) console.log(`step: ${before.toFixed(1)} ms on the ${matrices.backend} backend`)
else {
  const theirs = Number(execFileSync(python, [join(import.meta.dirname, 'vae-step.py')], { encoding: 'utf8' }))
  const best = Math.min(before, ours())
  console.log(
    `step: ${best.toFixed(1)} ms on the ${matrices.backend} backend, ${theirs.toFixed(1)} ms in PyTorch on one thread: ${(best / theirs).toFixed(2)} times`,
  )
}
