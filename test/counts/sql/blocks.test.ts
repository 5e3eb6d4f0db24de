import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from '../../../src/counts/sql/blocks.js'

const sizes = [2, 3, 5, 7, 11, 13, 17]

test('every request is answered once, by a block that has all its columns', () => {
  const request = fc.uniqueArray(fc.nat(sizes.length - 1), { maxLength: 3 })
  fc.assert(
    fc.property(fc.array(request, { maxLength: 30 }), fc.integer({ min: 1, max: 5000 }), (requests, mostCells) => {
      const blocks = blocksOf(requests, { sizes, mostCells })
      expect(blocks.flatMap(({ requests: own }) => own).sort((a, b) => a - b)).toEqual([...requests.keys()])
      for (const { places, requests: own } of blocks) {
        for (const each of own) for (const place of requests[each]!) expect(places).toContain(place)
        const cells = places.reduce((product, place) => product * sizes[place]!, 1)
        const isAlone = own.some((each) => requests[each]!.length === places.length)
        expect(cells <= mostCells || isAlone).toBe(true)
      }
    }),
  )
})

test('all pairs of seven columns take fewer blocks than pairs', () => {
  const pairs = sizes.flatMap((_, one) => sizes.slice(one + 1).map((_, at) => [one, one + 1 + at]))
  expect(blocksOf(pairs, { sizes, mostCells: 5000 }).length).toBeLessThan(pairs.length / 2)
  expect(blocksOf(pairs, { sizes, mostCells: 1 })).toHaveLength(pairs.length)
})
