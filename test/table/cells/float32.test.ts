import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortestFloat32 } from '../../../src/table/index.js'

test('a decimal that was stored in 32 bits is read as it was', () => {
  for (const value of [37.6, 1.1, -0.001, 16_777_216, 1e-20, 3.4e38, 0]) {
    expect(shortestFloat32(Math.fround(value))).toBe(value)
  }
})

test('what is read is the same 32-bit float, in nine digits at most', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const short = shortestFloat32(value)
      expect(Math.fround(short)).toBe(Object.is(value, -0) ? short : value)
    }),
  )
})
