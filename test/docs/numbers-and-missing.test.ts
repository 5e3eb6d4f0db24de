import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type NumberNotation, numberReader } from '../../src/table/cells/number.js'
import { inferSchema, levelColumn, Table } from '../../src/table/index.js'

const page = readFileSync(join(import.meta.dirname, '../../docs/numbers-and-missing.md'), 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const [, text, says, value] = /^\| `(.+?)` \| (.+?) \| (-?[\d.]+.*) \|$/.exec(line) ?? []
  return text === undefined || says === undefined || value === undefined ? [] : [{ text, says, value }]
})

/** The notation that the code spans of a cell state. */
function notationOf(says: string): NumberNotation {
  return Object.assign({}, ...[...says.matchAll(/`([^`]+)`/g)].map(([, yaml]) => parse(yaml ?? '') as object))
}

test('the page has its examples', () => {
  expect(rows.length).toBe(11)
})

test.each(rows)('$text is read as the page says', ({ text, says, value }) => {
  const flag = value.includes('below') ? 1 : value.includes('above') ? 2 : 0
  expect(numberReader(notationOf(says))(text)).toEqual({ value: Number.parseFloat(value), flag })
})

test('markers among numbers and among words are taken as the page says', () => {
  const numbers = Array.from({ length: 100 }, (_, row) => String(row + 100))
  const missingOf = (cells: string[]) =>
    inferSchema(Table.of([levelColumn('x', cells)]), { name: 't' }).schema.columns[0]?.missing ?? []
  for (const marker of ['NA', 'ND', 'NC', '.', '?', '-', 'unknown', 'None'])
    expect(missingOf([...numbers, marker])).toEqual([marker])
  expect(missingOf([...numbers, ...Array.from({ length: 5 }, () => 'clot')])).toEqual(['clot'])
  expect(missingOf([...numbers, ...Array.from({ length: 4 }, () => 'clot')])).toEqual([])
  const words = Array.from({ length: 100 }, (_, row) => ['red', 'green'][row % 2] ?? '')
  for (const marker of ['NA', 'null', '?', 'n/a', 'unknown', 'ND'])
    expect(missingOf([...words, marker])).toEqual([marker])
  expect(missingOf([...words, 'None'])).toEqual([])
  for (const sentinel of ['999', '-9', '-1'])
    expect(missingOf([...numbers, sentinel, sentinel, sentinel])).toEqual([sentinel])
  expect(missingOf([...numbers, '999', '999'])).toEqual([])
})
