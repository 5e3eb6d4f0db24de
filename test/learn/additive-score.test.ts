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

test('a robust score lies where most rows lie, whatever few of them leap to', () => {
  const leaps = createRng('leaps')
  // Nine rows of ten are the first number, the others leap far above it the higher it is.
  const known = Float64Array.from({ length: rowCount }, () => leaps.normal())
  const answers = known.map((own) => own + 0.05 * leaps.normal() + (own > 0 && leaps.uniform() < 0.2 ? 6 * own : 0))
  const slopeOf = (robust: boolean) =>
    fitAdditiveScore(table, states, {
      ...{ ...options, features: [], numbers: [known], answers, robust },
      rng: createRng(1),
    }).score.line!.slopes[0]!
  expect(Math.abs(slopeOf(false) - 1)).toBeGreaterThan(0.3)
  expect(Math.abs(slopeOf(true) - 1)).toBeLessThan(0.05)
})
