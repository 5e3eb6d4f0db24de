import { describe, expect, test } from 'vitest'
import { gaussianEpsilon, gaussianLogDelta } from '../../../src/privacy/accounting/gaussian-delta.js'
import { nextUp, sumUp } from '../../../src/privacy/accounting/rounded.js'
import { gaussianThreshold, laplaceThreshold } from '../../../src/privacy/accounting/thresholds.js'
import { zcdpBudget, zcdpEpsilon, zcdpLogDelta, zcdpOfPure } from '../../../src/privacy/accounting/zcdp.js'
import { golden } from '../golden.js'

const close = (actual: number, wanted: number, relative = 1e-9) =>
  expect(Math.abs(actual - wanted) / Math.abs(wanted)).toBeLessThan(relative)

describe('zCDP in ε and δ', () => {
  test('ε of a ρ is that of cdp2adp', () => {
    for (const { rho, delta, epsilon } of golden.zcdp_to_approx.items) close(zcdpEpsilon(rho, delta), epsilon, 1e-7)
  })
  test('ρ of a budget is that of cdp2adp, and its ε is not above the budget', () => {
    for (const { rho, delta, epsilon } of golden.approx_to_zcdp.items) {
      const budget = zcdpBudget({ epsilon, delta })
      close(budget, rho, 1e-7)
      expect(zcdpEpsilon(budget, delta)).toBeLessThanOrEqual(epsilon * (1 + 1e-12))
    }
  })
  test('δ of ρ and ε is that of cdp2adp, deep into the tail', () => {
    for (const { rho, delta, epsilon } of golden.cdp_delta.items)
      close(Math.exp(zcdpLogDelta(rho, epsilon)), delta, 1e-6)
  })
  test('Gaussians of OpenDP have the ε that OpenDP says', () => {
    for (const { rho, eps } of golden.opendp_gaussian.items)
      for (const [delta, epsilon] of Object.entries<number>(eps)) close(zcdpEpsilon(rho, Number(delta)), epsilon, 1e-4)
  })
  test('ρ of an ε-private release is ε·tanh(ε/2), below ε²/2', () => {
    expect(zcdpOfPure(1)).toBeCloseTo(0.46211715726, 10)
    expect(zcdpOfPure(0.01)).toBeLessThanOrEqual(0.01 ** 2 / 2)
  })
})

describe('the exact Gaussian', () => {
  test('δ is that of mpmath to nine digits, down to 1e-200', () => {
    for (const { mu, epsilon, delta } of golden.gaussian_exact_delta.items)
      close(Math.exp(gaussianLogDelta(mu, epsilon)), delta)
  })
  test('ε gives back its δ and is below that by zCDP', () => {
    for (const rho of [0.001, 0.02, 0.5, 4]) {
      const epsilon = gaussianEpsilon(rho, 1e-6)
      close(Math.exp(gaussianLogDelta(Math.sqrt(2 * rho), epsilon)), 1e-6, 1e-6)
      expect(epsilon).toBeLessThan(zcdpEpsilon(rho, 1e-6))
    }
  })
})

test('thresholds of keys are those of the closed forms', () => {
  for (const { epsilon, delta, laplace_tau } of golden.partition_threshold.items)
    close(laplaceThreshold(epsilon, delta), laplace_tau)
  for (const { sigma, delta, tau } of golden.partition_threshold.gaussian) close(gaussianThreshold(sigma, delta), tau)
})

describe('sums of costs', () => {
  test('are never below the exact sum', () => {
    expect(sumUp([0.1, 0.2])).toBeGreaterThan(0.3)
    const thirds = sumUp(Array.from({ length: 1000 }, () => 2 ** -30 + 2 ** -80))
    expect(thirds).toBeGreaterThanOrEqual(1000 * 2 ** -30)
    expect(sumUp([1, 2 ** -60])).toBeGreaterThan(1)
  })
  test('are moved by one place at most', () => {
    expect(nextUp(1)).toBe(1 + 2 ** -52)
    expect(nextUp(0)).toBe(Number.MIN_VALUE)
    expect(sumUp([])).toBe(0)
  })
})
