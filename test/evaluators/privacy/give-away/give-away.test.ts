import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../../../datasets/index.js'
import type { Metric } from '../../../../evaluators/index.js'
import { groupChance, lowDigits } from '../../../../evaluators/privacy/give-away/low-digits.js'
import { rareValues } from '../../../../evaluators/privacy/give-away/rare-values.js'
import { rowOrder } from '../../../../evaluators/privacy/give-away/row-order.js'
import { precisionMetric } from '../../../../evaluators/validity/precision.js'
import { createRng, permutation } from '../../../../src/math/index.js'
import { levelColumn, type NumberColumn, numberColumn, type Schema, Table } from '../../../../src/table/index.js'
import { inTrainingOrder, lowDigitsOfRows, lowDigitsOfSecrets } from '../../../calibration/planted.js'
import { divided } from '../../../calibration/suite.js'

const { table, schema } = await loadDataset('pima')
const parts = divided(table, schema, 4)
const source = { ...parts, rng: createRng(2) }

async function found(metric: Metric, synthetic: Table, sides: typeof parts = parts) {
  const result = await metric.compute({ ...sides, synthetic, rng: createRng(1) })
  if (result.status === 'skipped') throw new Error(result.reason)
  return { value: result.value, detail: result.detail as Record<string, never> }
}

function changed(of: Table, name: string, change: (value: number, row: number) => number): Table {
  return Table.of(
    of.columns.map((column) =>
      column.name === name ? { ...column, values: (column as NumberColumn).values.map(change) } : column,
    ),
    of.rowCount,
  )
}

describe('unseen real rows', () => {
  test.each([rareValues, rowOrder, lowDigits])('give nothing away: $id', async (metric) => {
    expect((await found(metric, parts.fresh)).value).toBe(0)
  })

  test('are as fine as declared', async () => {
    expect((await found(precisionMetric, parts.fresh)).value).toBe(1)
  })
})

describe('digits beyond the precision', () => {
  test('that carry a training column by place are found, with its name', async () => {
    const { value, detail } = await found(lowDigits, lowDigitsOfSecrets(source))
    expect(value).toBeGreaterThan(0)
    expect(detail).toMatchObject({ finer: [{ even: true, on: expect.any(String) }] })
  })

  test('that number the training rows are found, whatever their order', async () => {
    const numbered = lowDigitsOfRows(source)
    const order = permutation(numbered.rowCount, createRng(5))
    expect((await found(lowDigits, numbered.take([...order]))).value).toBeGreaterThan(0)
  })

  test('of noise alone count for nothing, but are finer than declared', async () => {
    const rng = createRng(3)
    const noisy = changed(parts.fresh, 'glucose', (value) => value + rng.uniform() - 0.5)
    const { value, detail } = await found(lowDigits, noisy)
    expect(value).toBe(0)
    expect(detail).toMatchObject({ finer: [{ column: 'glucose', even: true }] })
    const share = await found(precisionMetric, noisy)
    expect(share.value).toBeLessThan(0.1)
    expect(share.detail).toMatchObject({ violations: [{ name: 'glucose' }] })
  })

  test('groups apart have little chance, equal ones much, and one group any', () => {
    const ranks = Float64Array.from({ length: 100 }, (_, index) => index - 49.5)
    expect(
      groupChance(
        ranks,
        Int32Array.from(ranks, (rank) => (rank < 0 ? 0 : 1)),
      ),
    ).toBeLessThan(1e-9)
    expect(
      groupChance(
        ranks,
        Int32Array.from(ranks, (_, index) => index % 2),
      ),
    ).toBeGreaterThan(0.5)
    expect(groupChance(ranks, new Int32Array(100))).toBe(1)
  })
})

describe('the order of rows', () => {
  test('after the training rows is found', async () => {
    const { value, detail } = await found(rowOrder, inTrainingOrder(source))
    expect(value).toBeGreaterThan(0.5)
    expect(detail).toMatchObject({ p: expect.any(Number) })
  })

  test('after a column by which the real table is sorted too is nobody’s', async () => {
    const sorted = (of: Table) => {
      const ages = (of.column('age') as NumberColumn).values
      return of.take(Array.from({ length: of.rowCount }, (_, row) => row).sort((a, b) => ages[a]! - ages[b]!))
    }
    const sides = { ...parts, train: sorted(parts.train), holdout: sorted(parts.holdout) }
    const { value, detail } = await found(rowOrder, sorted(parts.fresh), sides)
    expect(value).toBe(0)
    expect(detail.correlation).toBeGreaterThan(0.2)
  })
})

describe('rare values', () => {
  const small: Schema = {
    name: 's',
    columns: [
      { name: 'n', kind: 'numeric', role: 'feature' },
      { name: 'l', kind: 'categorical', role: 'feature' },
    ],
  }
  const side = (start: number, rows = 100) =>
    Table.of([
      numberColumn(
        'n',
        Array.from({ length: rows }, (_, row) => start + row),
      ),
      levelColumn(
        'l',
        Array.from({ length: rows }, (_, row) =>
          row % 10 === 0 ? `of ${start + row}` : row < 4 && start < 100 ? 'few' : 'all',
        ),
      ),
    ])
  const sides = { schema: small, train: side(0), holdout: side(100), reference: side(200), fresh: side(300) }

  test('of training people that are released are counted beside those of unseen ones', async () => {
    const leaky = Table.of([
      numberColumn('n', [...Array(40).keys(), 105, 1000]),
      levelColumn('l', Array(42).fill('all')),
    ])
    const { value, detail } = await found(rareValues, leaky, sides)
    // 41 single numbers, a third of which chance would give to the training people.
    expect(value).toBe(Math.ceil(40 - 41 / 3))
    expect(detail).toMatchObject({
      numbers: { train: { rare: 100, released: 40 }, unseen: { rare: 200, released: 1 } },
      levels: { train: { rare: 11, released: 0 }, unseen: { rare: 20, released: 0 } },
    })
  })

  test('that unseen people show as well are chance', async () => {
    const fair = Table.of([
      numberColumn(
        'n',
        Array.from({ length: 60 }, (_, place) => place * 5),
      ),
      levelColumn('l', Array(60).fill('few')),
    ])
    const { value, detail } = await found(rareValues, fair, sides)
    expect(value).toBe(0)
    expect(detail).toMatchObject({
      numbers: { train: { released: 20 }, unseen: { released: 40 } },
      levels: { train: { released: 1 } },
    })
  })

  test('that a person declared public are not asked about', async () => {
    const open: Schema = { ...small, columns: small.columns.map((column) => ({ ...column, publicLevels: true })) }
    expect((await found(rareValues, sides.train, { ...sides, schema: open })).value).toBe(0)
    expect((await found(rareValues, sides.train, sides)).value).toBeGreaterThan(50)
  })
})
