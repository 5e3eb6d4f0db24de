import { expect, test } from 'vitest'
import { drawCodes } from '../../../models/vae/draw-codes.js'
import { drawGiven } from '../../../models/vae/draw-given.js'
import { drawMixture, standardNormal } from '../../../models/vae/gaussian-mixture.js'
import { createRng } from '../../../src/math/index.js'
import { openMatrices } from '../../../src/tensor/index.js'
import { smallLayers, smallLayout, smallParameters } from './small-batch.js'

// Strong weights, so that columns depend on each other through the latents.
const decoder = { layers: smallLayers, layout: smallLayout, parameters: smallParameters().map((value) => 3 * value) }
const prior = { mixture: standardNormal(2), classes: null }
const count = 20_000

test('rows under evidence have the distribution of free rows that satisfy it', async () => {
  const matrices = await openMatrices()
  const free = drawCodes(drawMixture(prior.mixture, 3 * count, createRng('free')).points, decoder, {
    matrices,
    rng: createRng('cells'),
  })
  const [a, b] = free.columns.map(({ codes }) => codes) as [Uint8Array, Uint8Array]
  const accepted = [...a].flatMap((code, row) => (code === 1 ? [b[row]!] : []))
  const weights = [Float64Array.of(0, 1, 0), null]
  const given = drawGiven(count, decoder, { prior, matrices, rng: createRng('given'), weights })
  const [conditioned, other] = given.columns.map(({ codes }) => codes) as [Uint8Array, Uint8Array]
  expect(conditioned.every((code) => code === 1)).toBe(true)
  const unconditional = share([...b], 4)
  const wanted = share(accepted, 4)
  // Evidence tells something here, or the test would tell nothing.
  expect(Math.abs(wanted - unconditional)).toBeGreaterThan(0.03)
  // Both are shares; the resampled one counts as some thousand independent rows: five standard errors.
  const error = 5 * Math.sqrt(0.25 / accepted.length + 0.25 / 4000)
  expect(Math.abs(share([...other], 4) - wanted)).toBeLessThan(error)
})

test('evidence on a column that the prior says is met from the latents of its class, however rare', async () => {
  const matrices = await openMatrices()
  const rare = {
    dimension: 2,
    weights: Float32Array.of(0.99999, 0.00001),
    means: Float32Array.of(0, 0, 1.5, -1),
    factors: Float32Array.of(1, 0, 0, 1, 0.5, 0, 0, 0.5),
  }
  const classes = { columns: [0], states: [[0], [2]], ofComponent: Uint16Array.of(0, 1) }
  const weights = [Float64Array.of(0, 0.5, 0.5), null]
  const options = { prior: { mixture: rare, classes }, matrices, rng: createRng('given'), weights }
  const [conditioned, other] = drawGiven(count, decoder, options).columns.map(({ codes }) => codes) as [
    Uint8Array,
    Uint8Array,
  ]
  expect(conditioned.every((code) => code === 2)).toBe(true)
  const alone = { ...rare, weights: Float32Array.of(0, 1) }
  const { points } = drawMixture(alone, count, createRng('free'))
  const free = drawCodes(points, decoder, { matrices, rng: createRng('cells') }).columns[1]?.codes ?? []
  const common = drawCodes(drawMixture(rare, count, createRng('free')).points, decoder, {
    matrices,
    rng: createRng('cells'),
  }).columns[1]?.codes
  const error = 5 * Math.sqrt(0.25 / count + 0.25 / 4000)
  expect(Math.abs(share([...other], 4) - share([...free], 4))).toBeLessThan(error)
  expect(Math.abs(share([...(common ?? [])], 4) - share([...free], 4))).toBeGreaterThan(2 * error)
  const impossible = { ...options, weights: [Float64Array.of(0, 1, 0), null] }
  expect(() => drawGiven(10, decoder, impossible)).toThrow(expect.objectContaining({ code: 'bad-evidence' }))
})

test('hopeless evidence is refused with its effective sample size', async () => {
  const matrices = await openMatrices()
  const weights = [Float64Array.of(0, 0, 0), null]
  expect(() => drawGiven(10, decoder, { prior, matrices, rng: createRng(1), weights })).toThrow(
    expect.objectContaining({ code: 'bad-evidence', message: expect.stringContaining('effective sample size') }),
  )
})

function share(codes: readonly number[], wanted: number): number {
  return codes.filter((code) => code === wanted).length / codes.length
}
