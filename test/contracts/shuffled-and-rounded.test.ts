import { describe, expect, test } from 'vitest'
import { models } from '../../models/index.js'
import { collectTable, createRng, fitModel, numberColumn, type Schema, sampleModel, Table } from '../../src/index.js'

/**
 * Training rows sorted by age and with digits beyond what the schema declares, one of which tells of every row whether it is
 * among the first: a release that kept order or digits would tell both.
 */
const schema: Schema = {
  name: 'sorted',
  columns: [
    { name: 'age', kind: 'numeric', role: 'feature', precision: 1 },
    { name: 'height', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'cost', kind: 'numeric', role: 'feature', precision: -1 },
    { name: 'seen', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'dose', kind: 'numeric', role: 'feature' },
  ],
}
const count = 400
const day = 86_400_000
const rng = createRng('sorted')
const rows = Array.from({ length: count }, (_, row) => row)
const train = Table.of([
  numberColumn(
    'age',
    rows.map((row) => 20 + row / 8 + rng.uniform() / 100),
  ),
  numberColumn(
    'height',
    rows.map(() => 165 + 9 * rng.normal()),
  ),
  numberColumn(
    'cost',
    rows.map((row) => 1000 + 3 * row + 50 * rng.normal()),
  ),
  numberColumn(
    'seen',
    rows.map((row) => Date.UTC(2020, 0, 1) + row * day + Math.floor(rng.uniform() * day)),
  ),
  numberColumn(
    'dose',
    rows.map((row) => Math.round(4 * (2 + row / 100 + rng.normal() / 4)) / 4),
  ),
])
const steps: Readonly<Record<string, number>> = { age: 0.1, height: 1, cost: 10, seen: day, dose: 0.01 }

/** Spearman's correlation of a row's place with the age that leads to a place among the sorted training rows. */
function orderKept(table: Table): number {
  const { values } = table.column('age') as { readonly values: Float64Array }
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
  const rank = new Float64Array(values.length)
  order.forEach((row, place) => {
    rank[row] = place
  })
  const middle = (values.length - 1) / 2
  const cross = rank.reduce((sum, each, row) => sum + (each - middle) * (row - middle), 0)
  return cross / ((values.length ** 3 - values.length) / 12)
}

/** Columns with a value off the grid of their schema. */
function beyond(table: Table): string[] {
  return table.columns.flatMap((column) => {
    const step = steps[column.name] ?? 0
    const off = (value: number) => Math.abs(value / step - Math.round(value / step)) > 1e-6
    return column.type === 'number' && column.values.some(off) ? [column.name] : []
  })
}

test('the training rows themselves show both', () => {
  expect(orderKept(train)).toBeGreaterThan(0.99)
  expect(beyond(train)).toEqual(['age', 'height', 'cost', 'seen'])
})

describe.each(models.map(({ id }) => id))('%s', (model) => {
  test('draws rows in an order that tells nothing, and no digit that the schema does not declare', async () => {
    const options = model === 'vae' ? { steps: 60 } : {}
    const fitted = await fitModel(train, { schema, model, options, rng: createRng('fit') })
    const table = await collectTable(sampleModel(fitted, count, { rng: createRng('sample') }))
    expect(beyond(table)).toEqual([])
    // Rows drawn independently: mean 0, variance 1 / (n − 1); beyond 4.9 once in a million.
    expect(Math.abs(orderKept(table)) * Math.sqrt(count - 1)).toBeLessThan(4.9)
    const conditioned = await collectTable(
      sampleModel(fitted, 200, { rng: createRng('given'), where: 'age >= 30 and age < 60' }),
    )
    expect(beyond(conditioned)).toEqual([])
    expect(Math.abs(orderKept(conditioned)) * Math.sqrt(199)).toBeLessThan(4.9)
  }, 60_000)
})
