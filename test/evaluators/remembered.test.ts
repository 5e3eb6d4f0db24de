import { expect, test } from 'vitest'
import { remembered } from '../../evaluators/remembered.js'

test('makes once for the same objects and name, anew for others', () => {
  let made = 0
  const [first, second] = [{}, {}]
  const make = () => ({ number: ++made })
  const answer = remembered([first, second], 'answer', make)
  expect(remembered([first, second], 'answer', make)).toBe(answer)
  expect(remembered([second, first], 'answer', make)).not.toBe(answer)
  expect(remembered([first], 'answer', make)).not.toBe(answer)
  expect(remembered([first, second], 'another', make)).not.toBe(answer)
  expect(made).toBe(4)
})

test('keeps an answer that is null or undefined', () => {
  const key = {}
  let made = 0
  const make = () => {
    made++
    return null
  }
  expect([remembered([key], 'null', make), remembered([key], 'null', make)]).toEqual([null, null])
  expect(made).toBe(1)
})
