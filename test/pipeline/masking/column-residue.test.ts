import { expect, test } from 'vitest'
import { ColumnResidue } from '../../../src/pipeline/masking/column-residue.js'
import { Originals } from '../../../src/pipeline/masking/originals.js'

const place = { file: 'stays.csv', column: 'kept' }
/** Numbers of the house that leave gaps: none beside another. */
const sparse = (index: number) => `${10_000_000 + index * 7_919}`

function leaksOf(originals: readonly string[], cells: readonly string[]) {
  const known = new Originals()
  for (const [index, each] of originals.entries()) known.add(each, `person ${index}`)
  const residue = new ColumnResidue(known)
  for (const [row, cell] of cells.entries()) residue.look(cell, { place: row, person: null, another: undefined })
  return residue.leaks(place)
}

const numbers = Array.from({ length: 2000 }, (_, index) => sparse(index))

test('a kept column that is nothing but numbers of other people is found', () => {
  const others = numbers.slice(100, 1100).reverse()
  expect(leaksOf(numbers, others)).toEqual([
    { ...place, message: '1000 cells hold a masked value of the source', row: 1 },
  ])
  expect(
    leaksOf(
      numbers,
      others.map((each) => `${Number(each) + 3}`),
    ),
  ).toEqual([])
})

test('two numberings that both count up, keys of Luhn among them, hold each other’s numbers and are no leak', () => {
  const counting = Array.from({ length: 2000 }, (_, index) => `${20_000_000 + index}`)
  expect(leaksOf(counting, counting.slice(500))).toEqual([])
  const luhn = (body: string) => {
    const sum = [...`${body}0`].reverse().reduce((all, sign, at) => {
      const digit = Number(sign) * (at % 2 === 1 ? 2 : 1)
      return all + (digit > 9 ? digit - 9 : digit)
    }, 0)
    return `${body}${(10 - (sum % 10)) % 10}`
  }
  const keyed = Array.from({ length: 2000 }, (_, index) => luhn(`${3_000_000 + index}`))
  expect(leaksOf(keyed, keyed.slice(500))).toEqual([])
})

test('one number among a hundred thousand cells of its form is found, and none by chance', () => {
  const long = (index: number) => `${1_000_000_000_000 + ((index * 7_368_787_931) % 8_999_999_999_999)}`
  const originals = Array.from({ length: 1000 }, (_, index) => long(index))
  const cells = Array.from({ length: 100_000 }, (_, index) => long(index + 5000))
  expect(leaksOf(originals, cells)).toEqual([])
  cells[77_777] = originals[500]!
  expect(leaksOf(originals, cells)).toEqual([
    { ...place, message: '1 cells hold a masked value of the source', row: 77_778 },
  ])
})

test('a kept column of names that are masked elsewhere is found; one that shares some with them is not', () => {
  const names = Array.from(
    { length: 60 },
    (_, index) => `Nom${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}`,
  )
  expect(leaksOf(names, names.slice(10, 50))).toEqual([
    { ...place, message: '40 of its 40 different names are masked in other columns' },
  ])
  expect(leaksOf(names, [...names.slice(0, 10), ...names.slice(0, 40).map((name) => `Service ${name}`)])).toEqual([])
})
