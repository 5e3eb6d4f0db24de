import { expect, test } from 'vitest'
import { foundRelations } from '../../../evaluators/validity/found-relations.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const day = 86_400_000
const schema: Schema = {
  name: 'stays',
  columns: [
    { name: 'came', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'seen', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'left', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'site', kind: 'categorical', role: 'feature' },
  ],
}

interface Stay {
  readonly came: number
  readonly seen: number | null
  readonly left: number
}

function stays(seed: number, make: (stay: Stay, row: number) => Stay = (stay) => stay): Table {
  const rng = createRng(seed)
  const rows = Array.from({ length: 300 }, (_, row): Stay => {
    const came = 15_000 + rng.below(700)
    const seen = came + rng.below(20)
    // Taken on day 15,720.
    const left = Math.min(15_720, seen + rng.below(20))
    return make({ came, seen: rng.uniform() < 0.3 ? null : seen, left }, row)
  })
  const dates = (['came', 'seen', 'left'] as const).map((name) =>
    numberColumn(
      name,
      rows.map((row) => (row[name] === null ? null : row[name] * day)),
    ),
  )
  return Table.of(
    [
      ...dates,
      levelColumn(
        'site',
        rows.map(() => 'north'),
      ),
    ],
    rows.length,
  )
}

async function found(synthetic: Table, asked: Schema = schema) {
  const [train, holdout] = [stays(1), stays(2)]
  const context = { schema: asked, train, holdout, reference: holdout, synthetic, rng: createRng(1) }
  const result = await foundRelations.compute(context)
  if (result.status === 'skipped') throw new Error(result.reason)
  return result
}

const broken = async (synthetic: Table, asked?: Schema) =>
  ((await found(synthetic, asked)).detail as { violations: { name: string; rows: number }[] }).violations

test('unseen stays break nothing', async () => {
  expect(await found(stays(3))).toMatchObject({ value: 1, detail: { violations: [] } })
})

test('an order that nobody wrote down is asked for, by way of a missing middle too', async () => {
  const backwards = stays(3, (stay, row) => (row < 30 ? { came: stay.came, seen: null, left: stay.came - 3 } : stay))
  expect(await broken(backwards)).toEqual([{ name: 'came <= left', rows: 30 }])
})

test('what the schema states already is left to the metric of its relations', async () => {
  const stated: Schema = { ...schema, relations: [{ type: 'order', lower: 'came', upper: 'left' }] }
  const backwards = stays(3, (stay, row) => (row < 30 ? { came: stay.came, seen: null, left: stay.came - 3 } : stay))
  expect(await broken(backwards, stated)).toEqual([])
})

test('another value of a constant column, and a date after the last real one, are told by column', async () => {
  const moved = stays(3, (stay, row) => (row === 7 ? { ...stay, left: 40_000 } : stay))
  const elsewhere = Table.of(
    moved.columns.map((column) =>
      column.name === 'site'
        ? levelColumn(
            'site',
            Array.from({ length: moved.rowCount }, (_, row) => (row < 2 ? 'south' : 'north')),
          )
        : column,
    ),
    moved.rowCount,
  )
  expect(await broken(elsewhere)).toEqual([
    { name: 'site has one value', rows: 2 },
    { name: 'left is not after the last real date', rows: 1 },
  ])
})
