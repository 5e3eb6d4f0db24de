import { describe, expect, test } from 'vitest'
import { residualRisk, successRate } from '../../../evaluators/privacy/risks/residual-risk.js'

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
