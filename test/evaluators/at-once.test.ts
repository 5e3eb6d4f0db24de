import { expect, test } from 'vitest'
import { atMostAtOnce } from '../../evaluators/threads/at-once.js'

test('results keep their order and no more calls than asked for are under way', async () => {
  let [underWay, most] = [0, 0]
  const results = await atMostAtOnce(20, 3, async (index) => {
    most = Math.max(most, ++underWay)
    // The later ones end first.
    for (let wait = 0; wait < 20 - index; wait++) await Promise.resolve()
    underWay--
    return index * index
  })
  expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index * index))
  expect(most).toBe(3)
})

test('one at once is a loop', async () => {
  const events: string[] = []
  await atMostAtOnce(3, 1, async (index) => {
    events.push(`begin ${index}`)
    await Promise.resolve()
    events.push(`end ${index}`)
  })
  expect(events).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1', 'begin 2', 'end 2'])
})

test('after a failure nothing further is begun', async () => {
  const begun: number[] = []
  const failing = atMostAtOnce(100, 2, async (index) => {
    begun.push(index)
    await Promise.resolve()
    if (index === 3) throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(begun.length).toBeLessThan(7)
})
