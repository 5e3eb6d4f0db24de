import { expect, test } from 'vitest'
import { affordableQueries, askedOf, distanceSpace } from '../../../evaluators/privacy/closest.js'
import { createRng } from '../../../src/math/index.js'
import { numberColumn, Table } from '../../../src/table/index.js'

test('searches are asked of fewer rows the more there are to search', () => {
  expect(affordableQueries(1000)).toBe(20_000)
  expect(affordableQueries(50_000)).toBe(20_000)
  expect(affordableQueries(200_000)).toBe(5_000)
  expect(affordableQueries(1e9)).toBe(2_000)
})

test('every metric and every control asks the same rows, and knows their places', () => {
  const table = (rowCount: number) =>
    Table.of([
      numberColumn(
        'x',
        Array.from({ length: rowCount }, (_, row) => row / rowCount),
      ),
    ])
  const tables = { train: table(21_000), holdout: table(50), reference: table(50) }
  const schema = { name: 'x', columns: [{ name: 'x', kind: 'numeric', role: 'feature' }] } as const
  const [first, second] = [1, 2].map((seed) => {
    const context = { ...tables, schema, synthetic: table(10), rng: createRng(seed), commonRng: createRng('common') }
    return askedOf(distanceSpace(context)!, context)
  })
  expect(first!.sampled).toBe(20_000)
  expect(first!.train).toBe(second!.train)
  expect(first!.holdout.rowCount).toBe(50)
  const places = Array.from(first!.trainRows)
  expect(places).toHaveLength(20_000)
  expect(first!.train.coordinates[7]).toBeCloseTo(places[7]! / 20_999, 10)
})
