import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { datasetFile, datasets, findDataset, linkedDatasets, loadDataset } from '../../datasets/index.js'
import { cellAt, evaluateExpression, parseExpression } from '../../src/table/index.js'
import { lift, melt, pivot, settleKeys } from '../../src/table/linked/index.js'

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

test.each([
  ['pbc-visits', { pbc: 418, pbcseq: 1945 }],
  ['nafld-visits', { nafld1: 17549, nafld2: 400123, nafld3: 34340 }],
] as const)('%s loads linked: every key once, every row with a parent, no row after the end', async (name, counts) => {
  const { tables, schema } = await loadDataset(name)
  expect(Object.fromEntries(schema.tables.map((each) => [each.name, tables.table(each.name).rowCount]))).toEqual(counts)
  expect(settleKeys(new Map(schema.tables.map((each) => [each.name, tables.table(each.name)])), schema).faults).toEqual(
    [],
  )
  for (const { time, name: table } of schema.tables) {
    if (time?.until === undefined) continue
    const { tables: lifted } = lift(tables)
    const parent = lifted.table(schema.tables[0]!.name)
    const [days, ends] = [lifted.table(table).column(time.column), parent.column(time.until)]
    const late = lifted
      .parentRows(table)
      .filter((above, row) => Number(cellAt(days, row)) > Number(cellAt(ends, above)))
    expect(late).toHaveLength(0)
  }
})

test('the measurements of nafld-visits become visits, and come back but for repeats', async () => {
  const { tables } = await loadDataset('nafld-visits')
  const { tables: pivoted, pivots } = pivot(tables)
  expect(pivoted.table('nafld2').rowCount).toBe(198_449)
  expect(pivots[0]?.entities.map(({ level }) => level).sort()).toEqual(['chol', 'dbp', 'fib4', 'hdl', 'sbp', 'smoke'])
  expect(melt(pivoted, pivots).table('nafld2').rowCount).toBeGreaterThan(0.99 * 400_123)
})

test.each(linkedDatasets)('$name has an origin card that names its source', (dataset) => {
  expect(readFileSync(datasetFile(dataset, 'README.md'), 'utf8')).toMatch(/Origin: .*Source: /s)
})

test('an unknown dataset is an error that lists the known ones', () => {
  expect(() => findDataset('rotterdm')).toThrow('known: pbc, pbcseq, rotterdam')
})
