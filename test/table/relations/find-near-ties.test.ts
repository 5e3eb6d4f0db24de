import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { findNearTies, levelColumn, numberColumn, parseSchema, Table } from '../../../src/table/index.js'

const rng = createRng(5)
const rows = 600
const stage = Array.from({ length: rows }, () => String(1 + rng.below(4)))
const age = Array.from({ length: rows }, () => 30 + rng.below(50))

function tableOf(advanced: readonly string[]): Table {
  return Table.of([
    levelColumn('stage', stage),
    levelColumn('advanced', advanced),
    numberColumn('age', age),
    numberColumn(
      'years of insurance',
      age.map((years, row) => years - 20 + (row % 2)),
    ),
    numberColumn(
      'weight',
      age.map(() => 40 + rng.below(60)),
    ),
  ])
}

const schema = parseSchema(`name: people
columns:
  - { name: stage, kind: categorical, role: feature }
  - { name: advanced, kind: categorical, role: feature }
  - { name: age, kind: numeric, role: feature }
  - { name: years of insurance, kind: numeric, role: feature }
  - { name: weight, kind: numeric, role: feature }
`)

test('a column that three rows keep from being a function is named with these rows', () => {
  const advanced = stage.map((level) => (level >= '3' ? 'yes' : 'no'))
  const wrong = [4, 99, 311]
  for (const row of wrong) advanced[row] = advanced[row] === 'yes' ? 'no' : 'yes'
  const [first] = findNearTies(tableOf(advanced), schema).filter(({ kind }) => kind === 'levels')
  expect(first).toMatchObject({ column: 'advanced', of: 'stage', strength: 1 - 3 / rows })
  expect(first?.exceptions).toEqual({ count: 3, firstRows: wrong.map((row) => row + 1) })
})

test('numbers that rise together are named, unrelated ones and exact functions are not', () => {
  const ties = findNearTies(tableOf(stage.map((level) => (level >= '3' ? 'yes' : 'no'))), schema)
  expect(ties.map(({ column, of }) => [column, of])).toEqual([['years of insurance', 'age']])
  expect(ties[0]!.strength).toBeGreaterThan(0.99)
})

test('a relation found is not named again', () => {
  const found = [{ relation: { type: 'order' as const, lower: 'years of insurance', upper: 'age' }, rows }]
  expect(findNearTies(tableOf(stage), schema, found).filter(({ kind }) => kind === 'ranks')).toEqual([])
})
