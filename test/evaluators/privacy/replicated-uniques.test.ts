import { expect, test } from 'vitest'
import { kMap, replicatedUniques } from '../../../evaluators/privacy/replicated-uniques.js'

/** a, a, b, c, d, e; f is nobody's. */
const real = Int32Array.of(0, 0, 1, 2, 3, 4)
const people = Int32Array.of(2, 1, 1, 1, 1, 0)

test('unique in both tables', () => {
  // a is not unique among the real rows, c not among the synthetic ones, e does not occur there.
  expect(replicatedUniques(real, Int32Array.of(0, 1, 2, 2, 3, 5))).toBe(2)
})

test('k-map counts synthetic rows that fit few people, not those that fit nobody', () => {
  expect(kMap(Int32Array.of(0, 1, 1, 5), people, 2)).toBe(2)
  expect(kMap(Int32Array.of(0, 1, 1, 5), people, 3)).toBe(3)
})
