import { expect, test } from 'vitest'
import { levelColumn, numberColumn } from '../../src/table/index.js'
import { type SideShares, sideShares } from '../../src/view/side-shares.js'

const levelsOf = (shares: SideShares) => (shares.type === 'level' ? shares.levels : [])

test('whole numbers have a bin each when there are few', () => {
  expect(sideShares(numberColumn('n', [1, 1, 3, null]), numberColumn('n', [1, 2, 3, 4]))).toEqual({
    ...{ name: 'n', type: 'number', missing: [0.25, 0], edges: [1, 2, 3, 4, 5] },
    ...{ given: [0.5, 0, 0.25, 0], free: [0.25, 0.25, 0.25, 0.25] },
  })
})

test('the largest number lies in the last bin', () => {
  const { given } = sideShares(numberColumn('x', [0, 0.5]), numberColumn('x', [1, 1]))
  expect([given.length, given[0], given[10]]).toEqual([20, 0.5, 0.5])
  const { free } = sideShares(numberColumn('x', [0, 0.5]), numberColumn('x', [1, 1]))
  expect(free.at(-1)).toBe(1)
})

test('levels beyond twelve are taken together', () => {
  const levels = Array.from({ length: 15 }, (_, index) => `level ${index}`)
  const shares = sideShares(levelColumn('l', levels), levelColumn('l', ['level 14']))
  expect(levelsOf(shares)).toHaveLength(13)
  expect([levelsOf(shares)[0], levelsOf(shares).at(-1)]).toEqual(['level 14', '3 others'])
  expect(shares.given.at(-1)).toBeCloseTo(0.2)
  expect(shares.free[0]).toBe(1)
})

test('a column that is always missing has no bins', () => {
  expect(sideShares(numberColumn('n', [null]), numberColumn('n', [null]))).toMatchObject({ edges: [], missing: [1, 1] })
})
