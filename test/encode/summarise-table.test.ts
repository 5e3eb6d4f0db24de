import { describe, expect, test } from 'vitest'
import { summariseTable } from '../../src/encode/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const schema: Schema = {
  name: 't',
  columns: [
    { name: 'age', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'ward', kind: 'categorical', role: 'feature' },
    { name: 'name', kind: 'text', role: 'direct-identifier' },
  ],
}
const count = 200
const ages = Array.from({ length: count }, (_, row) => (row % 20 === 0 ? null : 30 + (row % 41)))
const wards = Array.from({ length: count }, (_, row) => (row < 4 ? 'rare' : row % 3 === 0 ? 'A' : 'B'))
const table = (own: readonly (number | null)[] = ages) =>
  Table.of([
    numberColumn('age', own),
    levelColumn('ward', wards),
    levelColumn(
      'name',
      wards.map((_, row) => `N${row}`),
    ),
  ])
const [age, ward, name] = summariseTable(table(), schema)

test('numbers are told by mean, deviation and quartiles, levels by counts, what is never learnt by nothing', () => {
  expect(age).toMatchObject({ rows: 200, missing: 10 })
  const present = ages.filter((value) => value !== null).sort((a, b) => a - b)
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  if (age?.values?.type !== 'number') throw new Error('no numbers')
  expect(Math.abs(age.values.mean - mean)).toBeLessThan(0.5)
  for (const [index, quartile] of age.values.quartiles.entries())
    expect(Math.abs((quartile ?? 0) - present[Math.round(((index + 1) / 4) * 189)]!)).toBeLessThanOrEqual(2)
  expect(age.values.deviation).toBeGreaterThan(10)
  expect(age.values.deviation).toBeLessThan(13)
  expect(ward?.values).toEqual({
    type: 'level',
    counts: [
      ['B', wards.filter((each) => each === 'B').length],
      ['A', wards.filter((each) => each === 'A').length],
    ],
    others: 4,
  })
  expect(name).toEqual({ name: 'name', rows: 200, missing: 0 })
})

describe('no number is told of fewer than five people', () => {
  test('the four most extreme at each end move nothing', () => {
    const planted = ages.map((value, row) =>
      row > 0 && row < 5 ? 9_000_000 + row : row > 20 && row < 25 ? -row : value,
    )
    const others = planted.map((value, row) => (row > 0 && row < 5 ? 70_000 * row : value))
    expect(summariseTable(table(others), schema)).toEqual(summariseTable(table(planted), schema))
  })

  test('one person in the middle hardly shows: mean and deviation have two digits of the deviation', () => {
    const moved = ages.map((value, row) => (row === 51 ? 45 : value))
    expect(summariseTable(table(moved), schema)[0]?.values).toEqual(age?.values)
    if (age?.values?.type !== 'number') throw new Error('no numbers')
    for (const value of [age.values.mean, age.values.deviation]) expect(value).toBe(Math.round(value))
  })

  test('where too few people have a value, there is none', () => {
    const few = ages.map((_, row) => (row < 12 ? row : null))
    expect(summariseTable(table(few), schema)[0]).toEqual({ name: 'age', rows: 200, missing: 188 })
  })
})
