import { expect, test } from 'vitest'
import { membershipResult, minimumDetectableArea } from '../../../evaluators/privacy/membership.js'
import { createRng } from '../../../src/math/index.js'

const rng = createRng(1)
const normals = (count: number, shift: number) => Float64Array.from({ length: count }, () => rng.normal() + shift)

test('an attack whose scores differ by one standard deviation has the area of two normals', () => {
  const result = membershipResult(normals(3000, 1), normals(3000, 0), createRng(2))
  if (result.status === 'skipped') throw new Error(result.reason)
  // Φ(1 / √2) = .7602; the standard error at 3000 a side is .0061, and 4.9 of them is 1e-6.
  expect(Math.abs(result.value - 0.7602)).toBeLessThan(0.03)
  expect(result.interval![0]).toBeLessThan(0.7602)
  expect(result.interval![1]).toBeGreaterThan(0.7602)
})

test('the minimum detectable area is noticed four times in five', () => {
  // A shift d of one normal against another has the area Φ(d / √2).
  const area = minimumDetectableArea(100, 100)
  expect(area).toBeCloseTo(0.5 + (1.95996 + 0.84162) * Math.sqrt(201 / 120_000), 5)
  expect(minimumDetectableArea(20, 20)).toBeGreaterThan(area)
})

test('too few members are not judged', () => {
  expect(membershipResult(normals(5, 0), normals(100, 0), rng).status).toBe('skipped')
})
