import { expect, test } from 'vitest'
import { meanAndError, median } from '../../bench/linked/summary.js'
import { sidesOf } from '../../bench/linked/tables.js'

test('the median of divisions is the middle one, or the mean of the two middle ones', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(median([])).toBeNull()
})

test('the mean comes with its standard error where there are two values and more', () => {
  expect(meanAndError([1, 2, 3])).toBe('2.000 ± 0.577')
  expect(meanAndError([0.5])).toBe('0.500')
})

test('tables that are not measured are refused with those that are', async () => {
  await expect(sidesOf('pbc', 1)).rejects.toThrow('unknown tables: pbc (known: pbc + pbcseq, nafld1 + nafld2')
})
