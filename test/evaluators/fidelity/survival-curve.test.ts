import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kaplanMeier, logRank, meanCurveGap, restrictedMean } from '../../../evaluators/fidelity/survival-curve.js'
import type { Followed } from '../../../src/learn/index.js'

/** lifelines; see test/golden/survival/make.py. */
const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/survival/survival.json'), 'utf8'))
const durations = ({ times, events }: { times: number[]; events: number[] }): Followed => ({
  times: Float64Array.from(times),
  events: Uint8Array.from(events),
})
const [first, second] = [durations(golden.first), durations(golden.second)]
const curves = [kaplanMeier(first), kaplanMeier(second)] as const

test('Kaplan–Meier', () => {
  for (const [time, wanted] of golden.survival) {
    const step = [...curves[0].times].findLastIndex((each) => each <= time)
    expect(curves[0].survival[step]).toBeCloseTo(wanted, 12)
  }
})

test('restricted mean survival time', () => {
  expect(curves.map((curve) => restrictedMean(curve, 10))).toEqual([
    expect.closeTo(golden.restrictedMean[0], 10),
    expect.closeTo(golden.restrictedMean[1], 10),
  ])
})

test('log-rank statistic', () => {
  expect(logRank(first, second)).toBeCloseTo(golden.logRank, 10)
})

test('mean distance of curves, against sums on a fine grid', () => {
  expect(meanCurveGap(curves[0], curves[1], 10)).toBeCloseTo(golden.meanGap, 3)
})

test('a person counted twice is two people', () => {
  const twice = durations({ times: [...golden.first.times, 5], events: [...golden.first.events, 1] })
  const weights = Uint8Array.from(golden.first.times, (_: number, row: number) => (row === 4 ? 2 : 1))
  expect([...kaplanMeier(first, weights).survival]).toEqual([...kaplanMeier(twice).survival])
})
