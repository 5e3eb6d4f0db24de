import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kAnonymityOptions, planKAnonymity, planOfCounts } from '../../../anonymizers/index.js'
import { cellNumbers, countsInMemory, countsOfDatabase, countsOfFile } from '../../../src/counts/index.js'
import { openEngine, writeTable } from '../../../src/io/index.js'
import { createRng } from '../../../src/math/index.js'
import { planKAnonymityOfDatabase } from '../../../src/pipeline/k-anonymity/index.js'
import {
  applySchema,
  type Column,
  cellAt,
  levelColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../../src/table/index.js'
import { testDatabases } from '../../io/sql/test-databases.js'

const rng = createRng('stays')
const rows = 900
const of = <Value>(make: (row: number) => Value) => Array.from({ length: rows }, (_, row) => make(row))
const table = Table.of([
  levelColumn(
    'person',
    of(() => `p${rng.below(700)}`),
  ),
  numberColumn(
    'age',
    of(() => (rng.below(25) === 0 ? null : 20 + rng.below(70))),
  ),
  levelColumn(
    'postcode',
    of(() => ['75011', '75012', '69001', '69002', '13001'][rng.below(5)]!),
  ),
  numberColumn(
    'admitted',
    of(() => Date.UTC(2022, 0, 1 + rng.below(700))),
  ),
  levelColumn(
    'diagnosis',
    of(() => ['flu', 'cancer', 'asthma', null][rng.below(4)]!),
  ),
])
const schema: Schema = {
  name: 'stays',
  patient: 'person',
  columns: [
    { name: 'person', kind: 'identifier', role: 'direct-identifier' },
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'postcode', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'admitted', kind: 'datetime', role: 'quasi-identifier', format: 'date' },
    { name: 'diagnosis', kind: 'categorical', role: 'sensitive' },
  ],
}
const options = kAnonymityOptions.parse({ k: 5, models: [{ id: 'distinct-l', column: 'diagnosis', l: 2 }] })
const expected = JSON.stringify(planKAnonymity(table, { schema, options }))

/** Each column's cells by number, and the cell of each number. */
const coded = table.columns.map((column) => {
  const { of: codes, count } = cellNumbers([column])
  const first = new Int32Array(count).fill(-1)
  codes[0]!.forEach((code, row) => {
    if (first[code] === -1) first[code] = row
  })
  // A number that no cell has stands for any of them.
  const places = first.map((row) => Math.max(0, row))
  return {
    name: column.name,
    size: count,
    codes: codes[0]!,
    values: Table.of([column]).take(places).column(column.name),
  }
})
const values = coded.map((column) => column.values)
const folder = mkdtempSync(join(tmpdir(), 'plan-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('counts in memory give the plan of the rows, byte for byte', async () => {
  const source = countsInMemory({ columns: coded, rowCount: rows })
  expect(JSON.stringify(await planOfCounts(source, { values, schema, options }))).toBe(expected)
})

test('counts of the embedded engine give it too', async () => {
  const path = join(folder, 'codes.parquet')
  const codes = Table.of(coded.map(({ name, codes: own }) => numberColumn(name, [...own])))
  const numbers = codes.columns.map(({ name }) => ({ name, kind: 'numeric', role: 'feature', precision: 0 }) as const)
  await writeTable(codes, path, { schema: { name: 'codes', columns: numbers } })
  const source = await countsOfFile({ path, columns: coded.map(({ name, size }) => ({ name, size })) })
  expect(JSON.stringify(await planOfCounts(source, { values, schema, options }))).toBe(expected)
  source.close()
})

test('a URL of a database gives the plan of its table', async () => {
  const engine = await openEngine()
  await writeTable(table, join(folder, 'stays.parquet'), { schema })
  await engine.run(`ATTACH '${join(folder, 'stays.duckdb')}' AS kept`)
  await engine.run(`CREATE TABLE kept.stays AS SELECT * FROM read_parquet('${join(folder, 'stays.parquet')}')`)
  engine.close()
  const url = `duckdb:${join(folder, 'stays.duckdb')}`
  const asked = { k: 5, models: options.models }
  expect(JSON.stringify(await planKAnonymityOfDatabase(`${url}?table=stays`, { schema, options: asked }))).toBe(
    expected,
  )
  await expect(planKAnonymityOfDatabase(url, { schema })).rejects.toThrow('one table is wanted here')
  await expect(planKAnonymityOfDatabase(`${url}?table=stays`, { schema, options: { kk: 5 } })).rejects.toThrow(
    'have errors',
  )
})

test('a column that is not counted is named', async () => {
  const source = countsInMemory({ columns: coded.slice(1), rowCount: rows })
  await expect(planOfCounts(source, { values, schema, options })).rejects.toThrow(
    'a column that is not counted: "person"',
  )
})

describe.each(testDatabases.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test.runIf(kind.lacks === undefined)(
    'counts its rows and gives the same plan',
    async () => {
      const base = await kind.prepare()
      const told = (column: Column, row: number) => {
        const cell = cellAt(column, row)
        if (cell === null) return 'NULL'
        return column.name === 'admitted'
          ? `'${new Date(Number(cell)).toISOString().slice(0, 10)}'`
          : typeof cell === 'number'
            ? cell
            : `'${cell}'`
      }
      const lines = of((row) => `(${table.columns.map((column) => told(column, row)).join(', ')})`)
      await base.run([
        'CREATE TABLE $.stays (person varchar(10), age integer, postcode varchar(5), admitted date, diagnosis varchar(10))',
        'CREATE TABLE $.few (person varchar(10), code integer)',
        "INSERT INTO $.few VALUES ('a', 1), ('a', 1), (NULL, 1), (NULL, 1), ('b', 2)",
        ...[0, 300, 600].map((start) => `INSERT INTO $.stays VALUES ${lines.slice(start, start + 300).join(', ')}`),
      ])
      const database = await base.open('read')
      const relation = { table: 'stays', schema: base.schema }
      const source = await countsOfDatabase(database, relation, { columns: table.columnNames, person: 'person' })
      expect(source.rowCount).toBe(rows)
      const typed = source.values.map((column) => {
        const own = schema.columns.filter(({ name }) => name === column.name)
        return applySchema(Table.of([column]), { name: 'values', columns: own }).column(column.name)
      })
      expect(JSON.stringify(await planOfCounts(source, { values: typed, schema, options }))).toBe(expected)
      const [ages] = await source.counts([['postcode']])
      expect(ages?.reduce((sum, held) => sum + held, 0)).toBe(rows)
      for await (const { held, codes } of source.groups(['postcode'], { unit: 'people' })) {
        expect(codes[0]).toEqual(Int32Array.from([0, 1, 2, 3, 4]))
        const people = new Set(
          of((row) => row)
            .filter((row) => cellAt(table.column('postcode'), row) === '13001')
            .map((row) => cellAt(table.column('person'), row)),
        )
        expect(held[0]).toBe(people.size)
      }
      const few = { table: 'few', schema: base.schema }
      const ofFew = await countsOfDatabase(database, few, { columns: ['code'], person: 'person' })
      for await (const { held } of ofFew.groups(['code'], { unit: 'people' })) expect([...held]).toEqual([3, 1])
      await expect(countsOfDatabase(database, relation, { columns: ['nothing'] })).rejects.toThrow('no such column')
      await database.close()
      await base.dispose()
    },
    60_000,
  )
})
