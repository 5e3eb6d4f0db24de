import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peopleOf, rowsEach, shuffledPeople } from '../../../models/network/index.js'
import { createRng, permutation } from '../../../src/math/index.js'
import { levelColumn, type Schema, Table } from '../../../src/table/index.js'

test('all rows are there, those of a person together', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 }), (persons) => {
      const personOf = Int32Array.from(persons)
      const { rows, starts } = shuffledPeople(persons.length, personOf, createRng(1))
      expect([...rows].sort((a, b) => a - b)).toEqual([...persons.keys()])
      expect(starts.length).toBe(new Set(persons).size + 1)
      for (let place = 0; place + 1 < starts.length; place++) {
        const own = new Set([...rows.subarray(starts[place], starts[place + 1])].map((row) => personOf[row]))
        expect(own.size).toBe(1)
      }
    }),
  )
})

test('rows that are people of their own are shuffled as rows', () => {
  const { rows, starts } = shuffledPeople(7, undefined, createRng(1))
  expect(rows).toEqual(permutation(7, createRng(1)))
  expect([...starts]).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(shuffledPeople(7, Int32Array.of(0, 1, 2, 3, 4, 5, 6), createRng(1)).rows).toEqual(rows)
})

test('people are those of the schema, if it names them', () => {
  const table = Table.of([levelColumn('id', ['a', 'b', 'a', 'a'])])
  const schema: Schema = { name: 't', columns: [{ name: 'id', kind: 'identifier', role: 'direct-identifier' }] }
  expect(peopleOf(table, schema)).toBeUndefined()
  expect(peopleOf(table, { ...schema, patient: 'id' })).toEqual(Int32Array.of(0, 1, 0, 0))
  expect(rowsEach(4, undefined)).toBe(1)
  expect(rowsEach(4, Int32Array.of(0, 1, 0, 0))).toBe(2)
})
