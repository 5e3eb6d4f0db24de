import { expect, test } from 'vitest'
import { fitStrengths, type TiltRow } from '../../../models/tilt/index.js'

/** Two states as likely as each other; the line says +1 for the second state in half of the rows and −1 in the others. */
function row(value: number, state: number): TiltRow {
  const features = Float64Array.from([-value, 0, 0, value, 0, 0])
  return { shares: Float64Array.of(0.5, 0.5), features, state }
}

test('strengths are those of the logistic regression that two states make', () => {
  const rows = [1, -1].flatMap((value) =>
    Array.from({ length: 1000 }, (_, at) => row(value, at < 800 === value > 0 ? 1 : 0)),
  )
  const { strengths, gain } = fitStrengths(rows, { moved: 2, free: [true, false, false] })
  // 80 % beside 20 %: log-odds 2a of ln 4.
  expect(strengths[0]).toBeCloseTo(Math.log(4) / 2, 4)
  expect(strengths[1]).toBe(0)
  expect(gain).toBeCloseTo(2000 * (0.8 * Math.log(1.6) + 0.2 * Math.log(0.4)), 2)
})

test('nothing is gained where the line tells nothing', () => {
  const rows = [1, -1].flatMap((value) => Array.from({ length: 100 }, (_, at) => row(value, at % 2)))
  const { strengths, gain } = fitStrengths(rows, { moved: 2, free: [true, true, false] })
  expect(strengths[0]).toBeCloseTo(0, 10)
  expect(gain).toBeCloseTo(0, 10)
})
