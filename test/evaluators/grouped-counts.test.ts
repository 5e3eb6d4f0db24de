import { expect, test } from 'vitest'
import { countCells, expectedVariation, totalVariation } from '../../evaluators/grouped-counts.js'
import { createRng } from '../../src/math/index.js'

const groups = (count: number) => Uint8Array.from({ length: count }, (_, row) => row % 20)

test('the expected total variation of two samples is their average one', () => {
  const rng = createRng(1)
  const cumulated = [0.4, 0.7, 0.85, 0.95, 1]
  const draw = (count: number) => {
    const codes = Array.from({ length: count }, () => {
      const target = rng.uniform()
      return cumulated.findIndex((reached) => target < reached)
    })
    return countCells([{ codes, size: 5 }], groups(count))
  }
  const pairs = Array.from({ length: 300 }, () => [draw(500), draw(800)] as const)
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
  const found = mean(pairs.map(([first, second]) => totalVariation(first, second)))
  const expected = mean(pairs.map(([first]) => expectedVariation(first, 800)))
  // One distance has a standard deviation below its mean of .05; over 300 draws .003, and 4.9 of them is 1e-6.
  expect(Math.abs(found - expected)).toBeLessThan(0.0141)
})

test('leaving a group out counts without its rows', () => {
  const codes = [0, 0, 1, 1]
  const real = countCells([{ codes, size: 2 }], Uint8Array.from([0, 0, 1, 1]))
  const synthetic = countCells([{ codes: [0, 1, 1, 1], size: 2 }], Uint8Array.from([0, 1, 1, 1]))
  expect(totalVariation(real, synthetic)).toBeCloseTo(0.25, 12)
  expect(totalVariation(real, synthetic, 0)).toBe(0)
})
