import { describe, expect, test } from 'vitest'
import {
  located,
  minimumDetectableRisk,
  residualRisk,
  successRate,
} from '../../../evaluators/privacy/risks/residual-risk.js'

/** Anonymeter's own confidence.py, level 0.95; metrics.md of the reference, §5.5. */
describe('as Anonymeter', () => {
  const rate = (successes: number, attempts: number) => successRate({ successes, attempts })

  test('rates are Wilson centres with half-widths', () => {
    expect(rate(60, 500).value).toBeCloseTo(0.1228972494, 9)
    expect(rate(60, 500).error).toBeCloseTo(0.0285223492, 9)
    expect(rate(40, 500).value).toBeCloseTo(0.083202223, 9)
    expect(rate(40, 500).error).toBeCloseTo(0.0239040936, 9)
    expect(rate(30, 500).value).toBeCloseTo(0.0633547098, 9)
    expect(rate(12, 100).value).toBeCloseTo(0.1340575293, 9)
  })

  test.each([
    [60, 40, 0.0432974723, 0.0034212276, 0.0831737171],
    [500, 490, 0.8388748419, 0.6558092586, 1],
    [0, 0, 0, 0, 0.0054118538],
  ])('%d against %d of 500', (attack, control, value, low, high) => {
    const risk = residualRisk(rate(attack, 500), rate(control, 500))
    expect(risk.value).toBeCloseTo(value, 9)
    expect(risk.interval[0]).toBeCloseTo(low, 9)
    expect(risk.interval[1]).toBeCloseTo(high, 9)
  })
})

test('people found are counted once and located by 1-based row, fifty at most', () => {
  expect(located([4, 0, 4])).toEqual({ people: 2, firstRows: [1, 5] })
  const many = located(Array.from({ length: 80 }, (_, row) => row))
  expect(many.people).toBe(80)
  expect(many.firstRows).toHaveLength(50)
})

test('the smallest risk noticed, by hand', () => {
  const control = { successes: 40, attempts: 500 }
  // Wilson centre .083202; error √(p q (1/1000 + 1/500)); (1.95996 + .84162) errors over 1 − p.
  const expected = (2.80158522 * Math.sqrt(0.083202223 * 0.916797777 * (1 / 1000 + 1 / 500))) / 0.916797777
  expect(minimumDetectableRisk({ successes: 0, attempts: 1000 }, control)).toBeCloseTo(expected, 7)
  expect(minimumDetectableRisk({ successes: 0, attempts: 100 }, control)).toBeGreaterThan(expected)
})
