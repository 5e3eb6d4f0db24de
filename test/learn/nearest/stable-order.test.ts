import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortByKeys, sortRoom } from '../../../src/learn/nearest/stable-order.js'

test('rows are sorted by their keys, equal ones in the order they had', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200 }), (keys) => {
      const room = sortRoom(keys.length)
      room.keys.set(keys)
      const rows = Int32Array.from(keys.keys())
      sortByKeys(rows, room)
      expect([...rows]).toEqual([...keys.keys()].sort((a, b) => keys[a]! - keys[b]!))
      expect([...room.keys]).toEqual([...keys].sort((a, b) => a - b))
    }),
  )
})
