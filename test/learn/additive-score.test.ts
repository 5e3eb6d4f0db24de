import { expect, test } from 'vitest'
import { additiveScores, fitAdditiveScore } from '../../src/learn/index.js'
import { createRng, rankCorrelation } from '../../src/math/index.js'

const rowCount = 600
const rng = createRng('score')
const bins = (count: number) => Uint8Array.from({ length: rowCount }, () => rng.below(count))
const columns = [bins(20), bins(20), bins(20)] as const
const states = Uint8Array.from({ length: rowCount }, (_, row) => (columns[0][row]! + columns[1][row]!) >> 2)
const table = { rowCount, features: columns.map((own) => ({ type: 'ordered' as const, binCount: 20, bins: own })) }
const everyone = Int32Array.from({ length: rowCount }, (_, row) => row)
const options = {
  features: [0, 1, 2],
  own: new Set<number>(),
  rows: Uint32Array.from({ length: rowCount }, (_, row) => row),
  personOf: everyone,
  folds: 4,
}

test('a sum of two features is told by their score, also of people it was not learnt from', () => {
  const { score, heldOut } = fitAdditiveScore(table, states, { ...options, rng: createRng(1) })
  expect(rankCorrelation(additiveScores(score, table, rowCount), states)).toBeGreaterThan(0.95)
  expect(rankCorrelation(heldOut, states)).toBeGreaterThan(0.95)
})

test('noise has a score that tells nothing of held-out people', () => {
  const { heldOut } = fitAdditiveScore(table, bins(6), { ...options, rng: createRng(1) })
  expect(Math.abs(rankCorrelation(heldOut, bins(6)))).toBeLessThan(0.15)
})
