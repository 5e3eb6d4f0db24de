import { expect, test } from 'vitest'
import { rehearsePrivately } from '../../../src/pipeline/private/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const rowCount = 400
const table = Table.of(
  [
    numberColumn(
      'age',
      Array.from({ length: rowCount }, (_, row) => 20 + (row % 60)),
    ),
    levelColumn(
      'place',
      Array.from({ length: rowCount }, (_, row) => (row === 7 ? 'secret' : 'ab'[row % 2]!)),
    ),
  ],
  rowCount,
)
const told: Schema = {
  name: 'made',
  columns: [
    { name: 'age', kind: 'numeric', role: 'feature', precision: 0, bounds: { min: 20, max: 79 } },
    { name: 'place', kind: 'categorical', role: 'feature', levels: ['a', 'b', 'secret'] },
  ],
}

test('what was told from the table is forgotten and bought: a level of one person does not come back', async () => {
  const fitted = await rehearsePrivately(table, { privacy: { epsilon: 3, publicSize: 400 }, schema: told })
  expect(fitted.schema.columns.map(({ domain }) => domain)).toEqual(['bought', 'bought'])
  expect(fitted.schema.columns[1]!.levels).not.toContain('secret')
})

test('what a person declared is taken as it was written', async () => {
  const written: Schema = {
    name: 'made',
    columns: [
      { ...told.columns[0]!, bounds: { min: 30, max: 50 }, domain: 'declared' },
      { ...told.columns[1]!, levels: ['a', 'b', 'c'], domain: 'declared' },
    ],
  }
  const fitted = await rehearsePrivately(table, { privacy: { epsilon: 3, publicSize: 400 }, schema: told, written })
  expect(fitted.schema.columns[0]!.bounds).toEqual({ min: 30, max: 50 })
  expect(fitted.schema.columns[1]!.levels).toEqual(['a', 'b', 'c'])
})

test('a schema that says declared without saying what is refused in a line', async () => {
  const written: Schema = { ...told, domain: 'declared', columns: [{ name: 'age', kind: 'numeric', role: 'feature' }] }
  await expect(rehearsePrivately(table, { privacy: { epsilon: 1 }, schema: told, written })).rejects.toMatchObject({
    code: 'bad-option',
    issues: [{ column: 'age' }],
  })
})
