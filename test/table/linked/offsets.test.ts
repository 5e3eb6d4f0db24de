import { expect, test } from 'vitest'
import { cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { fromOffsets, type LinkedSchema, LinkedTables, lift, toOffsets } from '../../../src/table/linked/index.js'

const day = (number: number) => Date.UTC(2024, 0, number)
const moment = (name: string) => ({ name, kind: 'datetime', role: 'feature', format: 'date' }) as const
const level = (name: string) => ({ name, kind: 'categorical', role: 'feature' }) as const

const schema: LinkedSchema = {
  name: 'hospital',
  tables: [
    { name: 'patients', key: 'id', columns: [level('id')] },
    {
      name: 'stays',
      key: 'stay',
      parent: { table: 'patients', column: 'patient' },
      time: { column: 'start' },
      columns: [level('stay'), level('patient'), moment('start'), moment('end')],
    },
    {
      name: 'diagnoses',
      parent: { table: 'stays', column: 'stay' },
      columns: [level('stay'), level('code'), moment('onset')],
    },
  ],
}

function hospital(onsets: readonly (number | null)[], own: LinkedSchema = schema): LinkedTables {
  return LinkedTables.of(
    new Map([
      ['patients', Table.of([levelColumn('id', ['a', 'b'])])],
      [
        'stays',
        Table.of([
          levelColumn('stay', ['s1', 's2', 's3']),
          levelColumn('patient', ['a', 'a', 'b']),
          numberColumn('start', [day(1), day(10), day(20)]),
          numberColumn('end', [day(3), day(10), null]),
        ]),
      ],
      [
        'diagnoses',
        Table.of([
          levelColumn('stay', ['s1', 's1', 's2', 's2', 's3']),
          levelColumn('code', ['x', 'y', 'x', 'z', 'y']),
          numberColumn('onset', onsets),
        ]),
      ],
    ]),
    own,
  )
}

const inside = [day(2), day(2), day(10), day(10), day(25)]
const cells = (tables: LinkedTables, table: string, column: string) =>
  Array.from({ length: tables.table(table).rowCount }, (_, row) => cellAt(tables.table(table).column(column), row))

test('a moment of a stay is days after its beginning, and comes back', () => {
  const lifted = lift(hospital(inside))
  const { tables, offsets } = toOffsets(lifted.tables, { lifts: lifted.lifts })
  expect(offsets).toMatchObject([{ table: 'stays', column: 'onset', from: 'start', until: 'end', unit: 86_400_000 }])
  expect(cells(tables, 'stays', 'onset')).toEqual([1, 0, 5])
  expect(tables.schema.tables[1]!.columns.at(-1)).toMatchObject({ name: 'onset', kind: 'numeric', precision: 0 })
  const back = fromOffsets(tables, offsets)
  expect(back.schema).toEqual(lifted.tables.schema)
  expect(cells(back, 'stays', 'onset')).toEqual([day(2), day(10), day(25)])
})

test('a step past the end ends there, and one without an end goes on', () => {
  const lifted = lift(hospital(inside))
  const { tables, offsets } = toOffsets(lifted.tables, { lifts: lifted.lifts })
  const drawn = tables
    .table('stays')
    .columns.map((column) => (column.name === 'onset' ? numberColumn('onset', [9, 9, 9]) : column))
  const all = new Map(tables.schema.tables.map(({ name }) => [name, tables.table(name)]))
  const back = fromOffsets(LinkedTables.of(all.set('stays', Table.of(drawn)), tables.schema), offsets)
  expect(cells(back, 'stays', 'onset')).toEqual([day(3), day(10), day(29)])
})

test('a moment that was before a beginning, or that a table below is held against, stays a date', () => {
  const early = lift(hospital([day(2), day(2), day(9), day(9), day(25)]))
  expect(toOffsets(early.tables, { lifts: early.lifts }).offsets).toEqual([])
  const held: LinkedSchema = {
    ...schema,
    tables: schema.tables.map((table) =>
      table.name === 'diagnoses' ? { ...table, time: { column: 'code', until: 'onset' } } : table,
    ),
  }
  const told = lift(hospital(inside, held))
  expect(toOffsets(told.tables, { lifts: told.lifts }).offsets).toEqual([])
})

test('a moment that never was later than the end, but has rows past it in other tables, is told all the same', () => {
  const lifted = lift(hospital(inside))
  const { offsets } = toOffsets(lifted.tables, { lifts: lifted.lifts })
  const others = lift(hospital([day(1), day(1), day(12), day(12), null]), { lifts: lifted.lifts })
  expect(cells(toOffsets(others.tables, { lifts: lifted.lifts, offsets }).tables, 'stays', 'onset')).toEqual([
    0,
    2,
    null,
  ])
})

test('a moment below a stay, one row at most, is told from the stay too', () => {
  const single = hospital(inside)
  const reports = Table.of([levelColumn('stay', ['s1', 's3']), numberColumn('written', [day(3), day(21)])])
  const tables = LinkedTables.of(
    new Map([...single.schema.tables.map(({ name }) => [name, single.table(name)] as const), ['reports', reports]]),
    {
      ...schema,
      tables: [
        ...schema.tables,
        { name: 'reports', parent: { table: 'stays', column: 'stay' }, columns: [level('stay'), moment('written')] },
      ],
    },
  )
  const { tables: told, offsets } = toOffsets(tables, { lifts: [] })
  const found = offsets.find(({ table }) => table === 'reports')
  expect(found).toMatchObject({ column: 'written', parent: 'stays', from: 'start', until: 'end' })
  expect(cells(told, 'reports', 'written')).toEqual([2, 1])
  const back = fromOffsets(told, offsets)
  expect(cells(back, 'reports', 'written')).toEqual([day(3), day(21)])
  expect(back.schema).toEqual(tables.schema)
})
