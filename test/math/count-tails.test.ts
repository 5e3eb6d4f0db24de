import { expect, test } from 'vitest'
import { drawTail, eventTail } from '../../src/math/index.js'

test('the lady tasting tea: three of four cups or more by luck', () => {
  // Fisher, The Design of Experiments (1935): 17 of 70.
  expect(drawTail(3, { population: 8, marked: 4, drawn: 4 })).toBeCloseTo(17 / 70, 12)
  expect(drawTail(4, { population: 8, marked: 4, drawn: 4 })).toBeCloseTo(1 / 70, 12)
  expect(drawTail(5, { population: 8, marked: 4, drawn: 4 })).toBe(0)
})

test('what must be drawn is certain', () => {
  expect(drawTail(0, { population: 8, marked: 0, drawn: 4 })).toBe(1)
  expect(drawTail(2, { population: 6, marked: 5, drawn: 3 })).toBe(1)
})

test('events by their mean', () => {
  expect(eventTail(1, 0.01)).toBeCloseTo(-Math.expm1(-0.01), 15)
  expect(eventTail(4, 1)).toBeCloseTo(1 - (8 / 3) * Math.exp(-1), 12)
  expect(eventTail(2, 1e-6)).toBeCloseTo(5e-13, 17)
  expect(eventTail(0, 3)).toBe(1)
  expect(eventTail(1, 0)).toBe(0)
})
