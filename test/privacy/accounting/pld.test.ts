import { expect, test } from 'vitest'
import { transform } from '../../../src/privacy/accounting/fft.js'
import { gaussianEpsilon } from '../../../src/privacy/accounting/gaussian-delta.js'
import { pldEpsilon } from '../../../src/privacy/accounting/pld.js'
import { rdpEpsilon } from '../../../src/privacy/accounting/rdp-subsampled.js'
import { golden } from '../golden.js'

test('a transform is the sum it stands for, and its inverse gives the numbers back', () => {
  const numbers = [1, 4, -2, 0.5, 3, 0, 7, -1]
  const real = Float64Array.from(numbers)
  const imaginary = new Float64Array(8)
  transform(real, imaginary)
  const third = numbers.map((value, n) => [
    value * Math.cos((6 * Math.PI * n) / 8),
    -value * Math.sin((6 * Math.PI * n) / 8),
  ])
  expect(real[3]).toBeCloseTo(
    third.reduce((sum, [r]) => sum + r!, 0),
    12,
  )
  expect(imaginary[3]).toBeCloseTo(
    third.reduce((sum, [, i]) => sum + i!, 0),
    12,
  )
  transform(real, imaginary, true)
  for (const [n, value] of numbers.entries()) expect(real[n]).toBeCloseTo(value, 12)
})

test('ε by losses is that of dp-accounting on its grid, below it on ours, and below that by Rényi losses', () => {
  for (const item of golden.subsampled_gaussian.items) {
    const run = { noiseMultiplier: item.noise_multiplier, sampling: item.sampling, steps: item.steps }
    expect(Math.abs(pldEpsilon(run, item.delta, 1e-3) / item.pld_epsilon - 1)).toBeLessThan(5e-5)
    if (item.steps !== 5000 && item.steps !== 10_000) continue
    const epsilon = pldEpsilon(run, item.delta)
    expect(epsilon).toBeLessThan(item.pld_epsilon * 1.0001)
    expect(epsilon).toBeLessThan(rdpEpsilon(run, item.delta))
  }
}, 60_000)

test('without sampling it is the exact ε of a Gaussian, never below', () => {
  const epsilon = pldEpsilon({ noiseMultiplier: 10, sampling: 1, steps: 50 }, 1e-5)
  const exact = gaussianEpsilon(0.25, 1e-5)
  expect(epsilon).toBeGreaterThanOrEqual(exact)
  expect(epsilon).toBeLessThan(exact * 1.001)
})
