import { describe, expect, test } from 'vitest'
import {
  applySchema,
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
  const table = Table.of([levelColumn('x', cells, column.levels)])
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
  const replaced = { ancestor: 0, nearest: 0, other: 2, missing: 0 }
  expect(together.rare).toEqual([{ column: 'x', levels: 2, rows: 5, becomes: 'other', replaced }])
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

describe('in an ordered column', () => {
  const grades = { kind: 'ordinal', levels: ['none', 'mild', 'moderate', 'severe'] } as const

  test('a rare level becomes the nearest that is kept, and of two as near the lower', () => {
    const { column, rare, cells } = opened(repeated({ severe: 2, none: 9, mild: 3, moderate: 8 }), grades)
    expect(column).toMatchObject({ levels: ['none', 'moderate'], rare: 'nearest' })
    expect(rare[0]?.replaced).toEqual({ ancestor: 0, nearest: 2, other: 0, missing: 0 })
    expect(cells.slice(0, 2)).toEqual(['moderate', 'moderate'])
    expect(cells.slice(11, 14)).toEqual(['none', 'none', 'none'])
  })

  test('grades are as near as their numbers say, whatever a reader knows of their order', () => {
    const { column } = opened(repeated({ '0': 9, '1': 9, '4': 2 }), { kind: 'ordinal', levels: ['0', '1', '4'] })
    const raw = Table.of([levelColumn('x', ['3', '0', '-2'])])
    const read = applySchema(raw, { name: 't', columns: [column] })
    expect([0, 1, 2].map((row) => cellAt(read.column('x'), row))).toEqual(['1', '0', '0'])
  })

  test('words that the schema does not list have no place in the order, so they are missing', () => {
    const { column } = opened(repeated({ severe: 2, none: 9, mild: 9 }), grades)
    const read = applySchema(Table.of([levelColumn('x', ['severe', 'mild'])]), { name: 't', columns: [column] })
    expect([0, 1].map((row) => cellAt(read.column('x'), row))).toEqual([null, 'mild'])
  })
})

describe('of places that are learnt as their region', () => {
  const place = { hierarchy: 'fr-postcode', learnt: 'region' } as const

  test('the levels are regions, and no postcode is one, common or rare', () => {
    const { column, rare, cells } = opened(repeated({ 75001: 9, 75011: 1, 94390: 3, 91000: 2, 48000: 1 }), place)
    expect(column).toMatchObject({ levels: ['75', '91'], rare: 'ancestor' })
    // 94390 lies in 91; 48 has one patient, and nobody else lies in its region.
    expect(rare).toMatchObject([{ levels: 1, rows: 1, replaced: { missing: 1 } }])
    expect(new Set(cells)).toEqual(new Set(['75', '91', null]))
  })

  test('a table is read as regions also where the schema lists none yet', () => {
    const schema: Schema = {
      name: 't',
      columns: [{ name: 'x', kind: 'categorical', role: 'quasi-identifier', ...place }],
    }
    const read = applySchema(Table.of([levelColumn('x', ['75011', '69003', null, 'abroad', '75001'])]), schema)
    expect(read.column('x')).toMatchObject({ levels: ['69', '75', 'abroad'], codes: Int32Array.of(1, 0, -1, 2, 1) })
  })
})
