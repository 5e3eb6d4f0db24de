import { describe, expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { constancies, type LinkedSchema, LinkedTables, lift, unlift } from '../../../src/table/linked/index.js'

const feature = { role: 'feature' } as const
const numeric = (name: string) => ({ name, kind: 'numeric', ...feature }) as const
const levels = (name: string) => ({ name, kind: 'categorical', ...feature }) as const

const visits: LinkedSchema = {
  name: 'study',
  tables: [
    {
      name: 'visits',
      patient: 'id',
      time: { column: 'day', until: 'end' },
      timeToEvent: [{ time: 'end', event: 'dead' }],
      rules: [{ expression: 'day <= end' }, { expression: 'end >= 0' }, { expression: 'day >= 0' }],
      columns: [levels('id'), levels('dead'), numeric('day'), numeric('end'), numeric('value')],
    },
  ],
}
const visitTable = Table.of([
  levelColumn('id', ['b', 'a', 'b', 'c', 'a', null]),
  levelColumn('dead', ['no', null, 'no', 'yes', null, 'no']),
  numberColumn('day', [7, 0, 3, 1, 4, 2]),
  numberColumn('end', [9, 5, 9, null, 5, 8]),
  numberColumn('value', [1, 2, 1, 4, null, 3]),
])

describe('a single table with a patient', () => {
  const single = LinkedTables.of(new Map([['visits', visitTable]]), visits)
  const { tables, lifts } = lift(single)

  test('gets a table of people, in which everything constant within a person stands', () => {
    expect(rows(tables.table('people'))).toEqual([
      ['b', 'no', 9],
      ['a', null, 5],
      ['c', 'yes', null],
    ])
    expect(tables.table('visits').columnNames).toEqual(['id', 'day', 'value'])
  })

  test('sorts its rows by person and time; who has no person stands last', () => {
    expect(rows(tables.table('visits')).map(([, day]) => day)).toEqual([3, 7, 0, 4, 1, 2])
  })

  test('divides what its schema says between the two', () => {
    const [people, child] = tables.schema.tables
    expect(people).toMatchObject({ name: 'people', key: 'id', timeToEvent: [{ time: 'end', event: 'dead' }] })
    expect(people?.rules).toEqual([{ expression: 'end >= 0' }])
    expect(child).toMatchObject({ parent: { table: 'people', column: 'id' }, time: { column: 'day', until: 'end' } })
    expect(child?.rules).toEqual([{ expression: 'day >= 0' }])
    expect(child?.patient).toBeUndefined()
  })

  test('comes back as it was, sorted', () => {
    const back = unlift(tables, lifts)
    expect(back.schema).toEqual(visits)
    const known = rows(visitTable).filter(([id]) => id !== null)
    expect(sorted(rows(back.table('visits')).filter(([id]) => id !== null))).toEqual(sorted(known))
  })

  test('is left alone when nobody has two rows', () => {
    const once = LinkedTables.of(new Map([['visits', visitTable.take([0, 1, 3])]]), visits)
    expect(lift(once)).toEqual({ tables: once, lifts: [] })
  })

  test('what was lifted of some people is lifted of others, whatever theirs say', () => {
    const others = Table.of([
      levelColumn('id', ['x', 'x']),
      levelColumn('dead', ['no', 'yes']),
      numberColumn('day', [2, 1]),
      numberColumn('end', [3, 3]),
      numberColumn('value', [1, 1]),
    ])
    const lifted = lift(LinkedTables.of(new Map([['visits', others]]), visits), { lifts })
    expect(rows(lifted.tables.table('people'))).toEqual([['x', 'yes', 3]])
    expect(lifted.tables.table('visits').columnNames).toEqual(['id', 'day', 'value'])
  })
})

const tree: LinkedSchema = {
  name: 'hospital',
  tables: [
    { name: 'people', key: 'id', columns: [levels('id'), levels('sex')] },
    {
      name: 'stays',
      key: 'stay',
      parent: { table: 'people', column: 'id' },
      columns: [levels('stay'), levels('id'), levels('sex'), levels('ward')],
    },
    {
      name: 'tests',
      parent: { table: 'stays', column: 'stay' },
      references: [{ table: 'people', column: 'person' }],
      columns: [levels('stay'), levels('person'), levels('ward'), levels('sex'), numeric('value')],
    },
  ],
}
const treeTables = new Map([
  ['people', Table.of([levelColumn('id', ['p1', 'p2', 'p3']), levelColumn('sex', ['f', 'm', 'f'])])],
  [
    'stays',
    Table.of([
      levelColumn('stay', ['s1', 's2', 's3']),
      levelColumn('id', ['p1', 'p1', 'p2']),
      levelColumn('sex', ['f', 'f', 'm']),
      levelColumn('ward', ['A', 'B', 'A']),
    ]),
  ],
  [
    'tests',
    Table.of([
      levelColumn('stay', ['s1', 's1', 's3', 's3']),
      levelColumn('person', ['p1', 'p1', 'p2', 'p2']),
      levelColumn('ward', ['C', 'C', 'D', 'D']),
      levelColumn('sex', ['f', 'f', 'm', 'm']),
      numberColumn('value', [1, 2, 3, 4]),
    ]),
  ],
])

test('a time and an event that move under other names, for the parent has theirs, stay a pair', () => {
  const follow: LinkedSchema = {
    name: 'study',
    tables: [
      { name: 'people', key: 'id', columns: [levels('id'), levels('dead')] },
      {
        name: 'visits',
        parent: { table: 'people', column: 'id' },
        time: { column: 'day', until: 'end' },
        timeToEvent: [{ time: 'end', event: 'dead' }],
        columns: [levels('id'), levels('dead'), numeric('day'), numeric('end')],
      },
    ],
  }
  const people = Table.of([levelColumn('id', ['a', 'b']), levelColumn('dead', ['maybe', 'no'])])
  const visited = Table.of([
    levelColumn('id', ['a', 'a', 'b']),
    levelColumn('dead', ['no', 'no', 'yes']),
    numberColumn('day', [0, 4, 1]),
    numberColumn('end', [5, 5, 9]),
  ])
  const linked = LinkedTables.of(
    new Map([
      ['people', people],
      ['visits', visited],
    ]),
    follow,
  )
  const { tables, lifts } = lift(linked)
  expect(tables.schema.tables[0]!.timeToEvent).toEqual([{ time: 'end', event: 'visits.dead' }])
  expect(unlift(tables, lifts).schema).toEqual(follow)
})

describe('a tree of tables', () => {
  const linked = LinkedTables.of(treeTables, tree)
  const { tables, lifts } = lift(linked)

  test('a column that the parent holds already adds nothing; one of another content gets a name of its own', () => {
    expect(lifts.map(({ table, columns }) => [table, columns])).toEqual([
      [
        'tests',
        [
          { column: 'person', as: 'id', held: true },
          { column: 'ward', as: 'tests.ward', held: false },
          { column: 'sex', as: 'sex', held: true },
        ],
      ],
      ['stays', [{ column: 'sex', as: 'sex', held: true }]],
    ])
    expect(tables.table('tests').columnNames).toEqual(['stay', 'value'])
    expect(tables.table('stays').columnNames).toEqual(['stay', 'id', 'ward', 'tests.ward'])
  })

  test('comes back as it was, schema and cells', () => {
    const back = unlift(tables, lifts)
    expect(back.schema).toEqual(tree)
    for (const { name } of tree.tables) expect(rows(back.table(name))).toEqual(rows(linked.table(name)))
  })
})

test('constancy counts parents with two rows or more', () => {
  const { tables } = lift(LinkedTables.of(new Map([['visits', visitTable]]), visits))
  expect(constancies(tables, 'visits')).toEqual([{ column: 'value', parents: 2, constant: 1 }])
})

test.each(Array.from({ length: 40 }, (_, seed) => seed))('any single table comes back from lift, seed %i', (seed) => {
  const rng = createRng(seed)
  const people = 1 + rng.below(6)
  const size = rng.below(20)
  const person = Array.from({ length: size }, () => rng.below(people))
  const maybe = <T>(cell: T) => (rng.uniform() < 0.2 ? null : cell)
  const sexes = Array.from({ length: people }, () => maybe(rng.uniform() < 0.5 ? 'f' : 'm'))
  const ends = Array.from({ length: people }, () => maybe(rng.below(100) / 10))
  const table = Table.of([
    levelColumn(
      'dead',
      person.map((each) => sexes[each] ?? null),
    ),
    numberColumn(
      'day',
      person.map(() => maybe(rng.below(5))),
    ),
    numberColumn(
      'end',
      person.map((each) => ends[each] ?? null),
    ),
    levelColumn(
      'id',
      person.map((each) => `p${each}`),
    ),
    numberColumn(
      'value',
      person.map(() => maybe(rng.below(3))),
    ),
  ])
  const { tables, lifts } = lift(LinkedTables.of(new Map([['visits', table]]), visits))
  const back = unlift(tables, lifts)
  expect(back.schema).toEqual(visits)
  expect(back.table('visits').columnNames).toEqual(table.columnNames)
  expect(sorted(rows(back.table('visits')))).toEqual(sorted(rows(table)))
})

function rows(table: Table): (number | string | null)[][] {
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellAt(column, row)))
}

function sorted<T>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
