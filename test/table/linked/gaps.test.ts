import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { childCounts, gapsOf, type LinkedSchema, LinkedTables, timesOf } from '../../../src/table/linked/index.js'

const feature = { role: 'feature' } as const
const schema: LinkedSchema = {
  name: 'study',
  tables: [
    { name: 'people', key: 'id', columns: [{ name: 'id', kind: 'categorical', ...feature }] },
    {
      name: 'visits',
      parent: { table: 'people', column: 'id' },
      time: { column: 'day' },
      columns: [
        { name: 'id', kind: 'categorical', ...feature },
        { name: 'day', kind: 'numeric', ...feature },
      ],
    },
  ],
}

function linkedOf(ids: readonly (string | null)[], days: readonly (number | null)[]): LinkedTables {
  const people = Table.of([levelColumn('id', ['a', 'b', 'c', 'd'])])
  return LinkedTables.of(
    new Map([
      ['people', people],
      ['visits', Table.of([levelColumn('id', ids), numberColumn('day', days)])],
    ]),
    schema,
  )
}

test('a parent has the time of its first row, a row the gap to the one before', () => {
  const linked = linkedOf(['a', 'b', 'a', 'c', 'a', 'zz'], [14, 21, 7, null, 14, 3])
  const { first, gaps } = gapsOf(linked, 'visits', { unit: 7 })
  expect(cells(first)).toEqual([1, 3, null, null])
  expect(cells(gaps)).toEqual([null, 1, 0, null, null, null])
  expect([...childCounts(linked, 'visits')]).toEqual([3, 1, 1, 0])
})

test.each(Array.from({ length: 40 }, (_, seed) => seed))('times come back from their gaps, seed %i', (seed) => {
  const rng = createRng(seed)
  const size = rng.below(25)
  const decimals = rng.below(4)
  const ids = Array.from({ length: size }, () => ['a', 'b', 'c', 'd'][rng.below(4)]!)
  const days = ids.map(() => (rng.uniform() < 0.15 ? null : Number((rng.uniform() * 200 - 100).toFixed(decimals))))
  const linked = linkedOf(ids, days)
  const unit = [1, 7, 0.1][rng.below(3)]!
  const times = timesOf(gapsOf(linked, 'visits', { unit }), linked.parentRows('visits'), {
    unit,
    step: 10 ** -decimals,
  })
  expect(cells(times)).toEqual(cells(linked.table('visits').column('day')))
})

function cells(column: Parameters<typeof cellAt>[0]): (number | string | null)[] {
  const size = column.type === 'number' ? column.values.length : column.codes.length
  return Array.from({ length: size }, (_, row) => cellAt(column, row))
}
