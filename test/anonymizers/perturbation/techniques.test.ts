import { describe, expect, test } from 'vitest'
import { findAnonymizer } from '../../../anonymizers/index.js'
import { createRng } from '../../../src/math/index.js'
import { type Column, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type DatabaseSchema, streamsOf } from '../../../src/table/linked/index.js'

const rows = 600
const rng = createRng('rows')
const numbers = (make: (row: number) => number | null) => Array.from({ length: rows }, (_, row) => make(row))
const table = Table.of([
  numberColumn(
    'age',
    numbers((row) => (row % 50 === 0 ? null : 20 + rng.below(70))),
  ),
  numberColumn(
    'bmi',
    numbers(() => Number((18 + 20 * rng.uniform()).toFixed(1))),
  ),
  levelColumn(
    'ward',
    Array.from({ length: rows }, () => 'abcd'[Math.min(rng.below(4), rng.below(4))]!),
  ),
])
const schema: DatabaseSchema = {
  name: 'd',
  tables: [
    {
      ...{ name: 't', isView: false, unique: [], references: [], checks: [] },
      columns: [
        { name: 'age', type: { kind: 'integer', bits: 32 }, isNullable: true },
        { name: 'bmi', type: { kind: 'float', bits: 64 }, isNullable: true },
        { name: 'ward', type: { kind: 'text' }, isNullable: true },
      ],
    },
  ],
}

async function made(id: string, options: object): Promise<Table> {
  const technique = findAnonymizer(id)
  const source = streamsOf(new Map([['t', table]]), { schema })
  const { tables } = await technique.apply(source, { options: technique.options.parse(options), rng: createRng(1) })
  for await (const batch of tables.read('t')) return batch
  throw new Error('no rows')
}

const valuesOf = (column: Column) =>
  column.type === 'number' ? [...column.values].filter((_, row) => column.valid?.[row] !== 0) : []

describe('noise', () => {
  test('moves numbers by about its share, on the grid of the column, and leaves missing cells missing', async () => {
    const noisy = await made('noise', { columns: ['age', 'bmi'], share: 0.2 })
    const [before, after] = [table, noisy].map((each) => valuesOf(each.column('bmi')))
    const moved = after!.map((value, row) => value - before![row]!)
    const deviation = Math.sqrt(moved.reduce((sum, each) => sum + each * each, 0) / rows)
    // A fifth of 20/√12: 1.155; of 600 draws within four standard errors.
    expect(deviation).toBeGreaterThan(1.02)
    expect(deviation).toBeLessThan(1.29)
    expect(after!.every((value) => Number(value.toFixed(1)) === value)).toBe(true)
    expect(valuesOf(noisy.column('age')).every(Number.isInteger)).toBe(true)
    expect(valuesOf(noisy.column('age')).length).toBe(valuesOf(table.column('age')).length)
    expect(noisy.column('ward')).toEqual(table.column('ward'))
  })
})

test('rank swapping keeps the numbers of a column and moves most of them', async () => {
  const swapped = await made('rank-swap', { columns: 'age', share: 0.1 })
  const [before, after] = [table, swapped].map((each) => valuesOf(each.column('age')))
  expect(after!.toSorted()).toEqual(before!.toSorted())
  expect(after!.filter((value, row) => value !== before![row]).length).toBeGreaterThan(rows / 2)
})

test('invariant PRAM keeps counts about as they were, and changes about as many cells as it says', async () => {
  const changed = await made('pram', { columns: 'ward', stays: 0.7 })
  const texts = [table, changed].map((each) => {
    const column = each.column('ward')
    return column.type === 'level' ? Array.from(column.codes, (code) => column.levels[code]!) : []
  })
  const other = texts[1]!.filter((text, row) => text !== texts[0]![row]).length
  expect(other).toBeGreaterThan(0.2 * rows)
  expect(other).toBeLessThan(0.6 * rows)
  for (const ward of 'abcd') {
    const [before, after] = texts.map((all) => all.filter((text) => text === ward).length)
    // Each count is a sum of chances with variance below rows / 4: five standard errors.
    expect(Math.abs(after! - before!)).toBeLessThan(5 * Math.sqrt(rows / 4))
  }
})

test('micro-aggregation leaves no group of fewer than k rows, and blanks what lacks a number', async () => {
  const grouped = await made('micro-aggregation', { columns: ['age', 'bmi'], k: 7 })
  const [age, bmi] = [grouped.column('age'), grouped.column('bmi')]
  const groups = new Map<string, number>()
  let blank = 0
  for (let row = 0; row < rows; row++) {
    if (age.type !== 'number' || bmi.type !== 'number') continue
    if (age.valid?.[row] === 0) {
      expect(bmi.valid?.[row]).toBe(0)
      blank++
      continue
    }
    const key = `${age.values[row]}/${bmi.values[row]}`
    groups.set(key, (groups.get(key) ?? 0) + 1)
  }
  expect(blank).toBe(12)
  expect(Math.min(...groups.values())).toBeGreaterThanOrEqual(7)
})

test('open ends stop at the bounds, or where k rows still reach', async () => {
  const bounded = valuesOf((await made('open-ends', { columns: 'age', top: 75, bottom: 30 })).column('age'))
  expect([Math.min(...bounded), Math.max(...bounded)]).toEqual([30, 75])
  const tight = valuesOf((await made('open-ends', { columns: 'bmi', k: 10 })).column('bmi'))
  const reach = (end: number) => tight.filter((value) => value === end).length
  expect(reach(Math.max(...tight))).toBeGreaterThanOrEqual(10)
  expect(reach(Math.min(...tight))).toBeGreaterThanOrEqual(10)
})

describe('cell suppression', () => {
  const classes = (of: Table, names: readonly string[]) => {
    const held = new Map<string, number>()
    for (let row = 0; row < rows; row++) {
      const key = names
        .map((name) => {
          const column = of.column(name)
          if (column.type === 'level') return column.codes[row]
          return column.valid?.[row] === 0 ? '' : column.values[row]
        })
        .join()
      held.set(key, (held.get(key) ?? 0) + 1)
    }
    return held
  }

  test('blanks cells of the last column first, until every row is like k', async () => {
    const blanked = await made('cell-suppression', { columns: ['ward', 'age'], k: 5 })
    for (const [key, held] of classes(blanked, ['ward', 'age']))
      if (!key.startsWith('-1')) expect(held).toBeGreaterThanOrEqual(5)
    const count = (name: string) => {
      const column = blanked.column(name)
      return column.type === 'level'
        ? column.codes.filter((code) => code < 0).length
        : column.valid?.reduce((sum, each) => sum + 1 - each, 0)
    }
    expect(count('ward')).toBe(0)
    expect(count('age')).toBeGreaterThan(12)
  })

  test('of combinations of one column leaves every value with k rows', async () => {
    const blanked = await made('cell-suppression', { columns: ['ward', 'age'], k: 9, subsets: 1 })
    const held = classes(blanked, ['age'])
    for (const [age, count] of held) if (age !== '') expect(count).toBeGreaterThanOrEqual(9)
  })
})

test.each([
  ['noise', { columns: 'ward' }, 'no numbers to change: column "ward"'],
  ['pram', { columns: 'age' }, 'numbers have no levels: column "age"'],
  ['rank-swap', { columns: 'agge' }, 'no such column: "agge" (did you mean "age"?)'],
])('%s refuses %o', async (id, options, message) => {
  await expect(made(id, options)).rejects.toThrow(message)
})

test.each([
  ['open-ends', { columns: 'age' }],
  ['open-ends', { columns: 'age', top: 1, bottom: 2 }],
  ['noise', { columns: ['age', 'age'] }],
  ['micro-aggregation', { columns: 'age', k: 1 }],
])('%s takes no %o', (id, options) => {
  expect(findAnonymizer(id).options.safeParse(options).success).toBe(false)
})
