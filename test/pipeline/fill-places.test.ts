import { expect, test } from 'vitest'
import {
  applySchema,
  cellAt,
  collectTable,
  createRng,
  fillPlaces,
  levelColumn,
  type Schema,
  Table,
} from '../../src/index.js'

const schemaOf = (hierarchy: string, levels: readonly string[]): Schema => ({
  name: 't',
  columns: [
    {
      name: 'home',
      kind: 'categorical',
      role: 'quasi-identifier',
      hierarchy,
      learnt: 'region',
      rare: 'ancestor',
      levels,
    },
  ],
})

async function filled(schema: Schema, cells: readonly (string | null)[], seed = 1) {
  const table = Table.of([levelColumn('home', cells)])
  const batches = (async function* () {
    yield table
  })()
  const written = await collectTable(fillPlaces(batches, { schema, rng: createRng(seed) }))
  const texts = cells.map((_, row) => cellAt(written.column('home'), row))
  const again = applySchema(Table.of([levelColumn('home', texts as (string | null)[])]), schema)
  return { texts, again: cells.map((_, row) => cellAt(again.column('home'), row)) }
}

const manyOf = (...cells: (string | null)[]) =>
  Array.from({ length: 400 }, (_, row) => cells[row % cells.length] ?? null)

test('postcodes lie in the departement that was drawn, also where their digits say another', async () => {
  const schema = schemaOf('fr-postcode', ['91', '04', '2A', '75', '974', 'Bretagne', '(other)'])
  const cells = manyOf('91', '04', '2A', '75', '974', 'Bretagne', '(other)', null)
  const { texts, again } = await filled(schema, cells)
  expect(texts.every((text) => text === null || /^\d{5}$/.test(String(text)))).toBe(true)
  expect(again).toEqual(cells)
  expect(new Set(texts).size).toBeGreaterThan(100)
  expect(texts).toContain('75011')
})

test('ZIP codes lie in their area of three digits', async () => {
  const cells = manyOf('021', '606', '(other)')
  const { texts, again } = await filled(schemaOf('us-zip', ['021', '606', '(other)']), cells)
  expect(again).toEqual(cells)
  expect(texts.every((text) => /^\d{5}$/.test(String(text)))).toBe(true)
})

test('the same seed fills the same codes, another others', async () => {
  const schema = schemaOf('fr-postcode', ['69'])
  const cells = manyOf('69')
  expect((await filled(schema, cells)).texts).toEqual((await filled(schema, cells)).texts)
  expect((await filled(schema, cells)).texts).not.toEqual((await filled(schema, cells, 2)).texts)
})
