import { expect, test } from 'vitest'
import { coarseDistribution } from '../../../evaluators/audience/coarse-distribution.js'
import { roundCurve } from '../../../evaluators/audience/round-curve.js'
import { roundEdges } from '../../../evaluators/audience/round-edges.js'

test('edges are round numbers that cover the given ones', () => {
  expect(roundEdges([18.37, 21.44, 24.51], { isTime: false })).toEqual([15, 20, 25])
  expect(roundEdges([-0.7, 0.1, 0.9], { isTime: false })).toEqual([-1, 0, 1])
})

test('half a step below nought needs no bin', () => {
  expect(roundEdges([-0.5, 64.5, 129.5], { isTime: false })).toEqual([0, 100, 200])
})

test('bins of one whole number each stay as they are', () => {
  expect(roundEdges([0.5, 1.5, 2.5, 3.5], { isTime: false })).toEqual([0.5, 1.5, 2.5, 3.5])
})

test('edges of dates are whole days', () => {
  const day = 86_400_000
  const edges = roundEdges([11.3 * day, 18.1 * day, 24.9 * day], { isTime: true })
  expect(edges.map((edge) => edge / day)).toEqual([10, 20, 30])
})

test('outer bins of fewer than five rows join their neighbours, inner ones count as empty', () => {
  const coarse = coarseDistribution(
    {
      type: 'histogram',
      edges: [0, 1, 2, 3, 4, 5],
      real: [0.02, 0.4, 0.01, 0.54, 0.03],
      synthetic: [0, 0.5, 0, 0.5, 0],
    },
    { rows: 100, isTime: false },
  )
  expect(coarse).toEqual({ type: 'histogram', edges: [1, 2, 3, 4], real: [0.42, 0, 0.57], synthetic: [0.5, 0, 0.5] })
})

test('levels of fewer than five rows are pooled, and a pool of fewer is left out', () => {
  const bars = { type: 'bars' as const, levels: ['a', 'b', 'c'], real: [0.92, 0.04, 0.04], synthetic: [1, 0, 0] }
  expect(coarseDistribution(bars, { rows: 100, isTime: false })).toMatchObject({
    levels: ['a', '(rare)'],
    real: [0.92, 0.08],
  })
  expect(coarseDistribution(bars, { rows: 50, isTime: false })).toMatchObject({ levels: ['a'], real: [0.92] })
  expect(coarseDistribution(bars, { rows: 5, isTime: false })).toBeNull()
})

test('a curve stands at round times and ends before its last one', () => {
  const points = [0, 1, 2, 3, 4].map((step) => [step * 23.7, 1 - step / 10, 0, 1] as const)
  const curve = roundCurve(points)
  expect(curve.at(-1)).toEqual([90, 0.7, 0, 1])
  expect(curve[1]).toEqual([5, 1, 0, 1])
})
