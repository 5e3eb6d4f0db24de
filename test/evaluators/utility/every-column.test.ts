import { expect, test } from 'vitest'
import { explainedColumn } from '../../../evaluators/utility/column-prediction.js'
import { columnTarget } from '../../../evaluators/utility/column-target.js'
import { everyColumn } from '../../../evaluators/utility/every-column.js'
import { createRng, permutation } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table, takeRows } from '../../../src/table/index.js'

const schema: Schema = {
  name: 't',
  columns: [
    { name: 'height', kind: 'numeric', role: 'feature' },
    { name: 'weight', kind: 'numeric', role: 'feature' },
    { name: 'index', kind: 'numeric', role: 'feature' },
    { name: 'code', kind: 'categorical', role: 'feature' },
    { name: 'chapter', kind: 'categorical', role: 'feature' },
    { name: 'noise', kind: 'numeric', role: 'feature' },
  ],
}

/** An index of height and weight, a chapter looked up from the first letter of a code, and a column of nothing. */
function tableOf(seed: number, rows = 500): Table {
  const rng = createRng(seed)
  const heights = Array.from({ length: rows }, () => 1.7 + 0.1 * rng.normal())
  const weights = heights.map(() => 75 + 15 * rng.normal())
  const codes = heights.map(() => rng.below(12))
  return Table.of([
    numberColumn('height', heights),
    numberColumn('weight', weights),
    numberColumn(
      'index',
      heights.map((height, row) => weights[row]! / height ** 2),
    ),
    levelColumn(
      'code',
      codes.map((code) => `${'ABC'[code % 3]}${code}`),
    ),
    levelColumn(
      'chapter',
      codes.map((code) => `chapter ${'ABC'[code % 3]}`),
    ),
    numberColumn(
      'noise',
      heights.map(() => rng.uniform()),
    ),
  ])
}

function withShuffled(table: Table, name: string): Table {
  const order = permutation(table.rowCount, createRng(9))
  return Table.of(table.columns.map((column) => (column.name === name ? takeRows(column, order) : column)))
}

interface Detail {
  readonly rows: number
  readonly predictable: number
  readonly columns: readonly { name: string; real: number; synthetic: number; from: readonly string[] }[]
}

async function compute(synthetic: Table, train = tableOf(1)) {
  const [holdout, reference] = [tableOf(2), tableOf(3)]
  const result = await everyColumn.compute({ schema, train, holdout, reference, synthetic, rng: createRng(1) })
  if (result.status === 'skipped') throw new Error(result.reason)
  return { ...result, detail: result.detail as unknown as Detail }
}

test('other rows of the same people keep everything, and a column of nothing does not count', async () => {
  const { value, interval, detail } = await compute(tableOf(4))
  expect(Math.abs(value - 1)).toBeLessThan(0.03)
  expect(interval![0]).toBeLessThan(1)
  const names = detail.columns.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['chapter', 'height', 'index', 'weight']))
  expect(names).not.toContain('noise')
  const train = tableOf(1)
  expect((await compute(train, train)).value).toBe(1)
})

test('a lost formula is named, with the columns it follows from', async () => {
  const { value, detail } = await compute(withShuffled(tableOf(4), 'index'))
  expect(value).toBeLessThan(0.6)
  const index = detail.columns.find(({ name }) => name === 'index')!
  expect(index.real).toBeGreaterThan(0.9)
  expect(index.synthetic).toBeLessThan(0.05)
  expect([...index.from].sort()).toEqual(['height', 'weight'])
})

test('a lost lookup is named', async () => {
  const { detail } = await compute(withShuffled(tableOf(4), 'chapter'))
  const [worst] = detail.columns
  expect(worst).toMatchObject({ name: 'chapter', from: ['code'] })
  expect(worst!.real).toBeGreaterThan(0.95)
  expect(worst!.synthetic).toBeLessThan(0.05)
  // The formula is still there.
  expect(detail.columns.find(({ name }) => name === 'index')!.synthetic).toBeGreaterThan(0.9)
})

test('as many rows of either side are learnt from', async () => {
  const { value, detail } = await compute(tableOf(4, 120))
  expect(detail.rows).toBe(120)
  expect(value).toBeGreaterThan(0.85)
})

test('targets lie between 0 and 1: ranks of numbers, the rarer of two levels, the four most frequent of more', () => {
  const number = columnTarget(numberColumn('x', [10, 20, 20, 1000, null]))!
  const asked = number.valuesOf(Table.of([numberColumn('x', [20, null, 5, 2000])]))
  expect(asked.rows).toEqual([0, 2, 3])
  expect(asked.values.map((values) => [...values])).toEqual([[0.5, 0, 1]])
  const two = columnTarget(levelColumn('l', ['a', 'a', 'b']))!
  expect(two.valuesOf(Table.of([levelColumn('l', ['b', 'a'])])).values.map((each) => [...each])).toEqual([[1, 0]])
  const more = columnTarget(levelColumn('l', ['a', 'a', 'b', 'c', 'd', 'd', 'e', 'e', 'b', 'a']))!
  expect(more.valuesOf(Table.of([levelColumn('l', ['a', 'c'])])).values.length).toBe(4)
  expect(columnTarget(numberColumn('x', [3, 3, null]))).toBeNull()
  expect(columnTarget(levelColumn('l', ['a', null]))).toBeNull()
})

test('what is explained: everything, nothing, and three quarters', () => {
  const asked = { rows: [0, 2], values: [Float64Array.of(0, 1)] }
  const explained = (...predictions: number[]) => explainedColumn(asked, [Float64Array.from(predictions)])([1, 5, 1])
  expect(explained(0, 1)).toBe(1)
  expect(explained(1, 0)).toBe(0)
  // Errors of a quarter each: 2 · 1/16 of a variance of 2 · 1/4.
  expect(explained(0.25, 0.75)).toBeCloseTo(0.75, 12)
  expect(explainedColumn(asked, [Float64Array.of(0, 1)])([1, 0, 0])).toBeNaN()
})
