import { describe, expect, test } from 'vitest'
import { expectation, logLikelihoodOf } from '../../../models/hidden-tree/expectation.js'
import { treeLogLikelihood } from '../../../models/hidden-tree/row-likelihood.js'
import { openMatrices } from '../../../src/tensor/index.js'
import { enumerated, largestDifference, randomRows, randomTree, tinySizes, wholeDomain } from './enumerated.js'

const matrices = await openMatrices()

describe.each([2, 3])('a tree of %i states a column', (states) => {
  const tree = randomTree(states)

  test('counts and likelihood are those of enumerating every hidden state', () => {
    const rows = randomRows(40)
    const exact = enumerated(tree, rows)
    const found = expectation(tree, rows, matrices)
    expect(Math.abs(found.logLikelihood / exact.logLikelihood - 1)).toBeLessThan(1e-5)
    expect(largestDifference(found.transitions, exact.transitions)).toBeLessThan(1e-4)
    expect(largestDifference(found.emissions, exact.emissions)).toBeLessThan(1e-4)
  })

  test('the three likelihoods agree', () => {
    const rows = randomRows(5000)
    const codes = rows.columns.map((column) => column.codes)
    const byRow = treeLogLikelihood(tree, codes, rows.rowCount).reduce((sum, each) => sum + each, 0)
    expect(Math.abs(expectation(tree, rows, matrices).logLikelihood / byRow - 1)).toBeLessThan(1e-6)
    expect(Math.abs(logLikelihoodOf(tree, rows, matrices) / byRow - 1)).toBeLessThan(1e-6)
  })

  test('the probabilities of all rows sum to 1', () => {
    const rows = wholeDomain()
    const codes = rows.columns.map((column) => column.codes)
    const total = treeLogLikelihood(tree, codes, rows.rowCount).reduce((sum, each) => sum + Math.exp(each), 0)
    expect(rows.rowCount).toBe(tinySizes.reduce((product, size) => product * size, 1))
    expect(total).toBeCloseTo(1, 6)
  })
})

test('a row with a code that never occurred has likelihood −∞, wherever it stands, and its neighbours keep theirs', () => {
  const tree = randomTree(2)
  const codes = wholeDomain().columns.map((column) => [...column.codes].slice(0, 20))
  const before = treeLogLikelihood(tree, codes, 20)
  codes.forEach((column, index) => {
    column[index] = -1
  })
  const after = treeLogLikelihood(tree, codes, 20)
  expect([...after.slice(0, codes.length)]).toEqual(codes.map(() => Number.NEGATIVE_INFINITY))
  expect(after.slice(codes.length)).toEqual(before.slice(codes.length))
})

test('matrices are freed', () => {
  const before = matrices.count()
  expectation(randomTree(3), randomRows(5000), matrices)
  logLikelihoodOf(randomTree(3), randomRows(5000), matrices)
  expect(matrices.count()).toBe(before)
})
