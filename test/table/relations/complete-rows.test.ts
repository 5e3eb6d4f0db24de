import { expect, test } from 'vitest'
import { numberColumn } from '../../../src/table/index.js'
import { completeRows } from '../../../src/table/relations/find/complete-rows.js'

const whole = numberColumn('whole', [0, 1, 2, 3, 4, 5])
const first = numberColumn('first', [null, 1, 2, 3, 4, 5])
const alsoFirst = numberColumn('also first', [null, 9, 9, 9, 9, 9])
const last = numberColumn('last', [0, 1, 2, 3, 4, null])

test('rows are those in which nothing is missing, spread evenly', () => {
  const rowsOf = completeRows(6)
  expect([...rowsOf([whole])]).toEqual([0, 1, 2, 3, 4, 5])
  expect([...rowsOf([whole], 3)]).toEqual([0, 2, 4])
  expect([...rowsOf([first, last, whole])]).toEqual([1, 2, 3, 4])
  expect([...rowsOf([last, first], 2)]).toEqual([1, 3])
})

test('columns that are missing in the same rows share their rows; others do not', () => {
  const rowsOf = completeRows(6)
  expect(rowsOf([alsoFirst, whole], 3)).toBe(rowsOf([first], 3))
  expect(rowsOf([last], 3)).not.toBe(rowsOf([first], 3))
})
