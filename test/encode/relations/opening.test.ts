import { expect, test } from 'vitest'
import { openingsOf } from '../../../src/encode/relations/derivation-kinds.js'
import { strictest } from '../../../src/encode/relations/opening.js'
import { levelColumn, type Schema, Table } from '../../../src/table/index.js'

const table = Table.of([
  levelColumn('sex', ['F', 'M', null, 'F']),
  levelColumn('pregnant', ['yes', null, null, null]),
  levelColumn('chapter', [null, null, null, null]),
  levelColumn('death', ['0', '1', null, '1']),
])
const common = { role: 'feature', kind: 'categorical' } as const
const schema: Schema = {
  name: 'openings',
  columns: table.columnNames.map((name) => ({ ...common, name })),
}
const modelledAs = (column: string) => [column, `${column} inner`]
const opened = { table, schema, modelledAs }

test('a presence leaves cells missing where its condition is false, and waits for the cells it asks', () => {
  const [opening] = openingsOf([{ type: 'presence', column: 'pregnant', when: 'sex = "F"' }], opened)
  expect(opening?.columns).toEqual(['pregnant', 'pregnant inner'])
  expect([0, 1, 2, 3].map((row) => opening?.fillingOf(row))).toEqual(['present', 'closed', 'any', 'present'])
})

test('a function opens its source to what leads to the observed value; missing may be what leads there', () => {
  const map = { levels: ['heart'], values: ['1'], otherwise: '1', missing: '0' }
  const [opening] = openingsOf([{ type: 'function', column: 'death', of: 'chapter', map }], opened)
  expect(opening?.columns).toEqual(['chapter'])
  const of = (level: string) => new Map([['death', { levels: [level], missing: false }]])
  expect([0, 1, 2].map((row) => opening?.fillingOf(row))).toEqual([of('0'), of('1'), 'any'])
  expect(opening?.fillingOf(1)).toBe(opening?.fillingOf(3))
})

test('of several relations the strictest counts', () => {
  const cells = new Map([['death', { levels: ['1'], missing: false }]])
  expect(strictest([])).toBe('present')
  expect(strictest(['present', cells])).toBe(cells)
  expect(strictest([cells, 'any'])).toBe('any')
  expect(strictest(['any', 'closed', cells])).toBe('closed')
})
