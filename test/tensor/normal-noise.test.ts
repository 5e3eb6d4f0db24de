import { expect, test } from 'vitest'
import { createRng, normalCdf } from '../../src/math/index.js'
import { fillNormal } from '../../src/tensor/index.js'

const count = 200_000

test('follows the standard normal distribution, tail included', () => {
  const sorted = fillNormal(new Float32Array(count), createRng('noise')).sort()
  let distance = 0
  sorted.forEach((value, rank) => {
    distance = Math.max(distance, Math.abs(normalCdf(value) - (rank + 0.5) / count))
  })
  // Kolmogorov: P(√n·D > 2.69) = 2·exp(−2·2.69²) = 1e-6.
  expect(distance * Math.sqrt(count)).toBeLessThan(2.69)
  const beyond = sorted.filter((value) => Math.abs(value) > 3.442619855899).length
  const expected = 2 * count * normalCdf(-3.442619855899)
  // Poisson of mean 115: five standard deviations.
  expect(Math.abs(beyond - expected)).toBeLessThan(5 * Math.sqrt(expected))
})

test('neighbouring numbers do not follow each other', () => {
  const noise = fillNormal(new Float32Array(count), createRng('noise'))
  let product = 0
  let squares = 0
  for (let index = 1; index < count; index++) {
    product += noise[index]! * noise[index - 1]!
    squares += noise[index]! ** 2 * noise[index - 1]! ** 2
  }
  expect(Math.abs(product) / Math.sqrt(count)).toBeLessThan(4.9)
  expect(Math.abs(squares / count - 1)).toBeLessThan((4.9 * Math.sqrt(8)) / Math.sqrt(count))
})

test('the same stream gives the same noise', () => {
  const draw = () => fillNormal(new Float32Array(5), createRng(3).fork('a'))
  expect(draw()).toEqual(draw())
})
