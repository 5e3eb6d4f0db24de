import { expect, test } from 'vitest'
import { drawCodes } from '../../../models/vae/draw-codes.js'
import { drawGiven } from '../../../models/vae/draw-given.js'
import { drawOpenStates } from '../../../models/vae/draw-open-states.js'
import { drawMixture, standardNormal } from '../../../models/vae/gaussian-mixture.js'
import type { LatentPrior } from '../../../models/vae/latent-prior.js'
import { createRng } from '../../../src/math/index.js'
import { openMatrices } from '../../../src/tensor/index.js'
import { smallLayers, smallLayout, smallParameters } from './small-batch.js'

// Strong weights, so that columns depend on each other through the latents.
const decoder = { layers: smallLayers, layout: smallLayout, parameters: smallParameters().map((value) => 3 * value) }
const prior: LatentPrior = { mixture: standardNormal(2), classes: null }
const rowCount = 6000
/** Five standard errors of a share of so many rows, and of the few thousand that resampled latents count for. */
const error = 5 * Math.sqrt(0.25 / rowCount + 0.25 / 4000)

const all = (state: number) => new Int32Array(rowCount).fill(state)

async function drawn(states: readonly [Int32Array, Int32Array], allowed: readonly number[], from = prior) {
  const cells = states.map((each) => ({ states: each, choices: [allowed] }))
  const matrices = await openMatrices()
  return drawOpenStates(decoder, cells, { rowCount, prior: from, matrices, rng: createRng('open') })
}

/** The second column's codes are its states with a gap. */
const statesOf = (codes: ArrayLike<number> | undefined) =>
  Array.from(codes ?? [], (code) => (code > 2 ? code - 1 : code))

function shares(codes: ArrayLike<number>, size: number): number[] {
  const counts = new Array<number>(size).fill(0)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]! += 1 / codes.length
  return counts
}

test('open cells follow their distribution given the others, and what is there stays', async () => {
  const matrices = await openMatrices()
  const weights = [Float64Array.of(0, 1, 0), null]
  const given = drawGiven(20_000, decoder, { prior, matrices, rng: createRng('given'), weights })
  const wanted = shares(statesOf(given.columns[1]?.codes), 4)
  const free = drawCodes(drawMixture(prior.mixture, 20_000, createRng('free')).points, decoder, {
    ...{ matrices, rng: createRng('cells') },
  })
  const [first, second] = (await drawn([all(1), all(-1)], [1, 1, 1, 1])) as [Int32Array, Int32Array]
  expect(first.every((state) => state === 1)).toBe(true)
  const found = shares(second, 4)
  found.forEach((share, state) => {
    expect(Math.abs(share - wanted[state]!)).toBeLessThan(error)
  })
  // The other cell tells something here, or the test would tell nothing.
  const unconditional = shares(statesOf(free.columns[1]?.codes), 4)
  expect(Math.max(...unconditional.map((share, state) => Math.abs(share - found[state]!)))).toBeGreaterThan(error)
})

test('open cells get states that are allowed only', async () => {
  const [, second] = await drawn([all(1), all(-1)], [0, 1, 0, 1])
  expect([...new Set(second)].sort()).toEqual([1, 3])
})

const mixture = {
  dimension: 2,
  weights: Float32Array.of(0.3, 0.7),
  means: Float32Array.of(-0.8, 0.5, 0.6, -0.4),
  factors: Float32Array.of(0.8, 0, 0.1, 0.9, 1, 0, -0.3, 0.8),
}
const classes = { columns: [0], states: [[0], [2]], ofComponent: Uint16Array.of(0, 1) }

test('an open outcome that the prior says follows its distribution given the other cells', async () => {
  const matrices = await openMatrices()
  const free = drawMixture(mixture, 200_000, createRng('free'))
  const drawnFree = drawCodes(free.points, decoder, { matrices, rng: createRng('cells') })
  const second = statesOf(drawnFree.columns[1]?.codes)
  const chosen = [...free.components].filter((_, row) => second[row] === 3)
  const wanted = chosen.filter((component) => component === 0).length / chosen.length
  const [first] = (await drawn([all(-1), all(3)], [1, 1, 1, 1], { mixture, classes })) as [Int32Array]
  const found = shares(first, 3)
  expect(found[1]).toBe(0)
  expect(Math.abs(found[0]! - wanted)).toBeLessThan(error)
  expect(Math.abs(wanted - 0.3)).toBeGreaterThan(0.02)
})

test('cells stay open where no class has the outcomes of the row', async () => {
  const [, second] = await drawn([all(1), all(-1)], [1, 1, 1, 1], { mixture, classes })
  expect(second!.every((state) => state === -1)).toBe(true)
})
