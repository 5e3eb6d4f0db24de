import { expect, test } from 'vitest'
import { type DatabaseReference, type DatabaseTable, linkedSchemaOf } from '../../../src/table/linked/index.js'

function table(name: string, needed: readonly string[], references: readonly DatabaseReference[] = []): DatabaseTable {
  const names = [...new Set([...needed, ...references.flatMap(({ columns }) => columns)])]
  const columns = names.map((column) => ({
    name: column,
    type: { kind: 'integer', bits: 32 } as const,
    isNullable: !needed.includes(column),
  }))
  return { name, isView: false, columns, unique: [], checks: [], references }
}
const to = (column: string, other: string, key = 'id'): DatabaseReference => ({
  columns: [column],
  table: other,
  to: [key],
})

test('tables hang on the deepest table that each row must name; what may be missing is a reference', () => {
  const found = linkedSchemaOf({
    name: 'clinic',
    tables: [
      table('labs', ['patient', 'visit'], [to('patient', 'patients'), to('visit', 'visits')]),
      table('drugs', ['patient'], [to('patient', 'patients'), to('visit', 'visits'), to('ward', 'wards')]),
      table('visits', ['id', 'patient', 'ward'], [to('patient', 'patients'), to('ward', 'wards')]),
      table('patients', ['id']),
      table('wards', ['id']),
      table('rates', ['id']),
    ],
  })
  expect(found?.schema.tables).toEqual([
    { name: 'patients', key: 'id' },
    {
      ...{ name: 'drugs', parent: { table: 'patients', column: 'patient' } },
      references: [
        { column: 'visit', table: 'visits' },
        { column: 'ward', table: 'wards' },
      ],
    },
    {
      name: 'visits',
      key: 'id',
      parent: { table: 'patients', column: 'patient' },
      references: [{ column: 'ward', table: 'wards' }],
    },
    {
      ...{ name: 'labs', parent: { table: 'visits', column: 'visit' } },
      references: [{ column: 'patient', table: 'patients' }],
    },
    { name: 'wards', key: 'id' },
  ])
  expect(found?.leftOut).toEqual([])
  expect(found?.unlinked).toEqual(['rates'])
})

test('keys that point at their own table, close a cycle or have several columns are left out and named', () => {
  const found = linkedSchemaOf({
    name: 'clinic',
    tables: [
      table('patients', ['id'], [to('mother', 'patients'), to('last_stay', 'stays')]),
      table('stays', ['id', 'patient', 'number'], [to('patient', 'patients')]),
      table(
        'acts',
        ['patient', 'number'],
        [{ columns: ['patient', 'number'], table: 'stays', to: ['patient', 'number'] }],
      ),
    ],
  })
  expect(found?.schema.tables.map(({ name, parent }) => [name, parent?.table, parent?.column])).toEqual([
    ['patients', undefined, undefined],
    ['stays', 'patients', 'patient'],
    ['acts', 'patients', 'patient'],
  ])
  expect(found?.leftOut).toEqual([
    { table: 'patients', columns: ['mother'], to: 'patients', why: 'itself' },
    { table: 'patients', columns: ['last_stay'], to: 'stays', why: 'cycle' },
    { table: 'acts', columns: ['patient', 'number'], to: 'stays', why: 'several-columns' },
  ])
})

test('a person may say which table is that of people, and rows that need no parent are dropped', () => {
  const tables = [
    table('people', ['id']),
    table('homes', ['id']),
    table('bills', [], [to('person', 'people'), to('home', 'homes')]),
  ]
  const parentIn = (person?: string) =>
    linkedSchemaOf({ name: 'x', tables }, { person })?.schema.tables.find(({ name }) => name === 'bills')
  expect(parentIn()).toMatchObject({ parent: { table: 'people', column: 'person' }, orphans: 'drop' })
  expect(parentIn('homes')).toMatchObject({ parent: { table: 'homes', column: 'home' } })
  expect(() => parentIn('home')).toThrow('no table is called "home" (did you mean "homes"?)')
})

test('without foreign keys nothing is derived', () => {
  expect(linkedSchemaOf({ name: 'x', tables: [table('a', ['id']), table('b', ['id'])] })).toBeUndefined()
})
