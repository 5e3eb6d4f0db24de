import { expect, test } from 'vitest'
import { sayInFrench } from '../../../src/cli/language/sayings-fr/index.js'
import { preflightLinked } from '../../../src/pipeline/linked/index.js'
import { levelColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const schema: LinkedSchema = {
  name: 'study',
  tables: [
    { name: 'people', key: 'id', columns: [{ name: 'id', kind: 'identifier', role: 'direct-identifier' }] },
    {
      ...{ name: 'visits', parent: { table: 'people', column: 'id' }, orphans: 'keep' },
      columns: [{ name: 'id', kind: 'identifier', role: 'direct-identifier' }],
    },
  ],
}
const told = (people: number, ids: readonly string[]) => {
  const keys = Array.from({ length: people }, (_, person) => `p${person}`)
  const tables = new Map([
    ['people', Table.of([levelColumn('id', keys)])],
    ['visits', Table.of([levelColumn('id', ids)])],
  ])
  return preflightLinked(LinkedTables.of(tables, schema))
}
const once = Array.from({ length: 400 }, (_, person) => `p${person}`)

test.each([
  ['nothing is said of many people with a row each', 400, once, []],
  [
    'few people',
    20,
    once.slice(0, 20),
    ['20 patients are few: intervals will be wide, and most privacy measures cannot tell below 320'],
  ],
  ['an empty table', 400, [], ['table "visits" has no rows: none will be made']],
  [
    'rows without a parent',
    400,
    [...once, 'nobody', 'no one'],
    ['2 of 402 rows of table "visits" have no parent: nothing is learnt from them'],
  ],
  [
    'a person with a tenth of all rows',
    400,
    [...once, ...Array<string>(100).fill('p3')],
    ['one person has 20% of the rows of table "visits": what is learnt of it is mostly theirs'],
  ],
  [
    'a person with more than 300 rows',
    4000,
    [...Array.from({ length: 4000 }, (_, person) => `p${person}`), ...Array<string>(300).fill('p3')],
    ['1 person has more than 300 rows in table "visits" (at most 301)'],
  ],
])('%s', (_, people, ids, expected) => {
  const messages = told(people, ids).map(({ message }) => message)
  expect(messages).toEqual(expected)
  for (const message of messages) expect(sayInFrench(message)).not.toBe(message)
})
