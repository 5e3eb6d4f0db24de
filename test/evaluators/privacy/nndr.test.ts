import { expect, test } from 'vitest'
import { distanceRatios } from '../../../evaluators/privacy/nndr.js'
import type { Points } from '../../../src/learn/index.js'

const points = (values: readonly number[]): Points => ({
  coordinates: Float64Array.from(values),
  width: 1,
  rowCount: values.length,
})

test('ratios by hand', () => {
  const ratios = distanceRatios(points([0.1, 0.2, 0.55]), points([0, 0.4, 1, 1]))
  expect(ratios[0]).toBeCloseTo(0.1 / 0.3, 6)
  expect(ratios[1]).toBeCloseTo(1, 6)
  expect(ratios[2]).toBeCloseTo(0.15 / 0.45, 6)
})

test('a copy of a lone row is 0, a copy of two equal rows 1', () => {
  const ratios = distanceRatios(points([0, 1]), points([0, 0.4, 1, 1]))
  expect(ratios[0]).toBeLessThan(1e-6)
  expect(ratios[1]).toBe(1)
})
