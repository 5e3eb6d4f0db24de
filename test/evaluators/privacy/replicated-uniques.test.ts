import { expect, test } from 'vitest'
import { kMap, replicatedUniques } from '../../../evaluators/privacy/replicated-uniques.js'

const real = ['a', 'a', 'b', 'c', 'd', 'e']

test('unique in both tables', () => {
  // a is not unique among the real rows, c not among the synthetic ones, e does not occur there.
  expect(replicatedUniques(real, ['a', 'b', 'c', 'c', 'd', 'f'])).toBe(2)
})

test('k-map counts synthetic rows that fit few people, not those that fit nobody', () => {
  expect(kMap(['a', 'b', 'b', 'f'], real, 2)).toBe(2)
  expect(kMap(['a', 'b', 'b', 'f'], real, 3)).toBe(3)
})
