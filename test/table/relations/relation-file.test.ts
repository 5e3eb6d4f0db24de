import { expect, test } from 'vitest'
import { MirrorwardError } from '../../../src/errors.js'
import {
  brokenRows,
  formatSchema,
  learnRelation,
  levelColumn,
  numberColumn,
  parseSchema,
  type Relation,
  relationText,
  type Schema,
  Table,
} from '../../../src/table/index.js'
import { shortestBetween } from '../../../src/table/relations/shortest-between.js'

const columns = `
columns:
  - { name: id, kind: identifier, role: direct-identifier }
  - { name: a, kind: numeric, precision: 0 }
  - { name: b, kind: numeric, precision: 0 }
  - { name: d, kind: datetime, format: date }
  - { name: l, kind: categorical }
`
const withRelation = (relation: string) => `name: t\nrelations:\n  - ${relation}\n${columns}`

function issuesOf(text: string): string[] {
  try {
    parseSchema(text)
  } catch (error) {
    if (error instanceof MirrorwardError) return error.issues.map(({ message }) => message)
  }
  throw new Error('no error')
}

test.each([
  '{ type: order, lower: a, upper: b }',
  '{ type: formula, column: b, formula: a * 2, within: 0.5 }',
  '{ type: function, column: a, of: l }',
  '{ type: cut, column: l, formula: a + b }',
  '{ type: presence, column: a, when: l is not missing }',
])('a schema file keeps %s', (relation) => {
  const schema = parseSchema(withRelation(relation))
  expect(schema.relations).toHaveLength(1)
  expect(parseSchema(formatSchema(schema))).toEqual(schema)
})

test.each([
  ['{ type: order, lower: a, upper: c }', /^relations\[0\]: no column is called "c"$/],
  ['{ type: order, lower: a, upper: a }', /"a" cannot follow from itself/],
  ['{ type: order, lower: a, upper: d }', /a date and a number have no order/],
  ['{ type: order, lower: a, upper: l }', /"l" does not hold numbers/],
  ['{ type: formula, column: a, formula: b + }', /cannot read condition at character/],
  ['{ type: formula, column: a, formula: "b > 2" }', /expected a value/],
  ['{ type: formula, column: a, formula: "3" }', /no other column is named/],
  ['{ type: formula, column: l, formula: a }', /"l" is categorical/],
  ['{ type: formula, column: a, formula: b, within: -1 }', /^relations\[0\]\.within/],
  ['{ type: cut, column: l, formula: l }', /cannot follow from itself/],
  ['{ type: function, column: a, of: id }', /"id" is never modelled/],
  ['{ type: presence, column: a, when: a is missing }', /cannot follow from itself/],
  ['{ type: proportion, column: a }', /^relations\[0\]\.type/],
])('a relation that cannot be is refused: %s', (relation, message) => {
  expect(issuesOf(withRelation(relation))).toEqual([expect.stringMatching(message)])
})

const table = Table.of([
  numberColumn('a', [1, 2, 3, null, 5]),
  numberColumn('b', [1, 3, 2, 9, null]),
  levelColumn('l', ['x', 'x', 'y', null, 'y']),
])
const schema: Schema = {
  name: 't',
  columns: [
    { name: 'a', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'b', kind: 'numeric', role: 'feature' },
    { name: 'l', kind: 'categorical', role: 'feature' },
  ],
}

test.each<readonly [Relation, readonly number[]]>([
  [{ type: 'order', lower: 'a', upper: 'b' }, [0, 0, 1, 0, 0]],
  [{ type: 'formula', column: 'a', formula: 'b' }, [0, 1, 1, 0, 0]],
  [{ type: 'formula', column: 'a', formula: 'b - 0.5', within: 1 }, [0, 0, 0, 0, 0]],
  [{ type: 'formula', column: 'a', formula: 'b / 0' }, [0, 0, 0, 0, 0]],
  [{ type: 'function', column: 'l', of: 'a' }, [0, 0, 1, 0, 1]],
  [{ type: 'cut', column: 'l', formula: 'a' }, [0, 0, 0, 0, 0]],
  [{ type: 'cut', column: 'l', formula: '0 - b' }, [0, 1, 0, 0, 0]],
  [{ type: 'presence', column: 'a', when: 'l is not missing' }, [0, 0, 0, 0, 0]],
  [{ type: 'presence', column: 'b', when: 'l = "x"' }, [0, 0, 1, 0, 0]],
])('rows that break a relation are told: %j', (relation, broken) => {
  expect(Array.from(brokenRows(learnRelation(relation, table, { schema, minCount: 1 }), table, schema))).toEqual(broken)
})

test.each([
  [1.75, 1.752, 1.751],
  [2.9, 3, 2.95],
  [0.4, 7, 4],
  [-120, -80, -100],
  [3.8500000000000005, 3.86, 3.855],
])('between %d and %d the shortest decimal is %d', (low, high, between) => {
  expect(shortestBetween(low, high)).toBe(between)
})

test('a relation reads as one line', () => {
  expect(relationText({ type: 'formula', column: 'b', formula: 'a * 2', within: 0.5 })).toBe('b = a * 2 (within 0.5)')
})
