import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { namesKeptApart, writeTable } from '../../src/io/index.js'
import { plainParquetNames } from '../../src/io/parquet/plain/read-plain.js'
import { levelColumn, numberColumn, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'names-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const wanted = ['age', 'sex']

test('of CSV, the first line alone', async () => {
  writeFileSync(at('a.csv'), 'age,sex\n"never closed\n')
  expect(await namesKeptApart(at('a.csv'), { wanted })).toEqual(['age', 'sex'])
})

test('of Parquet, the footer, with the engine and without', async () => {
  const table = Table.of([numberColumn('Age', [1]), levelColumn('age', ['b'])])
  await writeTable(table, at('a.parquet'))
  expect(await namesKeptApart(at('a.parquet'), { wanted })).toEqual(['Age', 'age'])
  expect(await plainParquetNames(at('a.parquet'))).toEqual(['Age', 'age'])
  writeFileSync(at('b.parquet'), 'no such file')
  await expect(namesKeptApart(at('b.parquet'), { wanted })).rejects.toThrow('cannot read file')
})

test('of JSON lines, records until every wanted name was seen, and no further', async () => {
  writeFileSync(at('a.jsonl.gz'), gzipSync('\n{"age":NaN,"x":"}"}\nno JSON\n{"sex":"F"}\n{"late":1}\n'))
  expect(await namesKeptApart(at('a.jsonl.gz'), { wanted })).toEqual(['age', 'x', 'sex'])
  expect(await namesKeptApart(at('a.jsonl.gz'), { wanted: ['other'] })).toEqual(['age', 'x', 'sex', 'late'])
})

test('of a format that keeps none apart, nothing', async () => {
  writeFileSync(at('a.json'), '[{"age":1}]')
  expect(await namesKeptApart(at('a.json'), { wanted })).toBe(undefined)
  await expect(namesKeptApart(at('none.json'), { wanted })).rejects.toThrow('none.json')
})
