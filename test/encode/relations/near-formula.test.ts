import { expect, test } from 'vitest'
import { codebookFromJson, codebookToJson, decodeTable, encodeTable, fitCodebook } from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'
import { type NumberColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

/** Weights in whole kilograms, and a mass index reckoned from a weight that was taken a day later. */
const rng = createRng('weights')
const rows = Array.from({ length: 1500 }, () => {
  const height = Math.round(170 + 9 * rng.normal())
  const exact = (24 + 4 * rng.normal()) * (height / 100) ** 2
  const weight = rng.uniform() < 0.9 ? Math.round(exact) : Math.round(10 * exact) / 10
  return { height, weight, index: (exact + 0.3 * rng.normal()) / (height / 100) ** 2 }
})
const table = Table.of(
  (['height', 'weight', 'index'] as const).map((name) =>
    numberColumn(
      name,
      rows.map((row) => row[name]),
    ),
  ),
)
const within = 1.5
const schema: Schema = {
  name: 'weights',
  columns: [
    { name: 'height', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'weight', kind: 'numeric', role: 'feature', precision: 1 },
    { name: 'index', kind: 'numeric', role: 'feature' },
  ],
  relations: [{ type: 'formula', column: 'weight', formula: 'index * height * height / 10000', within }],
}

test('a column near its formula lies on its own lattices, no further from the formula than it may', () => {
  const codebook = codebookFromJson(codebookToJson(fitCodebook(table, schema)))
  const drawn = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(3) })
  const [height, weight, index] = ['height', 'weight', 'index'].map(
    (name) => (drawn.column(name) as NumberColumn).values,
  )
  const whole = (values: ArrayLike<number>) => Array.from(values).filter(Number.isInteger).length / values.length
  const real = whole((table.column('weight') as NumberColumn).values)
  expect(real).toBeGreaterThan(0.88)
  // Five standard deviations of a share of 1,500 rows; on tenths alone one in ten would be whole.
  expect(Math.abs(whole(weight!) - real)).toBeLessThan(5 * Math.sqrt(0.1 / 1500))
  const furthest = Math.max(
    ...Array.from(weight!, (each, row) => Math.abs(each - (index![row]! * height![row]! ** 2) / 10_000)),
  )
  expect(furthest).toBeLessThanOrEqual(within + 1e-9)
})
