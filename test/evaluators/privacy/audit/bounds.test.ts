import { describe, expect, test } from 'vitest'
import { anyNoiseBound } from '../../../../evaluators/privacy/audit/any-noise-bound.js'
import { gaussianBound, isGaussianShaped } from '../../../../evaluators/privacy/audit/gaussian-bound.js'
import { guessBound } from '../../../../evaluators/privacy/audit/guess-bound.js'
import { createRng, normalQuantile } from '../../../../src/math/index.js'

/** Quantiles of a normal distribution, as evenly as can be. */
const normal = (count: number, { mean = 0, size = 1 } = {}) =>
  Array.from({ length: count }, (_, at) => mean + size * normalQuantile((at + 0.5) / count))

describe('guesses', () => {
  // Differential-privacy reference 10: all k right gives e^ε/(1 + e^ε) = .05^(1/k).
  test.each([
    [10, 1.05],
    [100, 3.49],
    [1000, 5.81],
    [10_000, 8.11],
  ])('all of %i right show ε = %f and no more', (guessed, epsilon) => {
    expect(guessBound({ canaries: guessed, guessed, right: guessed, delta: 0, of: 1 })).toBeCloseTo(epsilon, 2)
  })
  test('of which half are right show nothing, and δ and further looks take away', () => {
    const all = { canaries: 100, guessed: 100, right: 90, delta: 0, of: 1 }
    expect(guessBound({ ...all, right: 50 })).toBe(0)
    expect(guessBound({ ...all, delta: 1e-3 })).toBeLessThan(guessBound(all))
    expect(guessBound({ ...all, of: 4 })).toBeLessThan(guessBound(all))
  })
  test('pass the true ε in at most 5 % of 400 games of randomised answers', () => {
    const rng = createRng('answers')
    const share = Math.E / (1 + Math.E)
    let passed = 0
    for (let game = 0; game < 400; game++) {
      const right = Array.from({ length: 100 }, () => rng.uniform() < share).filter(Boolean).length
      if (guessBound({ canaries: 100, guessed: 100, right, delta: 0, of: 1 }) > 1) passed++
    }
    // Binomial(400, .05) passes 40 with a chance below 1e-5.
    expect(passed).toBeLessThan(40)
  })
})

describe('worlds told apart', () => {
  test('far apart show as much as so many can, alike show nothing', () => {
    const far = anyNoiseBound([{ without: normal(500), with: normal(500, { mean: 12 }) }], 1e-9)
    expect(far.lower).toBeCloseTo(far.ceiling, 9)
    // ln of (.025^(1/250))/(1 − .025^(1/250)).
    expect(far.ceiling).toBeCloseTo(4.208, 2)
    expect(anyNoiseBound([{ without: normal(500), with: normal(500) }], 1e-9).lower).toBe(0)
  })
  test('of randomised answers show nearly their ε, and δ takes away', () => {
    const answers = (yes: number) => Array.from({ length: 2000 }, (_, at) => (at % 100 < yes ? 1 : 0))
    const { lower } = anyNoiseBound([{ without: answers(27), with: answers(73) }], 0)
    expect(lower).toBeGreaterThan(0.8)
    expect(lower).toBeLessThan(Math.log(73 / 27))
    expect(anyNoiseBound([{ without: answers(27), with: answers(73) }], 0.3).lower).toBeLessThan(lower)
  })
})

describe('the size of the noise', () => {
  test('as declared shows nearly the ε of its Gaussian, halved more than it', () => {
    // δ(ε) = Φ(−ε/μ + μ/2) − e^ε Φ(−ε/μ − μ/2) = 1e-2 at ε = .804 for μ = .45.
    const declared = gaussianBound({ noise: normal(1000), mu: 0.45, delta: 1e-2 })
    expect(declared.lower).toBeGreaterThan(0.74)
    expect(declared.lower).toBeLessThan(0.804)
    expect(declared.noise).toBeCloseTo(1, 2)
    const halved = gaussianBound({ noise: normal(1000, { size: 0.5 }), mu: 0.45, delta: 1e-2 })
    expect(halved.lower).toBeGreaterThan(1.7)
    expect(halved.mu).toBeCloseTo(0.9, 2)
  })
  test('is told of Gaussian noise alone', () => {
    expect(isGaussianShaped(normal(1000, { size: 3 }))).toBe(true)
    expect(isGaussianShaped(normal(1000).map((value) => (value > 0 ? value : 0)))).toBe(false)
    expect(isGaussianShaped(normal(1000).map((value) => value ** 3))).toBe(false)
    expect(isGaussianShaped(Array(1000).fill(0))).toBe(false)
  })
})
