import { expect, test } from 'vitest'
import { type CodeColumn, fitTreeDensity } from '../../../src/learn/index.js'
import { createRng } from '../../../src/math/index.js'

const column = (size: number, codes: readonly number[]): CodeColumn => ({ size, codes })

test('probabilities over all possible rows sum to one', () => {
  const density = fitTreeDensity([column(2, [0, 1, 1, 0]), column(3, [0, 2, 2, 0]), column(2, [1, 1, 1, 1])])
  const rows = Array.from({ length: 12 }, (_, cell) => [cell % 2, (cell >> 1) % 3, Math.floor(cell / 6)])
  const all = [2, 3, 2].map((size, index) =>
    column(
      size,
      rows.map((row) => row[index]!),
    ),
  )
  expect(density(all).reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 12)
})

test('probabilities of one column and its child, by hand', () => {
  const codes = Array.from({ length: 40 }, (_, row) => row % 2)
  const density = fitTreeDensity([column(2, codes), column(2, codes)])
  // Own shares 21/42; given the parent (20 + 2 · ½) / 22 and (0 + 2 · ½) / 22.
  const logs = density([column(2, [0, 0]), column(2, [0, 1])])
  expect(logs[0]).toBeCloseTo(Math.log((21 / 42) * (21 / 22)), 12)
  expect(logs[1]).toBeCloseTo(Math.log((21 / 42) * (1 / 22)), 12)
})

/** x → y → z, each copying the one before it four times in five. */
function chain(rowCount: number, seed: number) {
  const rng = createRng(seed)
  const x = Array.from({ length: rowCount }, () => rng.below(3))
  const follow = (codes: readonly number[]) => codes.map((code) => (rng.uniform() < 0.8 ? code : rng.below(3)))
  const y = follow(x)
  return [column(3, x), column(3, follow(y)), column(3, y)]
}

test('a chain is found: fresh rows are as likely as under its own probabilities', () => {
  const density = fitTreeDensity(chain(20_000, 1))
  const logs = density(chain(20_000, 2))
  const step = [0.8 + 0.2 / 3, 0.2 / 3, 0.2 / 3]
  const entropy = -step.reduce((sum, share) => sum + share * Math.log(share), 0)
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  // The deviation of one row is below 1.5 nats: 0.05 is 4.9 standard errors of 20,000 rows.
  expect(Math.abs(mean + Math.log(3) + 2 * entropy)).toBeLessThan(0.05)
})

test('a level that was never seen is unlikely, not impossible', () => {
  const density = fitTreeDensity([column(3, [0, 0, 1]), column(2, [0, 1, 1])])
  expect(density([column(3, [2]), column(2, [0])])[0]).toBeGreaterThan(-20)
})

test('no rows give the uniform distribution, no columns nothing', () => {
  expect(fitTreeDensity([column(4, [])])([column(4, [1, 3])])).toEqual(
    Float64Array.of(Math.log(1 / 4), Math.log(1 / 4)),
  )
  expect(fitTreeDensity([])([])).toHaveLength(0)
})
