import { expect, test } from 'vitest'
import type { GaussianMixture } from '../../../models/vae/gaussian-mixture.js'
import type { LatentPrior } from '../../../models/vae/latent-prior.js'
import { vaeLogLikelihood } from '../../../models/vae/row-likelihood.js'
import { createRng } from '../../../src/math/index.js'
import { smallLayers, smallLayout, smallParameters } from './small-batch.js'

const decoder = { layers: smallLayers, layout: smallLayout, parameters: smallParameters() }
const mixture: GaussianMixture = {
  dimension: 2,
  weights: Float32Array.of(0.3, 0.7),
  means: Float32Array.of(-0.5, 0, 0.4, 0.3),
  factors: Float32Array.of(0.8, 0, 0.1, 0.9, 1, 0, -0.3, 0.8),
}
/** Every row there can be. */
const rows = {
  columns: [Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2), Int32Array.of(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3)],
  rowCount: 12,
}

const likelihoods = (prior: LatentPrior) =>
  vaeLogLikelihood(rows, decoder, { prior, draws: 20_000, rng: createRng('draws') })

test('likelihoods of all rows sum to one', () => {
  const total = likelihoods({ mixture, classes: null }).reduce((sum, log) => sum + Math.exp(log), 0)
  // 20,000 draws a row, weights of a few: a relative error of a few per mille.
  expect(total).toBeCloseTo(1, 1)
  expect(Math.abs(total - 1)).toBeLessThan(0.02)
})

test('with a column that the prior says they sum to one too, and its shares are those of the classes', () => {
  const classes = { columns: [0], states: [[2], [0]], ofComponent: Uint16Array.of(0, 1) }
  const shares = Array.from(likelihoods({ mixture, classes }), Math.exp)
  const ofState = [0, 1, 2].map((state) => shares.slice(4 * state, 4 * state + 4).reduce((a, b) => a + b, 0))
  expect(ofState[1]).toBe(0)
  expect(Math.abs(ofState[2]! - 0.3)).toBeLessThan(0.01)
  expect(Math.abs(ofState[0]! - 0.7)).toBeLessThan(0.02)
})
