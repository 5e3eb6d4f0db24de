import { expect, test } from 'vitest'
import { roles, tablesOf } from '../../../bench/detection/columns/labelled-column.js'
import { madeTables } from '../../../bench/detection/columns/tables/index.js'
import { later, laterTables } from '../../../bench/detection/later/columns.js'

const columns = later.columns()

test('the committed later set is what the script makes', () => {
  expect(later.committed() === later.made()).toBe(true)
})

test('the later set has every role in both languages, and tables of 30 to 60 rows', () => {
  const kinds = new Set(columns.map(({ language, role }) => `${language} ${role}`))
  expect(kinds.size).toBe(2 * roles.length)
  expect(columns.filter(({ values }) => values.length < 30 || values.length > 60)).toEqual([])
})

test('the later set is all held back, and shares no table with the two halves', () => {
  expect(columns.every(({ part }) => part === 'held-back')).toBe(true)
  const earlier = new Set(madeTables.map(({ name }) => name))
  expect(laterTables.filter(({ name }) => earlier.has(name))).toEqual([])
})

test('a later table has one column of a name, and its columns have the same rows', () => {
  for (const members of tablesOf(columns).values()) {
    expect(new Set(members.map(({ name }) => name)).size).toBe(members.length)
    expect(new Set(members.map(({ values }) => values.length)).size).toBe(1)
  }
})

test('a column of text that is said to name people does so in some cell', () => {
  const naming = /Vu avec|prévenu au|réclame|courrier du Pr|D\/w|voicemail|self-discharge|Copy to/
  const texts = columns.filter((column) => column.class === 'note-with-names')
  expect(texts.length).toBeGreaterThan(5)
  expect(texts.filter(({ values }) => !values.some((value) => naming.test(value)))).toEqual([])
})

test('Belgian and Swiss numbers of the later set have their keys', () => {
  const digitsOf = (name: string) =>
    columns
      .filter((column) => column.name === name)
      .flatMap(({ values }) => values.map((value) => value.replace(/\D/g, '')))
  expect([...digitsOf('NISS'), ...digitsOf('NAVS13')].length).toBeGreaterThan(60)
  // The check of a NISS is 97 less the rest of its nine digits, a 2 before them for who was born since 2000.
  const wrong = digitsOf('NISS').filter(
    (value) => !['', '2'].some((first) => 97n - (BigInt(first + value.slice(0, 9)) % 97n) === BigInt(value.slice(9))),
  )
  expect(wrong).toEqual([])
  // The last digit of an AHV number is that of an EAN-13.
  const sum = (value: string) =>
    [...value].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  expect(digitsOf('NAVS13').filter((value) => sum(value) % 10 !== 0)).toEqual([])
})
