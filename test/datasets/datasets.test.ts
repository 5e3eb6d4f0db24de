import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { datasetFile, datasets, findDataset, loadDataset } from '../../datasets/index.js'
import { evaluateExpression, parseExpression } from '../../src/table/index.js'

const tables = datasets.flatMap((dataset) => dataset.tables)

test.each(tables)('$name loads with the rows and columns its catalogue entry says', async ({ name, rows, columns }) => {
  const { table, schema } = await loadDataset(name)
  expect([table.rowCount, table.columns.length]).toEqual([rows, columns])
  expect(schema.columns.map((column) => column.name)).toEqual(table.columnNames)
})

test.each(tables)('every row of $name keeps the rules of its schema', async ({ name }) => {
  const { table, schema } = await loadDataset(name)
  for (const rule of schema.rules ?? []) {
    const outcomes = evaluateExpression(parseExpression(rule.expression), table, schema)
    expect(outcomes.filter((outcome) => outcome === 0).length).toBe(0)
  }
})

test.each(datasets)('$name has an origin card that names its source', (dataset) => {
  expect(readFileSync(datasetFile(dataset, 'README.md'), 'utf8')).toMatch(/Origin: .*Source: /s)
})

test('an unknown dataset is an error that lists the known ones', () => {
  expect(() => findDataset('rotterdm')).toThrow('known: pbc, pbcseq, rotterdam')
})
