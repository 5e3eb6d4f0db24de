import { expect, test } from 'vitest'
import { coxRegression, linearRegression, logisticRegression } from '../../../src/learn/index.js'
import { answersOf, noNoise, numberOf, peopleTable } from './people.js'

const table = peopleTable(4000, 'regressions')
const cells = (name: string) => {
  const column = table.column(name)
  return Float64Array.from({ length: table.rowCount }, (_, row) => {
    const text = column.type === 'level' && column.codes[row]! >= 0 ? column.levels[column.codes[row]!]! : ''
    return text === '' ? Number.NaN : text === 'M' ? 1 : text === 'F' ? 0 : Number(text)
  })
}
const [ages, sexes, markers, days, dead] = ['age', 'sex', 'marker', 'days', 'dead'].map(cells) as [
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
]
/** Ages about 0, for Newton's steps; coefficients are of `scale` years. */
const scale = 20
const features = (rows: readonly number[]) => ({
  values: Float64Array.from(rows.flatMap((row) => [(ages[row]! - 60) / scale, sexes[row]!])),
  rowCount: rows.length,
  featureCount: 2,
})
const everybody = Array.from(ages, (_, row) => row)
const present = everybody.filter((row) => !Number.isNaN(markers[row]!))

test('with next to no noise, coefficients and sampling intervals are those of usual regressions', async () => {
  const { byId } = await answersOf(
    table,
    [
      { id: 'linear', ask: 'linear', outcome: 'marker', on: ['age', 'sex'] },
      { id: 'logistic', ask: 'logistic', event: 'dead', on: ['age', 'sex'] },
      { id: 'cox', ask: 'cox', time: 'days', event: 'dead', on: ['age', 'sex'], steps: 5 },
    ],
    { epsilon: noNoise },
  )
  const linear = linearRegression(
    features(present),
    Float64Array.from(present, (row) => markers[row]!),
  )!
  const logistic = logisticRegression(features(everybody), dead)!
  const cox = coxRegression(features(everybody), { times: days, events: Uint8Array.from(dead) })!
  const error = (id: string, measure: string) => {
    const { value, sampling } = byId[id]!.cells.find((cell) => cell.measure === measure)!.estimate!
    return (sampling[1] - value) / 1.96
  }
  const [age, sex] = ['age', 'sex: M']
  const coefficients = (of: { coefficients: Float64Array }) =>
    of.coefficients.slice(-2).map((value, at) => value / [scale, 1][at]!)
  const errorsOf = (of: { errors: Float64Array }) => of.errors.slice(-2).map((value, at) => value / [scale, 1][at]!)
  expect(numberOf(byId.linear, {}, age)).toBeCloseTo(coefficients(linear)[0]!, 3)
  expect(numberOf(byId.linear, {}, sex)).toBeCloseTo(coefficients(linear)[1]!, 2)
  expect(error('linear', age) / errorsOf(linear)[0]!).toBeCloseTo(1, 1)
  expect(numberOf(byId.logistic, {}, age)).toBeCloseTo(coefficients(logistic)[0]!, 3)
  expect(numberOf(byId.logistic, {}, sex)).toBeCloseTo(coefficients(logistic)[1]!, 2)
  expect(error('logistic', sex) / errorsOf(logistic)[1]!).toBeCloseTo(1, 1)
  // Baseline hazards even within steps, and nobody followed beyond an expected event: not to the last digit.
  expect(Math.abs(numberOf(byId.cox, {}, age) - coefficients(cox)[0]!)).toBeLessThan(errorsOf(cox)[0]!)
  expect(Math.abs(numberOf(byId.cox, {}, sex) - coefficients(cox)[1]!)).toBeLessThan(errorsOf(cox)[1]!)
  expect(error('cox', age)).toBeGreaterThan(0.95 * errorsOf(cox)[0]!)
})

test('where noise is larger than what there is to tell, nothing is told', async () => {
  const { byId } = await answersOf(
    peopleTable(60),
    [{ id: 'cox', ask: 'cox', time: 'days', event: 'dead', on: ['age', 'sex'] }],
    {
      epsilon: 0.1,
    },
  )
  expect(byId.cox!.cells.map(({ estimate }) => estimate)).toEqual([undefined, undefined])
})
