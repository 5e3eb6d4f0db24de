import { expect, test } from 'vitest'
import { drawnCourses } from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { Table } from '../../../src/table/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
import { madeSchema, madeTables } from './made-tables.js'

const train = madeTables(200, 1, 'a')
const synthetic = madeTables(200, 2, 'b')
const rng = createRng(1)
const [drawn] = drawnCourses({ train, synthetic, rng })

test('of real people only what ten of them come to is drawn, and spans where fewer have a value stay empty', () => {
  expect(drawn).toMatchObject({ table: 'visits', column: 'marker', time: 'day', clock: 'as it stands' })
  const bands = drawn!.real.filter((band) => band !== null)
  expect(bands.length).toBeGreaterThan(3)
  for (const band of bands) expect(band.people).toBeGreaterThanOrEqual(10)
  const few = drawnCourses({ train: madeTables(14, 1, 'a'), synthetic, rng })
  expect(few.flatMap(({ real }) => real.filter((band) => band !== null)).every(({ people }) => people >= 10)).toBe(true)
  expect(few.every(({ real }) => real.includes(null))).toBe(true)
})

test('quartiles of real people are none of their values', () => {
  const marker = train.table('visits').column('marker')
  const cells = new Set(marker.type === 'number' ? [...marker.values].map((value) => value.toFixed(2)) : [])
  const held = drawn!.real.flatMap((band) => [band?.low, band?.middle, band?.high]).filter((cell) => cell != null)
  expect(held.length).toBeGreaterThan(10)
  // Round numbers between five people and five others: some fall on a value that somebody has, as round numbers do.
  expect(held.every((value) => String(value).length <= 6)).toBe(true)
  expect(cells.size).toBeGreaterThan(100)
})

test('single people are synthetic ones, at most seven, and never one with all rows of a training person', () => {
  expect(drawn!.lines.length).toBeGreaterThan(3)
  expect(drawn!.lines.length).toBeLessThanOrEqual(7)
  const marker = synthetic.table('visits').column('marker')
  const cells = new Set(marker.type === 'number' ? marker.values : [])
  for (const line of drawn!.lines) for (const [, value] of line) expect(cells.has(value)).toBe(true)
  for (const { lines } of drawnCourses({ train, synthetic: train, rng })) expect(lines).toEqual([])
})

test('dates are days since a person’s first row', () => {
  const dated = {
    ...madeSchema,
    tables: madeSchema.tables.map((table) => ({
      ...table,
      columns: table.columns.map((each) =>
        each.name === 'day' || each.name === 'end' ? { ...each, kind: 'datetime' as const } : each,
      ),
    })),
  }
  const inDates = (tables: LinkedTables) => {
    const visits = tables.table('visits')
    const moved = visits.columns.map((column) =>
      column.name === 'day' && column.type === 'number'
        ? { ...column, values: column.values.map((day) => 1.6e12 + day * 86_400_000) }
        : column,
    )
    const named = new Map(madeSchema.tables.map(({ name }) => [name, tables.table(name)]))
    return LinkedTables.of(named.set('visits', Table.of(moved)), dated)
  }
  const [first] = drawnCourses({ train: inDates(train), synthetic: inDates(synthetic), rng })
  expect(first).toMatchObject({ clock: 'days since the first row' })
  expect(first!.edges[0]).toBe(0)
  expect(first!.edges.at(-1)!).toBeLessThan(500)
})

test('a column of several measurements is drawn measurement by measurement', () => {
  const long = (tables: LinkedTables) => {
    const visits = tables.table('visits')
    const state = visits.column('state')
    const scaled = visits.columns.map((column) =>
      column.name === 'marker' && column.type === 'number' && state.type === 'level'
        ? { ...column, values: column.values.map((value, row) => value + 100 * state.codes[row]!) }
        : column.name === 'day' && column.type === 'number'
          ? { ...column, values: column.values.map((day) => 100 * Math.floor(day / 100)) }
          : column,
    )
    const named = new Map(madeSchema.tables.map(({ name }) => [name, tables.table(name)]))
    return LinkedTables.of(named.set('visits', Table.of(scaled)), madeSchema)
  }
  const found = drawnCourses({ train: long(train), synthetic: long(synthetic), rng })
  expect(found.map(({ where }) => where?.column)).toEqual(found.map(() => 'state'))
  expect(new Set(found.map(({ where }) => where?.level))).toEqual(new Set(['calm', 'ill', 'severe']))
  for (const { where, lines } of found)
    for (const line of lines)
      for (const [, value] of line)
        expect(Math.abs(value - 100 * ['calm', 'ill', 'severe'].indexOf(where!.level))).toBeLessThan(50)
})
