import { expect, test } from 'vitest'
import { calibratedNoise, pldEpsilon } from '../../../src/privacy/index.js'

// dp-accounting 0.6: calibrate_dp_mechanism with PLDAccountant(value_discretization_interval=1e-4), tol 1e-6, Poisson, add or remove one.
test.each([
  [0.01, 1000, 1, 1e-5, 1.4146309695],
  [0.05, 500, 3, 1e-6, 1.9351162594],
  [1, 50, 2, 1e-5, 14.0983852964],
  [256 / 60_000, 3000, 1, 1e-6, 1.2304262252],
  [0.1, 300, 0.5, 1e-7, 15.7092670618],
])(
  'noise for q = %f, %i batches, ε = %f, δ = %f is that of dp-accounting, never less',
  (sampling, steps, epsilon, delta, golden) => {
    const noise = calibratedNoise({ sampling, steps }, { epsilon, delta })
    expect(noise / golden).toBeGreaterThan(1 - 2e-5)
    expect(noise / golden).toBeLessThan(1 + 2e-4)
    expect(pldEpsilon({ sampling, steps, noiseMultiplier: noise }, delta)).toBeLessThanOrEqual(epsilon)
  },
)

test('two runs together cost what dp-accounting says, and less than their sum', () => {
  const runs = [
    { noiseMultiplier: 1, sampling: 0.01, steps: 1000 },
    { noiseMultiplier: 2, sampling: 0.05, steps: 200 },
  ]
  const together = pldEpsilon(runs, 1e-5)
  expect(Math.abs(together / 2.425069958421751 - 1)).toBeLessThan(5e-5)
  expect(together).toBeLessThan(pldEpsilon(runs[0]!, 5e-6) + pldEpsilon(runs[1]!, 5e-6))
})
