import { expect, test } from 'vitest'
import { chooseAtoms } from '../../src/encode/choose-atoms.js'

/** Values 0, 1, 2, … that so many people share, one row each. */
function atomsOf(counts: readonly number[], options: { readonly bins: number; readonly minCount?: number }): number[] {
  const rows = Float64Array.from(counts)
  const distinct = { values: Float64Array.from(rows.keys()), rows, patients: rows, holders: null }
  const isAtom = chooseAtoms(distinct, { minCount: 5, ...options })
  return [...isAtom.keys()].filter((value) => isAtom[value] === 1)
}

const even = (length: number, count: number) => Array<number>(length).fill(count)

test('a value as heavy as a bin is an atom, one lighter that stands among its like is not', () => {
  expect(atomsOf([...even(50, 10), 100, ...even(50, 10)], { bins: 12 })).toEqual([50])
  expect(atomsOf(even(100, 40), { bins: 12 })).toEqual([])
})

test('a spike of thirty people is an atom however many the others are', () => {
  const counts = even(10_000, 5)
  counts[400] = 30
  counts[700] = 29
  expect(atomsOf(counts, { bins: 12 })).toEqual([400])
})

test('of more spikes than bins the heaviest are atoms', () => {
  const counts = even(2000, 5).map((count, value) => (value % 50 === 0 ? 30 + value / 50 : count))
  expect(atomsOf(counts, { bins: 4 })).toEqual([1800, 1850, 1900, 1950])
})

test('all of few values are atoms, but for those of fewer people than the least', () => {
  expect(atomsOf([9, 4, 5, 80], { bins: 12 })).toEqual([0, 2, 3])
})
