import { expect, test } from 'vitest'
import { findLinkedModel } from '../../../models/index.js'
import { createRng, permutation } from '../../../src/math/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { cellAt, levelColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const identifier = { kind: 'identifier', role: 'direct-identifier' } as const
const schema: LinkedSchema = {
  name: 'codes',
  tables: [
    { name: 'stays', key: 'id', columns: [{ name: 'id', ...identifier }] },
    {
      name: 'codes',
      parent: { table: 'stays', column: 'id' },
      columns: [
        { name: 'id', ...identifier },
        { name: 'code', kind: 'categorical', role: 'feature' },
        { name: 'colour', kind: 'categorical', role: 'feature' },
      ],
    },
  ],
}

/** One to five codes of eight a stay, none twice; colours as they come. */
function made(stays: number): LinkedTables {
  const rng = createRng(1)
  const rows = Array.from({ length: stays }, (_, stay) => {
    const codes = permutation(8, rng)
    return Array.from({ length: 1 + rng.below(5) }, (_, at) => ({
      ...{ id: `s${stay}`, code: `c${codes[at]}`, colour: 'abcd'[rng.below(4)]! },
    }))
  }).flat()
  const column = (name: 'id' | 'code' | 'colour') =>
    levelColumn(
      name,
      rows.map((row) => row[name]),
    )
  return LinkedTables.of(
    new Map([
      ['stays', Table.of([levelColumn('id', [...new Set(rows.map(({ id }) => id))])])],
      ['codes', Table.of([column('id'), column('code'), column('colour')])],
    ]),
    schema,
  )
}

/** Rows whose level their stay has already. */
function repeats(tables: LinkedTables, name: string): number {
  const stays = tables.parentRows('codes')
  const column = tables.table('codes').column(name)
  const seen = new Set(Array.from(stays, (stay, row) => `${stay} ${cellAt(column, row)}`))
  return stays.length - seen.size
}

test('a level that no unit has twice is drawn once a unit, others as they come', async () => {
  const train = made(200)
  expect(repeats(train, 'code')).toBe(0)
  const model = findLinkedModel('histories')
  const fitted = await model.fit(train, { options: model.options.parse({ trees: 1 }), rng: createRng(1) })
  const drawn = await collectLinked(fitted.sample(400, { rng: createRng(2) }), fitted)
  expect(drawn.table('codes').rowCount).toBeGreaterThan(1000)
  expect(repeats(drawn, 'code')).toBe(0)
  expect(repeats(drawn, 'colour')).toBeGreaterThan(200)
  const again = await collectLinked(model.load(fitted.save()).sample(400, { rng: createRng(2) }), fitted)
  expect(repeats(again, 'code')).toBe(0)
})
