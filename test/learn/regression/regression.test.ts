import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  concordance,
  coxRegression,
  linearRegression,
  linearScores,
  logisticRegression,
  type Regression,
  regressionDesign,
} from '../../../src/learn/index.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'

/** statsmodels and lifelines; see test/golden/regression/make.py. */
const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/regression/regression.json'), 'utf8'))
const features = {
  values: Float64Array.from(golden.x1.flatMap((value: number, row: number) => [value, golden.x2[row]])),
  rowCount: golden.x1.length,
  featureCount: 2,
}

function expectAs(found: Regression | undefined, [coefficients, errors]: [number[], number[]]): void {
  found!.coefficients.forEach((value, index) => {
    expect(value).toBeCloseTo(coefficients[index]!, 8)
  })
  found!.errors.forEach((value, index) => {
    expect(value).toBeCloseTo(errors[index]!, 6)
  })
}

test('logistic and linear coefficients with their standard errors', () => {
  expectAs(logisticRegression(features, Float64Array.from(golden.y)), golden.logistic)
  expectAs(linearRegression(features, Float64Array.from(golden.z)), golden.linear)
})

test("Cox's log hazard ratios with their standard errors, and Harrell's C", () => {
  const followed = { times: Float64Array.from(golden.times), events: Uint8Array.from(golden.events) }
  const found = coxRegression(features, followed)
  expectAs(found, golden.cox)
  expect(concordance(linearScores(features, found!.coefficients), followed)).toBeCloseTo(golden.concordance, 10)
})

test("Cox's model where values have long tails and full steps overshoot", () => {
  const { values, times, cox } = golden.tailed
  const tailed = { values: Float64Array.from(values), rowCount: values.length, featureCount: 1 }
  expectAs(coxRegression(tailed, { times: Float64Array.from(times), events: new Uint8Array(60).fill(1) }), cox)
})

test('separated classes and redundant terms have no regression', () => {
  const separated = Float64Array.from(golden.x1, (value: number) => Number(value > 0.2))
  expect(logisticRegression(features, separated)).toBeUndefined()
  const twice = { values: Float64Array.from([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]), rowCount: 5, featureCount: 2 }
  expect(linearRegression(twice, Float64Array.from([1, 2, 3, 5, 4]))).toBeUndefined()
})

test('terms leave out the most frequent level, rare levels and flags of few missing cells', () => {
  const table = Table.of([
    numberColumn(
      'n',
      Array.from({ length: 100 }, (_, row) => (row === 0 ? null : row)),
    ),
    numberColumn(
      'm',
      Array.from({ length: 100 }, (_, row) => (row < 30 ? null : row)),
    ),
    levelColumn(
      'l',
      Array.from({ length: 100 }, (_, row) => (row < 60 ? 'a' : row < 98 ? 'b' : 'c')),
    ),
    numberColumn('constant', new Array(100).fill(3)),
  ])
  expect(regressionDesign(table, table.columnNames).termNames).toEqual(['n', 'm', 'm is missing', 'l = b'])
})

test('terms that others determine are left out', () => {
  const base = Array.from({ length: 60 }, (_, row) => (row * 7) % 11)
  const table = Table.of([
    numberColumn('a', base),
    numberColumn(
      'twice a',
      base.map((value) => 2 * value + 1),
    ),
    levelColumn(
      'l',
      base.map((value) => (value > 5 ? null : 'x')),
    ),
    levelColumn(
      'm',
      base.map((value) => (value > 5 ? null : 'y')),
    ),
  ])
  expect(regressionDesign(table, table.columnNames).termNames).toEqual(['a', 'l = (missing)'])
})
