import { expect, test } from 'vitest'
import { NumberSet } from '../../src/math/index.js'

test('holds what a set holds, past several doublings, zero and the largest whole number among it', () => {
  const [own, set] = [new NumberSet(), new Set<number>()]
  const values = Array.from({ length: 20_000 }, (_, at) => (at * 2654435761) % 4294967296).flatMap((low) => [
    low,
    low % 7,
    low * 2097151,
  ])
  for (const value of [0, Number.MAX_SAFE_INTEGER - 1, ...values]) {
    expect(own.add(value)).toBe(!set.has(value))
    set.add(value)
  }
  expect(own.size).toBe(set.size)
  expect([...set].every((value) => own.has(value))).toBe(true)
  expect([1.5e15, 123456.5e6].some((value) => own.has(value))).toBe(false)
})
