import { expect, test } from 'vitest'
import type { LabelledColumn, Role } from '../../../bench/detection/columns/labelled-column.js'
import { measureColumns } from '../../../bench/detection/columns/measure-columns.js'

function column(table: string, name: string, role: Role, more: Partial<LabelledColumn> = {}): LabelledColumn {
  return { table, name, role, source: 'test', language: 'en', class: name, part: 'open', values: ['1'], ...more }
}

const columns = [
  column('a', 'mrn', 'direct'),
  column('a', 'name', 'direct'),
  column('b', 'birth', 'quasi'),
  column('b', 'unit', 'other'),
  column('b', 'id', 'other', { arguable: true }),
]

const answers: Readonly<Record<string, Role>> = {
  mrn: 'direct',
  name: 'quasi',
  birth: 'quasi',
  unit: 'direct',
  id: 'direct',
}

test('recall and precision are counted by role, and what is arguable is left out', async () => {
  const measure = await measureColumns(columns, (table) => table.columns.map(({ name }) => answers[name] ?? 'other'))
  expect([measure.columns, measure.arguable]).toEqual([4, 1])
  expect(measure.byRole.direct.recall).toMatchObject({ successes: 1, trials: 2, share: 0.5 })
  expect(measure.byRole.direct.precision).toMatchObject({ successes: 1, trials: 2 })
  expect(measure.byRole.quasi.recall).toMatchObject({ successes: 1, trials: 1 })
  expect(measure.byRole.quasi.precision).toMatchObject({ successes: 1, trials: 2 })
  expect(measure.byRole.sensitive.recall).toMatchObject({ trials: 0, share: null, interval: [0, 1] })
  expect(measure.identifying.recall).toMatchObject({ successes: 3, trials: 3 })
  expect(measure.identifying.precision).toMatchObject({ successes: 3, trials: 4 })
  expect(measure.confusion.direct).toEqual({ direct: 1, quasi: 1, sensitive: 0, other: 0 })
  expect(measure.wrong.map(({ name, found }) => [name, found])).toEqual([
    ['name', 'quasi'],
    ['unit', 'direct'],
  ])
  expect(measure.byClass.get('name')).toMatchObject({ successes: 0, trials: 1 })
})

test('intervals are those of Wilson', async () => {
  const measure = await measureColumns(columns.slice(0, 2), () => ['direct', 'direct'])
  // z = 1.959964: low of 2 in 2 is 2 / (2 + z²).
  expect(measure.byRole.direct.recall.interval[0]).toBeCloseTo(0.34237, 4)
  expect(measure.byRole.direct.recall.interval[1]).toBeCloseTo(1, 12)
})

test('a detector sees names and cells of one table at a time, and no label', async () => {
  const seen: unknown[] = []
  await measureColumns(columns, (table) => {
    seen.push(table)
    return table.columns.map(() => 'other' as const)
  })
  expect(seen).toHaveLength(2)
  expect(seen[0]).toEqual({
    table: 'a',
    columns: [
      { name: 'mrn', values: ['1'] },
      { name: 'name', values: ['1'] },
    ],
  })
})

test('a detector that skips a column is refused', async () => {
  await expect(measureColumns(columns, () => [])).rejects.toThrow('0 roles for 2 columns: "a"')
})
