import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTable, writeTable } from '../../src/io/index.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'dataset-json-'))
afterAll(() => rmSync(folder, { recursive: true }))

const schema: Schema = {
  name: 'DM',
  columns: [
    { name: 'AGE', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'BMI', kind: 'numeric', role: 'feature' },
    { name: 'BRTHDTC', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'DTHFL', kind: 'boolean', role: 'feature' },
    { name: 'ARM', kind: 'categorical', role: 'feature' },
  ],
}
const table = Table.of([
  numberColumn('AGE', [34, null]),
  numberColumn('BMI', [22.5, null]),
  numberColumn('BRTHDTC', [Date.UTC(1990, 1, 28), null]),
  levelColumn('DTHFL', ['true', null]),
  levelColumn('ARM', ['a "b"\n', null]),
])

test('the file says what the standard asks of it, and the same table is the same bytes', async () => {
  const paths = ['one.dataset.json', 'other.dataset.json'].map((name) => join(folder, name))
  for (const path of paths) await writeTable(table, path, { schema })
  expect(readFileSync(paths[0]!)).toEqual(readFileSync(paths[1]!))
  const file = JSON.parse(readFileSync(paths[0]!, 'utf8'))
  expect(file).toMatchObject({
    datasetJSONVersion: '1.1.0',
    itemGroupOID: 'IG.DM',
    name: 'DM',
    label: 'DM',
    records: 2,
  })
  expect(file.datasetJSONCreationDateTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  expect(file.columns[0]).toEqual({ itemOID: 'IT.DM.AGE', name: 'AGE', label: 'AGE', dataType: 'integer' })
  expect(file.columns.map(({ dataType }: { dataType: string }) => dataType)).toEqual([
    ...['integer', 'double', 'date', 'boolean', 'string'],
  ])
  expect(file.rows).toEqual([
    [34, 22.5, '1990-02-28', true, 'a "b"\n'],
    [null, null, null, null, null],
  ])
})

test('a row with a cell too few is told by its number, and JSON of another kind is none', async () => {
  const path = join(folder, 'ragged.dataset.json')
  const columns = [{ itemOID: 'IT.x', name: 'x', label: 'x', dataType: 'integer' }]
  writeFileSync(path, JSON.stringify({ datasetJSONVersion: '1.1.0', columns, rows: [[1], [1, 2]] }))
  await expect(readTable(path)).rejects.toMatchObject({ code: 'bad-data', issues: [{ file: path, row: 2 }] })
  writeFileSync(path, '[{"x":1}]')
  await expect(readTable(path)).rejects.toMatchObject({ code: 'bad-data', issues: [{ file: path }] })
  const plain = join(folder, 'plain.json')
  writeFileSync(plain, '[{"x":1}]')
  expect(cellAt((await readTable(plain)).column('x'), 0)).toBe(1)
})
