import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRng, drawWeighted } from '../../src/math/index.js'

test('indices come as often as their weights say', () => {
  const rng = createRng(1)
  const counts = [0, 0, 0]
  for (let draw = 0; draw < 30_000; draw++) counts[drawWeighted([1, 0, 3], rng)]! += 1
  expect(counts[1]).toBe(0)
  // Standard error .0025.
  expect(counts[2]! / 30_000).toBeCloseTo(0.75, 1.9)
})

test('none of weight 0 is drawn where there is another', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1e-300, 0.1, 5), { minLength: 1 }), fc.nat(), (weights, seed) => {
      const drawn = drawWeighted(weights, createRng(seed))
      expect(weights[drawn]! > 0 || weights.every((weight) => weight === 0)).toBe(true)
    }),
  )
})
