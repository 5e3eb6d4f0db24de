import { expect, test } from 'vitest'
import { chooseMixture } from '../../../models/vae/choose-mixture.js'
import { fitMixture, meanLogDensity } from '../../../models/vae/fit-mixture.js'
import {
  drawMixture,
  type GaussianMixture,
  logDensityAt,
  mixtureDensity,
  standardNormal,
} from '../../../models/vae/gaussian-mixture.js'
import { createRng, normalDensity } from '../../../src/math/index.js'

/** Two clusters, one of them stretched along a diagonal. */
const two: GaussianMixture = {
  dimension: 2,
  weights: Float32Array.of(0.25, 0.75),
  means: Float32Array.of(-3, 0, 3, 1),
  factors: Float32Array.of(0.5, 0, 0, 0.5, 1, 0, 0.8, 0.3),
}

test('the density of one standard normal component is that of the standard normal', () => {
  const parts = new Float64Array(1)
  const log = logDensityAt(mixtureDensity(standardNormal(2)), Float32Array.of(9, 1, -0.5), { offset: 1, parts })
  expect(log).toBeCloseTo(Math.log(normalDensity(1) * normalDensity(-0.5)), 6)
})

test('the density of a component with covariance, and the shares of both', () => {
  const parts = new Float64Array(2)
  const log = logDensityAt(mixtureDensity(two), Float32Array.of(4, 1.8), { offset: 0, parts })
  // At mean + first column of L: standardised (1, 0), determinant of L = .3; the other component is 14 deviations away.
  expect(log).toBeCloseTo(Math.log(0.75 / (2 * Math.PI * 0.3)) - 0.5, 5)
  expect(parts[1]).toBeCloseTo(1, 6)
})

test('draws have the moments of the mixture', () => {
  const count = 40_000
  const points = drawMixture(two, count, createRng('draws'))
  let first = 0
  let product = 0
  for (let point = 0; point < count; point++) {
    first += points[2 * point]! / count
    product += (points[2 * point]! * points[2 * point + 1]!) / count
  }
  // E x = 1.5, E xy = .75·(3·1 + .8) = 2.85; standard errors .014 and .019.
  expect(Math.abs(first - 1.5)).toBeLessThan(5 * 0.014)
  expect(Math.abs(product - 2.85)).toBeLessThan(5 * 0.025)
})

test('expectation maximisation finds the mixture that made the points', async () => {
  const values = drawMixture(two, 4000, createRng('points'))
  const points = { values, dimension: 2 }
  const fitted = fitMixture(points, { components: 2, rng: createRng('fit') })
  const left = fitted.means[0]! < fitted.means[2]! ? 0 : 1
  expect(fitted.weights[left]).toBeCloseTo(0.25, 1)
  expect(fitted.means[2 * left]).toBeCloseTo(-3, 1)
  expect(meanLogDensity(fitted, points)).toBeGreaterThan(meanLogDensity(two, points) - 0.01)
  const { mixture, tried } = await chooseMixture(points, { candidates: [1, 2, 64], rng: createRng('choose') })
  expect(mixture.weights.length).toBe(2)
  expect(tried.map(({ components }) => components)).toEqual([1, 2, 64])
})

test('a component never closes in on one point', () => {
  const values = Float32Array.from({ length: 60 }, (_, index) => (index < 40 ? 0 : Math.sin(index)))
  const fitted = fitMixture({ values, dimension: 2 }, { components: 4, rng: createRng(1) })
  for (let cell = 0; cell < fitted.factors.length; cell += 4) {
    expect(fitted.factors[cell]).toBeGreaterThan(0.05)
    expect(fitted.factors[cell + 3]).toBeGreaterThan(0.05)
  }
})
