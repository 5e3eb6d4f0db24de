import { expect, test } from 'vitest'
import { divideRows } from '../../../src/learn/trees/divide-rows.js'

test('both sides keep their order, and rows outside the stretch their place', () => {
  const rows = Uint32Array.of(9, 4, 0, 3, 1, 2, 8)
  const bins = Uint8Array.of(0, 1, 2, 0, 1, 0, 0, 0, 0, 0)
  expect(divideRows(rows, new Uint32Array(5), bins, Uint8Array.of(0, 1, 1), 1, 6)).toBe(4)
  expect([...rows]).toEqual([9, 4, 1, 2, 0, 3, 8])
})
