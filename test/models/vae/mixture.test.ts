import { expect, test } from 'vitest'
import { adaptMixture } from '../../../models/vae/adapt-mixture.js'
import { chooseMixture } from '../../../models/vae/choose-mixture.js'
import { fitMixture, meanLogDensity } from '../../../models/vae/fit-mixture.js'
import {
  drawMixture,
  type GaussianMixture,
  logDensityAt,
  mixtureDensity,
  standardNormal,
} from '../../../models/vae/gaussian-mixture.js'
import type { Posteriors } from '../../../models/vae/posteriors.js'
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
  const { points } = drawMixture(two, count, createRng('draws'))
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

/** Rows whose posteriors have points of `two` as means, and a variance. */
function posteriorsOf(count: number, variance: number): Posteriors {
  const { points } = drawMixture(two, count, createRng('points'))
  return { means: points, variances: new Float32Array(2 * count).fill(variance), dimension: 2 }
}

test('expectation maximisation finds the mixture that made the points', async () => {
  const points = posteriorsOf(4000, 0)
  const fitted = await fitMixture(points, { components: 2, rng: createRng('fit') })
  const left = fitted.means[0]! < fitted.means[2]! ? 0 : 1
  expect(fitted.weights[left]).toBeCloseTo(0.25, 1)
  expect(fitted.means[2 * left]).toBeCloseTo(-3, 1)
  expect(meanLogDensity(fitted, points)).toBeGreaterThan(meanLogDensity(two, points) - 0.01)
  const { mixture, tried } = await chooseMixture(points, { candidates: [1, 2, 64], rng: createRng('choose') })
  expect(mixture.weights.length).toBe(2)
  expect(tried.map(({ components }) => components)).toEqual([1, 2, 64])
})

test('posteriors widen the components they belong to', async () => {
  const fitted = await fitMixture(posteriorsOf(4000, 0.5), { components: 2, rng: createRng('fit') })
  const left = fitted.means[0]! < fitted.means[2]! ? 0 : 1
  // The variance of the points, .25, and that of the posteriors.
  expect(fitted.factors[4 * left]! ** 2).toBeCloseTo(0.75, 1)
})

test('a component never closes in on one row, nor is it narrower than the posteriors of its rows', async () => {
  const means = Float32Array.from({ length: 120 }, (_, index) => (index === 7 ? 9 : index < 80 ? 0 : Math.sin(index)))
  const posteriors = { means, variances: new Float32Array(120).fill(0.01), dimension: 2 }
  const fitted = await fitMixture(posteriors, { components: 4, rng: createRng(1) })
  const alone = fitted.means.findIndex((mean) => mean > 5)
  expect(alone).toBeGreaterThanOrEqual(0)
  for (let cell = 0; cell < fitted.factors.length; cell += 4) {
    expect(fitted.factors[cell]).toBeGreaterThan(0.099)
    expect(fitted.factors[cell + 3]).toBeGreaterThan(0.099)
  }
  // The row alone has a component, two thirds of whose covariance is that of the others.
  expect(fitted.factors[4 * Math.floor(alone / 2)]).toBeGreaterThan(0.15)
})

test('a class of many rows moves the mixture to them, one of few leaves it', () => {
  const inClass = (count: number) => {
    const means = Float32Array.from(
      { length: 2 * count },
      (_, index) => (index % 2 === 0 ? -2 : 1) + Math.sin(index) / 2,
    )
    return { means, variances: new Float32Array(2 * count).fill(0.01), dimension: 2 }
  }
  const many = adaptMixture(two, inClass(2000))
  expect(many.weights[0]).toBeGreaterThan(0.98)
  expect(many.means[0]).toBeCloseTo(-2, 1)
  expect(many.means[1]).toBeCloseTo(1, 1)
  // Variances of sines of half amplitude and of the posteriors: .125 + .01.
  expect(many.factors[0]! ** 2).toBeCloseTo(0.135, 1)
  const few = adaptMixture(two, inClass(1))
  expect(few.weights[1]).toBeCloseTo(0.5, 1)
  expect(few.means[2]).toBeCloseTo(3, 6)
  // A third of the way from −3 to the only row.
  expect(few.means[0]).toBeCloseTo(-3 + 1 / 3, 1)
})
