import { expect, test } from 'vitest'
import { clipGradient, moveAverage, openAdam } from '../../src/tensor/index.js'

test('the first step is one learning rate against the sign of the gradient', () => {
  const parameters = Float32Array.of(1, 1, 1)
  openAdam(3).step(parameters, Float32Array.of(0.5, -200, 0), 0.1)
  expect(parameters[0]).toBeCloseTo(0.9, 6)
  expect(parameters[1]).toBeCloseTo(1.1, 6)
  expect(parameters[2]).toBe(1)
})

test('two steps of the recursion by hand', () => {
  const parameters = Float32Array.of(0)
  const adam = openAdam(1)
  adam.step(parameters, Float32Array.of(1), 0.1)
  adam.step(parameters, Float32Array.of(3), 0.1)
  // mean .39/.19, square .009999/.001999 after the corrections for the start.
  const second = (0.1 * (0.39 / 0.19)) / Math.sqrt(0.009999 / 0.001999)
  expect(parameters[0]).toBeCloseTo(-0.1 - second, 5)
})

test('weight decay shrinks parameters apart from the gradient', () => {
  const parameters = Float32Array.of(2)
  openAdam(1, { weightDecay: 0.5 }).step(parameters, Float32Array.of(0), 0.1)
  expect(parameters[0]).toBeCloseTo(1.9, 6)
})

test('a gradient keeps its direction when clipped, and stays as it is below the limit', () => {
  const long = Float32Array.of(30, 40)
  expect(clipGradient(long, { scale: 0.1, limit: 1 })).toBeCloseTo(5, 6)
  expect([...long]).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)])
  const short = Float32Array.of(0.3, 0.4)
  clipGradient(short, { limit: 1 })
  expect([...short]).toEqual([...Float32Array.of(0.3, 0.4)])
})

test('an average forgets the start in its first steps and then moves slowly', () => {
  const average = Float32Array.of(0)
  moveAverage(average, Float32Array.of(1), { decay: 0.99, step: 0 })
  expect(average[0]).toBeCloseTo(0.9, 6)
  moveAverage(average, Float32Array.of(2), { decay: 0.99, step: 100_000 })
  expect(average[0]).toBeCloseTo(0.9 * 0.99 + 0.02, 6)
})
