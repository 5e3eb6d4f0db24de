import { expect, test } from 'vitest'
import { bestMatches } from '../../../../evaluators/privacy/exposed/best-matches.js'
import { columnWeights } from '../../../../evaluators/privacy/exposed/column-weights.js'
import { rankColumns } from '../../../../evaluators/privacy/exposed/nearness.js'
import { realTwins } from '../../../../evaluators/privacy/exposed/real-twins.js'
import { createRng } from '../../../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../../../src/table/index.js'

const tableOf = (a: (number | null)[], l: (string | null)[]) => Table.of([numberColumn('a', a), levelColumn('l', l)])
const everybody = (count: number) => ({ of: Int32Array.from({ length: count }, (_, row) => row), count })

test('a column and its twin count once together', () => {
  const rng = createRng(1)
  const numbers = Array.from({ length: 600 }, () => rng.normal())
  const others = numbers.map(() => rng.normal())
  const table = Table.of([numberColumn('a', numbers), numberColumn('twin', numbers), numberColumn('b', others)])
  const weights = columnWeights(rankColumns(['a', 'twin', 'b'], { real: [table], released: table }))
  expect(weights[0]).toBeCloseTo(0.5, 2)
  expect(weights[1]).toBeCloseTo(0.5, 2)
  expect(weights[2]).toBeGreaterThan(0.95)
})

test('numbers are compared at the coarseness of the release', () => {
  const real = tableOf([1.26, 5.5, 9.1, 3], ['x', 'y', 'y', null])
  const differing = (released: Table) =>
    [...bestMatches(rankColumns(['a', 'l'], { real: [real], released }), [{ table: 0, row: 0 }]).differing][0]
  expect(differing(tableOf([1.3, 5], ['x', 'y']))).toBe(0)
  expect(differing(tableOf([1.31, 5], ['x', 'y']))).toBe(1)
  expect(differing(tableOf([null, 5], ['z', 'y']))).toBe(2)
})

test('nearer is more bits, and a missing cell equals a missing cell', () => {
  const real = tableOf([1, 2, 3, 4, 5, 6, 7, 8, 9, null], [...'aabbccddee'])
  const bits = (value: number | null) =>
    bestMatches(rankColumns(['a', 'l'], { real: [real], released: tableOf([value], ['z']) }), [
      { table: 0, row: 0 },
      { table: 0, row: 9 },
    ]).bits
  expect(bits(1)[0]).toBeGreaterThan(bits(1.5)[0]!)
  expect(bits(1.5)[0]).toBeGreaterThan(bits(3)[0]!)
  expect(bits(3)[0]).toBeGreaterThan(bits(9)[0]!)
  expect(bits(9)[1]).toBe(0)
  expect(bits(null)[1]).toBeGreaterThan(3)
})

test('twins are people whom somebody else equals', () => {
  const real = [tableOf([1, 2, 3, 3], ['x', 'y', 'x', 'x']), tableOf([1, 9], ['x', 'z'])]
  const columns = rankColumns(['a', 'l'], { real, released: real[1]! })
  const twins = realTwins(columns, everybody(6))
  expect([...twins.inAll]).toEqual([1, 0, 1, 1, 1, 0])
  // In one of two columns: the level x is theirs already, and nobody else has 2, 9, y or z.
  expect([...twins.inAllButOne]).toEqual([1, 0, 1, 1, 1, 0])
  // Two equal rows of one person are no twins.
  expect([...realTwins(columns, { of: Int32Array.from([0, 1, 2, 2, 3, 4]), count: 5 }).inAll]).toEqual([1, 0, 0, 1, 0])
})
