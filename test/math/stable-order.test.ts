import { expect, test } from 'vitest'
import { createRng, permutation, stableOrder } from '../../src/math/index.js'

const special = [0, -0, 1, -1, 1e300, -1e300, 5e-324, -5e-324, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.1]

test.each([10, 20_000])('orders %i numbers as a comparator does, equal ones as they came', (count) => {
  const rng = createRng('order')
  const values = Float64Array.from({ length: count }, () =>
    rng.below(2) === 0 ? special[rng.below(special.length)]! : Math.round(rng.normal() * 50) / 10,
  )
  const compare = (a: number, b: number) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0)
  const places = Array.from(values, (_, at) => at)
  expect([...stableOrder(values)]).toEqual(places.toSorted((a, b) => compare(a, b) || a - b))
  const start = permutation(count, rng)
  const rank = Int32Array.from({ length: count })
  start.forEach((at, place) => {
    rank[at] = place
  })
  expect([...stableOrder(values, Int32Array.from(start))]).toEqual(
    places.toSorted((a, b) => compare(a, b) || rank[a]! - rank[b]!),
  )
})
