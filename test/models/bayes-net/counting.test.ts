import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countBeside, countCodes, countJoint, countPair, jointCodes } from '../../../models/bayes-net/counting.js'
import { allocateCodes, type CodedColumn } from '../../../src/encode/index.js'

function column(size: number, codes: readonly number[]): CodedColumn {
  const stored = allocateCodes(size, codes.length)
  stored.set(codes)
  return { name: 'column', size, codes: stored }
}

const pairs = fc
  .record({ first: fc.constantFrom(1, 2, 3, 16, 300), second: fc.constantFrom(1, 2, 5, 16, 33) })
  .chain(({ first, second }) =>
    fc.record({
      first: fc.constant(first),
      second: fc.constant(second),
      rows: fc.array(fc.tuple(fc.nat(first - 1), fc.nat(second - 1)), { maxLength: 70 }),
    }),
  )

describe('counting', () => {
  test('a pair table counts every row in its cell, for any sizes and row count', () => {
    fc.assert(
      fc.property(pairs, ({ first, second, rows }) => {
        const expected = new Uint32Array(first * second)
        for (const [a, b] of rows) expected[a * second + b]!++
        const a = column(
          first,
          rows.map(([code]) => code),
        )
        const b = column(
          second,
          rows.map(([, code]) => code),
        )
        expect(countPair(a, b)).toEqual(expected)
        expect(countJoint(jointCodes([a, b], rows.length), first * second)).toEqual(expected)
        expect(countBeside(a, Uint32Array.from(b.codes), second)).toEqual(expected)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  test('codes are counted one by one', () => {
    expect([...countCodes(column(4, [3, 1, 1, 0, 3, 3]))]).toEqual([1, 2, 0, 3])
  })

  test('the joint code of no columns is 0 throughout', () => {
    expect([...jointCodes([], 3)]).toEqual([0, 0, 0])
  })
})
