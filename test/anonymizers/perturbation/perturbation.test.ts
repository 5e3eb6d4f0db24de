import { expect, test } from 'vitest'
import {
  evenTransitions,
  groupMeans,
  invariantTransitions,
  mdavGroups,
  randomised,
  rankSwapped,
  tightestEnd,
  withNoise,
  withOpenEnds,
} from '../../../anonymizers/index.js'
import { createRng } from '../../../src/math/index.js'

test('MDAV groups as sdcMicro 5.8.1 does (eleven rows, k = 3, z-scores)', () => {
  const a = [10, 12, 11, 50, 52, 49, 90, 88, 95, 30, 31]
  const b = [1, 2, 1.5, 7, 6.5, 7.2, 3, 3.5, 2.8, 9, 8.8]
  const group = mdavGroups([a, b], 3)
  const third = 110 / 3
  expect([...groupMeans(a, group)].map((value) => +value.toFixed(9))).toEqual(
    [11, 11, 11, 75, 75, third, 75, 75, 75, third, third].map((value) => +value.toFixed(9)),
  )
  expect(groupMeans(b, group)[3]).toBeCloseTo(4.56, 9)
})

test('every group has k rows, whatever is left over', () => {
  const rng = createRng('groups')
  for (const count of [3, 5, 6, 8, 9, 50, 101]) {
    const values = Float64Array.from({ length: count }, () => rng.below(10))
    const sizes = new Map<number, number>()
    for (const own of mdavGroups([values], 3)) sizes.set(own, (sizes.get(own) ?? 0) + 1)
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(3)
  }
})

test('rank swapping keeps the values of a column and moves none far', () => {
  const values = Float64Array.from({ length: 1000 }, (_, row) => row)
  const swapped = rankSwapped(values, { share: 0.05, rng: createRng(1) })
  expect(swapped.toSorted()).toEqual(values)
  expect(Math.max(...swapped.map((value, row) => Math.abs(value - row)))).toBeLessThanOrEqual(50)
  expect(swapped.filter((value, row) => value !== row).length).toBeGreaterThan(900)
})

test('invariant transitions keep the counts of levels in expectation, and draws follow them', () => {
  const counts = [700, 200, 100]
  const transitions = invariantTransitions(evenTransitions(3, 0.8), counts)
  for (const row of transitions) expect(row.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
  counts.forEach((count, to) => {
    expect(transitions.reduce((sum, row, from) => sum + row[to]! * counts[from]!, 0)).toBeCloseTo(count, 9)
  })
  const codes = Int32Array.from({ length: 100_000 }, (_, row) => (row % 10 < 7 ? 0 : row % 10 < 9 ? 1 : 2))
  const drawn = randomised(codes, { transitions, rng: createRng(1) })
  // Five standard errors of a share of 100,000: 1e-6 of false alarms.
  expect(drawn.filter((code) => code === 0).length / 100_000).toBeCloseTo(0.7, 1)
  expect(Math.abs(drawn.filter((code) => code === 0).length - 70_000)).toBeLessThan(5 * Math.sqrt(100_000 * 0.21))
  expect(randomised([-1], { transitions, rng: createRng(1) })).toEqual(Int32Array.of(-1))
})

test('noise has the share of the deviation that was asked, on the grid', () => {
  const values = Float64Array.from({ length: 20_000 }, (_, row) => row % 100)
  const noisy = withNoise(values, { share: 0.5, rng: createRng(1), step: 1 })
  const squares = noisy.reduce((sum, value, row) => sum + (value - values[row]!) ** 2, 0) / values.length
  expect(Math.sqrt(squares)).toBeCloseTo(0.5 * Math.sqrt((100 ** 2 - 1) / 12), 0)
  expect(noisy.every((value) => Number.isInteger(value))).toBe(true)
})

test('the tightest open end has k rows beyond it', () => {
  const ages = [20, 31, 45, 60, 88, 93, 99]
  expect(tightestEnd(ages, { k: 3 })).toBe(88)
  expect(tightestEnd(ages, { k: 2, end: 'bottom' })).toBe(31)
  expect([...withOpenEnds(ages, { top: 88, bottom: 31 })]).toEqual([31, 31, 45, 60, 88, 88, 88])
})
