import { expect, test } from 'vitest'
import { maskCells } from './mask-cells.js'

test('a code too short for the different values of a column is refused, without a value', () => {
  // 2^40 codes hold 2^20 values before half a pair is expected: n² / 2 / 2^40.
  const few = Array.from({ length: 1000 }, (_, row) => String(row))
  expect(maskCells(few, { mask: 'token', form: 'hex:10' })).toHaveLength(1000)
  const many = Array.from({ length: 1_048_577 }, (_, row) => String(row))
  expect(() => maskCells(many, { mask: 'token', form: 'hex:10' })).toThrow(
    expect.objectContaining({
      code: 'bad-option',
      issues: [
        expect.objectContaining({
          message: 'form hex:10 has too few codes for more than 1048576 different values: two of them would be one',
          column: 'v',
        }),
      ],
    }),
  )
}, 60_000)

test('a number of six digits cannot be encrypted where its form has fewer than a million values', () => {
  expect(maskCells(['123456', '000000'], { mask: 'ff1' })).toHaveLength(2)
  expect(() => maskCells(['12345'], { mask: 'ff1' })).toThrow(expect.objectContaining({ code: 'bad-data' }))
})

test('no mask hashes without a key', () => {
  const one = maskCells(['123456'], { mask: 'token' }, { key: 1 })
  expect(maskCells(['123456'], { mask: 'token' }, { key: 2 })).not.toEqual(one)
  expect(() => maskCells(['123456'], { mask: 'hash' })).toThrow()
})
