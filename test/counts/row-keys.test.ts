import { expect, test } from 'vitest'
import { Numbering, rowKeys } from '../../src/counts/index.js'
import { createRng } from '../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../src/table/index.js'

test('rows have one key where all cells are equal, in whichever table and whatever the order of levels', () => {
  const first = Table.of([numberColumn('x', [1, 1, null, 1]), levelColumn('g', ['a', 'b', 'a', null])])
  const second = Table.of([numberColumn('x', [1, null, 2]), levelColumn('g', ['b', 'a', 'a'])])
  const { of, count } = rowKeys([first, second], ['x', 'g'])
  const [own, other] = of.map((keys) => [...keys]) as [number[], number[]]
  expect(new Set(own).size).toBe(4)
  expect(other[0]).toBe(own[1])
  expect(other[1]).toBe(own[2])
  expect(own).not.toContain(other[2])
  expect(count).toBe(5)
})

test('numbers keys as a Map does, 0 and −0 as one, also when it grows', () => {
  const rng = createRng('keys')
  const keys = Array.from({ length: 20_000 }, () => (rng.below(3) === 0 ? -0 : rng.normal() * 2 ** rng.below(40)))
  const numbering = new Numbering()
  const map = new Map<number, number>()
  for (const key of [...keys, ...keys]) {
    const known = map.get(key) ?? map.size
    map.set(key, known)
    expect(numbering.add(key)).toBe(known)
  }
  expect(numbering.count).toBe(map.size)
  expect(numbering.find(0)).toBe(map.get(0))
  expect(numbering.find(0.123456)).toBe(-1)
})
