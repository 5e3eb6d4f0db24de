import { describe, expect, test } from 'vitest'
import {
  asReleased,
  type ColumnSchema,
  cellAt,
  levelColumn,
  type Schema,
  Table,
  withoutRareLevels,
} from '../../../src/table/index.js'

const repeated = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([level, count]) => new Array<string>(count).fill(level))

function opened(cells: readonly string[], column: Partial<ColumnSchema> = {}) {
  const schema: Schema = { name: 't', columns: [{ name: 'x', kind: 'categorical', role: 'feature', ...column }] }
  const table = Table.of([levelColumn('x', cells)])
  const { schema: open, rare } = withoutRareLevels(table, schema, { minCount: 5 })
  const released = asReleased(table, open).column('x')
  return { column: open.columns[0]!, rare, cells: cells.map((_, row) => cellAt(released, row)) }
}

test('levels of five patients stay as they are, and the schema with them', () => {
  const { column, rare } = opened(repeated({ a: 5, b: 9 }))
  expect(column).not.toHaveProperty('rare')
  expect(rare).toEqual([])
})

test('one rare level is missing, several are (other) together', () => {
  expect(opened(repeated({ a: 20, zebra: 1 })).cells.at(-1)).toBeNull()
  const together = opened(repeated({ a: 20, zebra: 3, okapi: 2 }))
  expect(together.column).toMatchObject({ levels: ['a', '(other)'], rare: 'other' })
  expect(together.rare).toEqual([{ column: 'x', levels: 2, rows: 5, becomes: 'other' }])
  expect(together.cells.slice(-5)).toEqual(new Array(5).fill('(other)'))
})

describe('with a hierarchy', () => {
  test('a rare code becomes its nearest ancestor that enough patients hold', () => {
    const { column, cells } = opened(repeated({ I10: 10, 'E11.65': 2, 'E11.61': 4, 'E11.9': 6 }), {
      hierarchy: 'icd-10',
    })
    expect(column).toMatchObject({ levels: ['I10', 'E11.9', 'E11.6'], rare: 'ancestor' })
    expect(cells.filter((cell) => cell === 'E11.6')).toHaveLength(6)
  })

  test('one without such an ancestor is missing', () => {
    const { column, cells } = opened(repeated({ I10: 10, 'Z99.1': 1 }), { hierarchy: 'icd-10' })
    expect(JSON.stringify(column)).not.toContain('Z99')
    expect(cells.at(-1)).toBeNull()
  })
})

test('patients are counted, not rows', () => {
  const cells = repeated({ a: 20, zebra: 12 })
  const table = Table.of([
    levelColumn('x', cells),
    levelColumn(
      'patient',
      cells.map((cell, row) => (cell === 'zebra' ? `z${row % 2}` : `p${row}`)),
    ),
  ])
  const schema: Schema = {
    name: 't',
    patient: 'patient',
    columns: [
      { name: 'x', kind: 'categorical', role: 'feature' },
      { name: 'patient', kind: 'identifier', role: 'direct-identifier' },
    ],
  }
  expect(JSON.stringify(withoutRareLevels(table, schema, { minCount: 5 }).schema)).not.toContain('zebra')
})

test('levels that a person declared public stay, and lists of columns that are never learnt go', () => {
  const cells = repeated({ a: 20, zebra: 1 })
  expect(opened(cells, { publicLevels: true, levels: ['a', 'zebra'] }).column.levels).toEqual(['a', 'zebra'])
  expect(opened(cells, { role: 'direct-identifier', levels: ['a', 'zebra'] }).column).not.toHaveProperty('levels')
})
