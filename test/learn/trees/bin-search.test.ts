import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binSearch } from '../../../src/learn/trees/bin-search.js'

const numbers = fc.array(fc.double({ noNaN: true }), { maxLength: 255 })

test('the bin of a value is the number of thresholds below it, wherever they stand', () => {
  fc.assert(
    fc.property(numbers, numbers, (spread, others) => {
      const thresholds = Float64Array.from(new Set(spread)).sort()
      const binOf = binSearch(thresholds)
      for (const value of [...spread, ...others])
        expect(binOf(value)).toBe(thresholds.filter((threshold) => threshold < value).length)
    }),
  )
})

test('a value on a threshold belongs below it', () => {
  const binOf = binSearch(Float64Array.of(0.5, 1.5, 1000))
  expect([0, 0.5, 1, 1.5, 2, 1000, 1001].map(binOf)).toEqual([0, 0, 1, 1, 2, 2, 3])
})
