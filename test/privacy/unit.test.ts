import { expect, test } from 'vitest'
import { boundedRows } from '../../src/privacy/index.js'
import { levelColumn, type Schema, Table } from '../../src/table/index.js'

const schema: Schema = {
  name: 'visits',
  patient: 'who',
  columns: [{ name: 'who', kind: 'identifier', role: 'direct-identifier' }],
}
const names = ['a', 'b', 'a', null, 'a', 'b', null, 'a', 'c', 'a']
const table = Table.of(
  [
    levelColumn('who', names),
    levelColumn(
      'visit',
      names.map((_, row) => `${row}`),
    ),
  ],
  names.length,
)

function kept(most: number): string[] {
  const bounded = boundedRows(table, schema, most)
  const [who, visit] = ['who', 'visit'].map((name) => bounded.column(name))
  if (who?.type !== 'level' || visit?.type !== 'level') throw new Error('levels')
  return Array.from(visit.codes, (code, row) => `${who.levels[who.codes[row]!] ?? '-'}${visit.levels[code]}`)
}

test('keeps so many rows of each patient, all of whom have fewer, and every row that is nobody’s', () => {
  const rows = kept(2)
  expect(rows.filter((row) => row.startsWith('a')).length).toBe(2)
  expect(rows).toEqual(expect.arrayContaining(['b1', 'b5', 'c8', '-3', '-6']))
  expect(rows.length).toBe(7)
  expect(kept(5).length).toBe(names.length)
})

test('which rows stay is anew each time, and any row may', () => {
  const seen = new Set(Array.from({ length: 200 }, () => kept(1).filter((row) => row.startsWith('a'))).flat())
  expect(seen).toEqual(new Set(['a0', 'a2', 'a4', 'a7', 'a9']))
})

test('all rows stay where the schema names no patient', () => {
  const { patient: _, ...nobody } = schema
  expect(boundedRows(table, nobody, 1)).toBe(table)
})
