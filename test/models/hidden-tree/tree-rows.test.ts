import { expect, test } from 'vitest'
import { treeRows } from '../../../models/hidden-tree/tree-rows.js'
import { compactTable } from '../../../models/network/index.js'
import { encodeTable, fitCodebook } from '../../../src/encode/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const levels = ['none', 'mild', 'severe', 'grave', 'fatal']

function rowsOf(schema: Schema, minCount = 0) {
  const stage = ['none', 'none', 'none', 'mild', 'mild', 'mild', 'severe', 'severe', 'grave', 'fatal', null, null]
  const table = Table.of([
    levelColumn('stage', stage, levels),
    numberColumn('weight', [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, null, 2]),
    levelColumn(
      'ward',
      stage.map((_, row) => (row % 2 === 0 ? 'east' : 'west')),
    ),
  ])
  const codebook = fitCodebook(table, schema, { rare: { minCount } })
  const { variables, table: coded } = compactTable(encodeTable(table, codebook))
  const { columns } = treeRows(coded, variables, codebook)
  return Object.fromEntries(columns.map((column, index) => [variables[index]?.name, column]))
}

const schema = schemaOf([
  { name: 'stage', kind: 'ordinal', levels },
  { name: 'weight', kind: 'numeric', missingness: 'ignorable' },
  { name: 'ward', kind: 'categorical', missingness: 'ignorable' },
])

test('numbers and ordinal levels stand in an order, missing and other levels do not', () => {
  const { stage, weight, ward } = rowsOf(schema)
  expect(stage).toMatchObject({ size: 6, ordered: 5 })
  expect(weight).toMatchObject({ size: 4, ordered: 3 })
  expect(ward).toMatchObject({ size: 2, ordered: 0 })
})

test('ordinal levels of too few people are missing, and the others keep their order', () => {
  expect(rowsOf(schema, 2).stage).toMatchObject({ size: 4, ordered: 3 })
})

test('missing is ignored where the schema says so and cells are missing', () => {
  const { stage, weight, ward } = rowsOf(schema)
  expect(weight?.ignored).toBe(3)
  expect(stage?.ignored).toBeUndefined()
  expect(ward?.ignored).toBeUndefined()
})
