import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { outcomesOf } from '../../../evaluators/learning/outcomes.js'
import { leakingColumns } from '../../../evaluators/learning/target-leakage.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'

const size = 600
const rng = createRng(1)
const targets = Float64Array.from({ length: size }, () => Number(rng.uniform() < 0.2))
const array = <T>(cell: (row: number) => T): T[] => Array.from({ length: size }, (_, row) => cell(row))
const classes = Table.of([
  levelColumn(
    'cause, present for the dead',
    array((row) => (targets[row] === 1 ? `cause ${row % 7}` : null)),
  ),
  levelColumn(
    'the outcome in words',
    array((row) => (targets[row] === 1 ? 'yes' : 'no')),
  ),
  numberColumn(
    'a number above 5 for one class',
    array((row) => targets[row]! * 5 + rng.uniform() * 4.9),
  ),
  numberColumn(
    'a strong predictor',
    array((row) => targets[row]! * 3 + rng.normal()),
  ),
  levelColumn(
    'a code of its own for every row',
    array((row) => String(row)),
  ),
  levelColumn(
    'present for half of one class',
    array((row) => (targets[row] === 1 && row % 2 === 0 ? 'yes' : null)),
  ),
])

test('columns that determine a class are found, by missing cells or by values; strong ones and unique codes are not', () => {
  expect(leakingColumns(classes, targets, { names: classes.columnNames, task: 'classification' })).toEqual([
    { name: 'cause, present for the dead', by: 'missing cells' },
    { name: 'the outcome in words', by: 'values' },
    { name: 'a number above 5 for one class', by: 'values' },
  ])
})

test('of a number, the same in another unit is found and a correlated one is not', () => {
  const numbers = Float64Array.from({ length: size }, () => 70 + 12 * rng.normal())
  const table = Table.of([
    numberColumn(
      'other unit',
      array((row) => numbers[row]! * 2.2046),
    ),
    numberColumn(
      'correlated',
      array((row) => numbers[row]! + 4 * rng.normal()),
    ),
  ])
  const found = leakingColumns(table, numbers, { names: table.columnNames, task: 'regression' })
  expect(found).toEqual([{ name: 'other unit', by: 'values' }])
})

test('of the bundled tables, only the cause of death in flchain', async () => {
  for (const name of ['pima', 'pbc', 'rotterdam', 'flchain', 'nafld1'] as const) {
    const { table, schema } = await loadDataset(name)
    const leaking = outcomesOf(schema, table).flatMap((outcome) => outcome.leaking)
    expect(leaking, name).toEqual(name === 'flchain' ? [{ name: 'chapter', by: 'missing cells' }] : [])
  }
})
