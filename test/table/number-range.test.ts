import { expect, test } from 'vitest'
import { levelColumn, numberColumn, numberRange } from '../../src/table/index.js'

test('the lowest and highest number, missing cells left out', () => {
  expect(numberRange(numberColumn('a', [3, Number.NaN, -1, 7]))).toEqual({ low: -1, high: 7 })
  expect(numberRange(numberColumn('a', [Number.NaN]))).toBeUndefined()
  expect(numberRange(levelColumn('a', ['1', '2']))).toBeUndefined()
})
