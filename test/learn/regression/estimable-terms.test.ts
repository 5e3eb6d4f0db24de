import { expect, test } from 'vitest'
import { estimableTerms, fitRegression } from '../../../src/learn/index.js'
import { monotoneTerms, separatingTerms } from '../../../src/learn/regression/separation.js'
import { createRng } from '../../../src/math/index.js'

const rowCount = 300
const rng = createRng(1)
const draws = Array.from({ length: rowCount }, () => [rng.normal(), rng.uniform() < 0.5 ? 1 : 0] as const)
const targets = Float64Array.from(draws, ([number]) => Number(rng.uniform() < 1 / (1 + Math.exp(-number))))

function features(...terms: readonly ((row: number) => number)[]) {
  const values = new Float64Array(rowCount * terms.length)
  for (let row = 0; row < rowCount; row++)
    terms.forEach((term, index) => {
      values[row * terms.length + index] = term(row)
    })
  return { values, rowCount, featureCount: terms.length }
}

const number = (row: number) => draws[row]![0]
const flag = (row: number) => draws[row]![1]
const onlyInOneClass = (row: number) => Number(targets[row] === 1 && row % 3 === 0)
const equalToTheClass = (row: number) => 2 - targets[row]!
const constant = () => 1

test('a term in one class only, one that is the class and a constant divide the classes; others do not', () => {
  const terms = features(number, onlyInOneClass, flag, equalToTheClass, constant)
  expect([...separatingTerms(terms, targets)]).toEqual([1, 3, 4])
  expect(estimableTerms(terms, { model: 'logistic', targets })).toEqual([0, 2])
})

test('of terms that divide the classes only together, the fewest are given up', () => {
  // Neither divides alone: their sum does.
  const first = (row: number) => number(row)
  const second = (row: number) => 6 * targets[row]! - 3 - number(row) + 0.5 * flag(row)
  const terms = features(first, second, flag)
  expect(separatingTerms(features(first, flag), targets).size).toBe(0)
  expect(fitRegression(terms, { model: 'logistic', targets })).toBeUndefined()
  const kept = estimableTerms(terms, { model: 'logistic', targets })
  expect(kept.length).toBe(2)
})

test('a term without a death on one side has no finite hazard ratio', () => {
  const times = Float64Array.from(draws, (_, row) => 1 + (row % 50))
  const events = Uint8Array.from(targets)
  const noDeath = (row: number) => Number(events[row] === 0 && row % 4 === 0)
  const terms = features(number, noDeath, flag)
  expect([...monotoneTerms(terms, { times, events })]).toEqual([1])
  expect(fitRegression(terms, { model: 'cox', times, events })).toBeUndefined()
  expect(estimableTerms(terms, { model: 'cox', times, events })).toEqual([0, 2])
})

test('redundant terms of a linear model are left out', () => {
  const terms = features(number, (row) => 2 * number(row) + 1, flag, constant)
  expect(estimableTerms(terms, { model: 'linear', targets })).toEqual([0, 2])
})
