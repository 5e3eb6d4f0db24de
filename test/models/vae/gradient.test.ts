import { expect, test } from 'vitest'
import { lossGradient, lossOf } from '../../../models/vae/gradient.js'
import { exampleGradientNorms, openMatrices, softmaxBlocks } from '../../../src/tensor/index.js'
import { smallBatch, smallLayers, smallLayout, smallParameters } from './small-batch.js'

async function setUp() {
  const matrices = await openMatrices()
  const widths = smallLayout.variables.map(({ codes }) => codes.length)
  return {
    layers: smallLayers,
    parameters: smallParameters(),
    beta: 0.7,
    matrices,
    blocks: softmaxBlocks(widths, matrices),
  }
}

test('the gradient by hand is the slope of the loss', async () => {
  const options = await setUp()
  const gradient = new Float32Array(smallLayers.parameterCount)
  const batch = smallBatch()
  lossGradient(batch, gradient, options)
  const lossAt = (index: number, shift: number) => {
    const parameters = options.parameters.slice()
    parameters[index] = parameters[index]! + shift
    const { crossEntropy, divergence } = lossOf(batch, { ...options, parameters })
    return crossEntropy + options.beta * divergence
  }
  const step = 0.01
  let compared = 0
  for (let index = 0; index < gradient.length; index++) {
    const slope = (lossAt(index, step) - lossAt(index, -step)) / (2 * step)
    // 32-bit losses of about 10 are exact to 1e-6, so slopes to some 1e-4; central differences add step²-terms.
    expect(Math.abs(gradient[index]! - slope)).toBeLessThan(2e-3 + 0.01 * Math.abs(slope))
    if (Math.abs(slope) > 0.01) compared++
  }
  expect(compared).toBeGreaterThan(gradient.length / 3)
})

test("every example's gradient norm is that of its gradient alone", async () => {
  const options = await setUp()
  let norms: Float32Array = new Float32Array(0)
  const gradient = new Float32Array(smallLayers.parameterCount)
  lossGradient(smallBatch(), gradient, {
    ...options,
    onPass: (passes) => {
      norms = exampleGradientNorms(passes, options.matrices)
    },
  })
  expect(norms).toHaveLength(4)
  for (let row = 0; row < 4; row++) {
    lossGradient(smallBatch(Uint32Array.of(row)), gradient, options)
    const naive = Math.hypot(...gradient)
    expect(norms[row]).toBeCloseTo(naive, 3)
  }
})

test('memory stays flat over thousands of steps', async () => {
  const options = await setUp()
  const gradient = new Float32Array(smallLayers.parameterCount)
  const batch = smallBatch()
  lossGradient(batch, gradient, options)
  const before = options.matrices.count()
  for (let step = 0; step < 2000; step++) lossGradient(batch, gradient, options)
  expect(options.matrices.count()).toBe(before)
})
