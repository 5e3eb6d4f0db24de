import { expect, test } from 'vitest'
import { inferSchema, levelColumn, Table } from '../../../src/table/index.js'

const repeated = (texts: readonly string[], rows = 120) =>
  Array.from({ length: rows }, (_, row) => texts[(row * 7) % texts.length] ?? '')

const kindOf = (name: string, cells: readonly string[]) =>
  inferSchema(Table.of([levelColumn(name, cells)]), { name: 't' }).schema.columns[0]

test('a column of few last names that come again is never learnt, as masking would not keep it', () => {
  const names = ['Martin', 'Bernard', 'Dubois', 'Petit', 'Durand', 'Leroy', 'Moreau', 'Simon', 'Laurent', 'Lefebvre']
  for (const name of ['Nom', 'c7', 'Chirurgien'])
    expect(kindOf(name, repeated(names)), name).toMatchObject({ role: 'direct-identifier', kind: 'text' })
})

test('names of few surgeons with their initials are not levels', () => {
  const staff = ['A. Murphy', 'C. Brady', 'E. Kovács', 'E. Lindqvist', 'P. Nowak', 'J. Peeters']
  expect(kindOf('surgeon', repeated(staff))).toMatchObject({ role: 'direct-identifier' })
})

test('towns, drugs, wards and sexes stay what they are', () => {
  for (const [name, cells] of [
    ['ville', ['Lyon', 'Nantes', 'Lille', 'Rennes', 'Dijon', 'Tours', 'Brest', 'Reims']],
    ['drug', ['Amoxicillin', 'Metformin', 'Ramipril', 'Warfarin', 'Insulin', 'Paracetamol']],
    ['ward', ['Cardiology', 'Surgery', 'Oncology', 'Maternity']],
    ['sex', ['Male', 'Female']],
    ['country', ['France', 'Jordan', 'Georgia', 'Chad', 'Spain', 'Italy', 'Germany', 'Israel', 'Cuba']],
  ] as const)
    expect(kindOf(name, repeated(cells))?.role, name).not.toBe('direct-identifier')
})
