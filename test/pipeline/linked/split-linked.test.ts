import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { splitLinked } from '../../../src/pipeline/linked/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const key = (name: string) => ({ name, kind: 'identifier', role: 'direct-identifier' }) as const
const schema: LinkedSchema = {
  name: 'ward',
  tables: [
    { name: 'wards', key: 'ward', columns: [key('ward')] },
    { name: 'people', key: 'id', columns: [key('id'), { name: 'sex', kind: 'categorical', role: 'feature' }] },
    {
      ...{ name: 'stays', key: 'stay', parent: { table: 'people', column: 'id' } },
      references: [{ table: 'wards', column: 'ward' }],
      columns: [
        key('stay'),
        key('id'),
        { name: 'ward', kind: 'categorical', role: 'feature' },
        { name: 'dead', kind: 'boolean', role: 'outcome' },
      ],
    },
    {
      ...{ name: 'tests', parent: { table: 'stays', column: 'stay' }, orphans: 'keep' },
      columns: [key('stay'), { name: 'value', kind: 'numeric', role: 'feature' }],
    },
  ],
}
const people = Array.from({ length: 60 }, (_, person) => person)
const stays = people.flatMap((person) => [0, 1].map((stay) => ({ person, stay: `${person}-${stay}` })))
const linked = LinkedTables.of(
  new Map([
    ['wards', Table.of([levelColumn('ward', ['A', 'B'])])],
    [
      'people',
      Table.of([
        levelColumn('id', people.map(String)),
        levelColumn(
          'sex',
          people.map(() => 'f'),
        ),
      ]),
    ],
    [
      'stays',
      Table.of([
        levelColumn(
          'stay',
          stays.map(({ stay }) => stay),
        ),
        levelColumn(
          'id',
          stays.map(({ person }) => String(person)),
        ),
        levelColumn(
          'ward',
          stays.map((_, row) => (row % 2 ? 'A' : 'B')),
        ),
        levelColumn(
          'dead',
          stays.map(({ person }) => (person % 5 === 0 ? 'yes' : 'no')),
        ),
      ]),
    ],
    [
      'tests',
      Table.of([
        levelColumn('stay', [...stays.map(({ stay }) => stay), 'x']),
        numberColumn('value', [...stays.keys(), 1]),
      ]),
    ],
  ]),
  schema,
)
const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
const split = splitLinked(linked, { shares, rng: createRng(1) })
const sides = [split.train, split.holdout, split.reference]
const cellsOf = (tables: LinkedTables, table: string, column: string) =>
  Array.from({ length: tables.table(table).rowCount }, (_, row) => cellAt(tables.table(table).column(column), row))

test('everybody stands on one side, with all that hangs on them', () => {
  expect(sides.map((side) => side.table('people').rowCount)).toEqual([36, 12, 12])
  for (const side of sides) {
    const ids = new Set(cellsOf(side, 'people', 'id'))
    const own = cellsOf(side, 'stays', 'id')
    expect(own.every((id) => ids.has(id))).toBe(true)
    expect(own).toHaveLength(2 * ids.size)
    const known = new Set(cellsOf(side, 'stays', 'stay'))
    expect(cellsOf(side, 'tests', 'stay').filter((stay) => known.has(stay))).toHaveLength(2 * ids.size)
  }
})

test('an outcome that stands in a child, the same in all rows of a person, divides evenly', () => {
  const dead = sides.map((side) => cellsOf(side, 'stays', 'dead').filter((cell) => cell === 'yes').length / 2)
  for (const [side, count] of dead.entries())
    expect(Math.abs(count - 12 * [0.6, 0.2, 0.2][side]!)).toBeLessThanOrEqual(1)
  expect(split.description).toBe('train/holdout/reference 60/20/20 by person through every table, stratified on dead')
})

test('look-up tables stay whole, rows of nobody go to train, schemas stay', () => {
  expect(sides.map((side) => side.table('wards').rowCount)).toEqual([2, 2, 2])
  expect(sides.map((side) => cellsOf(side, 'tests', 'stay').filter((stay) => stay === 'x').length)).toEqual([1, 0, 0])
  for (const side of sides) expect(side.schema).toEqual(schema)
})

test('a single table with a patient is divided by its people', () => {
  const table = linked.table('stays')
  const single: LinkedSchema = {
    name: 'stays',
    tables: [{ name: 'stays', patient: 'id', columns: schema.tables[2]!.columns }],
  }
  const parts = splitLinked(LinkedTables.of(new Map([['stays', table]]), single), { shares, rng: createRng(2) })
  expect(parts.train.table('stays').rowCount).toBe(72)
  expect(parts.train.schema).toEqual(single)
})
