import { expect, test } from 'vitest'
import { roles, tablesOf } from '../../../bench/detection/columns/labelled-column.js'
import { madeTables } from '../../../bench/detection/columns/tables/index.js'
import { laterTables } from '../../../bench/detection/later/columns.js'
import { luhn, modulo, weighted } from '../../../bench/detection/third/checks.js'
import { third, thirdTables } from '../../../bench/detection/third/columns.js'
import { locales } from '../../../bench/detection/third/locales.js'

const columns = third.columns()
const cellsOf = (kind: string): string[] =>
  columns
    .filter((column) => column.class === kind)
    .flatMap(({ values }) => values.map((value) => value.replace(/[ .-]/g, '')).filter((value) => /\d{6}/.test(value)))

test('the committed third set is what the script makes', () => {
  expect(third.committed() === third.made()).toBe(true)
})

test('the third set has at least 40 tables of 30 to 60 rows and 450 columns, of every role in every language', () => {
  expect(thirdTables.length).toBeGreaterThanOrEqual(40)
  expect(columns.length).toBeGreaterThanOrEqual(450)
  const kinds = new Set(columns.map(({ language, role }) => `${language} ${role}`))
  const languages = new Set(Object.values(locales).map(({ language }) => language))
  expect([...languages].flatMap((language) => roles.filter((role) => !kinds.has(`${language} ${role}`)))).toEqual([])
  expect(columns.filter(({ values }) => values.length < 30 || values.length > 60)).toEqual([])
  expect(thirdTables.filter(({ name }) => name.startsWith('third-trap-')).length).toBe(7)
})

test('the third set comes from eighteen countries, as its page says', () => {
  const countries = new Set(thirdTables.map(({ locale }) => (locale === 'vl' ? 'be' : locale)))
  expect(countries.size).toBe(18)
})

test('the third set is all held back, and shares no table with the sets before', () => {
  expect(columns.every(({ part }) => part === 'held-back')).toBe(true)
  const earlier = new Set([...madeTables, ...laterTables].map(({ name }) => name))
  expect(thirdTables.filter(({ name }) => earlier.has(name))).toEqual([])
  expect(new Set(thirdTables.map(({ name }) => name)).size).toBe(thirdTables.length)
})

test('a table of the third set has one column of a name, and its columns have the same rows', () => {
  for (const members of tablesOf(columns).values()) {
    expect(new Set(members.map(({ name }) => name)).size).toBe(members.length)
    expect(new Set(members.map(({ values }) => values.length)).size).toBe(1)
  }
})

test('no cell holds what a template should have filled', () => {
  expect(columns.filter(({ values }) => values.some((value) => /undefined|NaN|\{[A-Zxn]\}/.test(value)))).toEqual([])
})

test('text that is said to name people does so in its first row, text that is not never does', () => {
  const telling =
    /\b(?:M|Mr|Hr|Sr|Sig|Dhr|Herr|Pan|Dr|dr|dott)\b|jointe au|avis pris|called|advice from|angerufen|llamar|ligar|moglie|gebeld|ringt|żona/
  const named = columns.filter((column) => column.class === 'note-with-names')
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ values: [first = ''] }) => !telling.test(first)).map(({ table }) => table)).toEqual([])
  const plain = columns.filter((column) => column.class === 'note-without-names')
  expect(plain.filter(({ values }) => values.some((value) => telling.test(value))).map(({ table }) => table)).toEqual(
    [],
  )
})

test('numbers of the committed file have their keys', () => {
  const wrong = (kind: string, isRight: (number: string) => boolean): string[] => {
    const cells = cellsOf(kind)
    expect(cells.length).toBeGreaterThan(25)
    return cells.filter((cell) => !isRight(cell))
  }
  expect(wrong('nir', (cell) => (modulo(cell.slice(0, 13), 97) + Number(cell.slice(13))) % 97 === 0)).toEqual([])
  expect(
    wrong('niss', (cell) =>
      ['', '2'].some((before) => 97 - modulo(before + cell.slice(0, 9), 97) === Number(cell.slice(9))),
    ),
  ).toEqual([])
  const elevens = (cell: string): boolean => weighted(cell, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  expect([...wrong('nhs', elevens), ...wrong('chi', elevens)]).toEqual([])
  expect(wrong('bsn', (cell) => weighted(cell, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0)).toEqual([])
  const luhnRight = (cell: string): boolean => luhn(cell.slice(0, -1)) === cell.slice(-1)
  const named = (name: string): string[] => columns.find((column) => column.name === name)?.values.slice() ?? []
  expect(named('imei').length + named('Carte assuré').length).toBeGreaterThan(60)
  expect([...named('imei'), ...named('Carte assuré')].filter((cell) => !luhnRight(cell))).toEqual([])
  expect(named('PWZ').filter((cell) => weighted(cell, [-1, 1, 2, 3, 4, 5, 6]) % 11 !== 0)).toEqual([])
  expect(wrong('pesel', (cell) => weighted(cell, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0)).toEqual([])
  expect(wrong('ahv', (cell) => weighted(cell, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0)).toEqual([])
})
