import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readTable, writeTable } from '../../src/io/index.js'
import { fromIbmFloat, ibmFloat } from '../../src/io/xport/ibm-float.js'
import { shortNames } from '../../src/io/xport/short-names.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'xport-'))
afterAll(() => rmSync(folder, { recursive: true }))

function cells(table: Table): Record<string, unknown[]> {
  return Object.fromEntries(
    table.columns.map((column) => [
      column.name,
      Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)),
    ]),
  )
}

test('a file of pyreadstat is read: numbers, dates, moments, missing cells, accents', async () => {
  const table = await readTable(join(import.meta.dirname, '../golden/xport/pyreadstat.xpt'))
  expect(cells(table)).toEqual({
    SUBJID: ['001', '002', '003'],
    AGE: [34, null, 71.5],
    DOSE: [0.1, -1e-12, 2 ** 40],
    BORN: ['1949-12-30', '1960-01-01', '2024-02-29'],
    SEEN: ['2024-01-01T13:45:09', null, '1959-12-31T23:59:59'],
    NOTE: ['é, ünï', null, 'a b'],
  })
})

test.each([0, 1, -1, 0.1, 1 / 3, 2 ** 40, -(2 ** 53), 1e-70, 7e75, 15.999999999999998, 16, 1 / 16])(
  '%s is the same number in IBM’s form',
  (value) => {
    expect(fromIbmFloat(ibmFloat(value)!)).toBe(value)
  },
)

test('known bytes of IBM’s form', () => {
  expect(Buffer.from(ibmFloat(1)!).toString('hex')).toBe('4110000000000000')
  expect(Buffer.from(ibmFloat(-118.625)!).toString('hex')).toBe('c276a00000000000')
  expect(Buffer.from(ibmFloat(0.1)!).toString('hex')).toBe('401999999999999a')
})

test('every double within the range comes back, and one beyond has no form', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e75, max: 1e75, noNaN: true }), (value) => {
      const known = Math.abs(value) < 1e-77 ? 0 : value
      expect(fromIbmFloat(ibmFloat(value)!)! - known).toBe(0)
    }),
    { seed: 1 },
  )
  expect(ibmFloat(1e76)).toBeUndefined()
  expect(ibmFloat(Number.POSITIVE_INFINITY)).toBeUndefined()
})

test.each(['2e', '5f', '41', '5a'])('a missing value %s is none', (first) => {
  expect(fromIbmFloat(Buffer.from(`${first}00000000000000`, 'hex'))).toBeNull()
  expect(fromIbmFloat(Buffer.from(`${first}10000000000000`, 'hex'))).not.toBeNull()
})

test('names are short, plain and told apart', () => {
  expect(shortNames(['age', 'Âge', 'haemoglobin', 'haemoglobin A1c', '1st', '…'])).toEqual([
    ...['AGE', 'AGE2', 'HAEMOGLO', 'HAEMOGL2', '_1ST', '_'],
  ])
})

const schema: Schema = {
  name: 'made',
  columns: [
    { name: 'haemoglobin', kind: 'numeric', role: 'feature' },
    { name: 'Âge', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'born', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'seen', kind: 'datetime', role: 'feature', format: 'datetime' },
    { name: 'note', kind: 'text', role: 'feature' },
  ],
}
const table = Table.of([
  numberColumn('haemoglobin', [13.2, null]),
  numberColumn('Âge', [34, 71]),
  numberColumn('born', [Date.UTC(1949, 11, 30), null]),
  numberColumn('seen', [Date.UTC(2024, 0, 1, 13, 5, 9), 0]),
  levelColumn('note', ['é', null]),
])

test('long names come back by their labels, the same table is the same bytes', async () => {
  const paths = ['one.xpt', 'other.xpt'].map((name) => join(folder, name))
  for (const path of paths) await writeTable(table, path, { schema })
  expect(readFileSync(paths[0]!)).toEqual(readFileSync(paths[1]!))
  expect(cells(await readTable(paths[0]!))).toEqual({
    haemoglobin: [13.2, null],
    Âge: [34, 71],
    born: ['1949-12-30', null],
    seen: ['2024-01-01T13:05:09', '1970-01-01T00:00:00'],
    note: ['é', null],
  })
})

test('a column that the format does not hold is named with its cause, and no cell is', async () => {
  const long = Table.of([
    levelColumn('note', ['SECRET'.repeat(40)]),
    numberColumn('count', [1e80]),
    numberColumn('x'.repeat(41), [1]),
  ])
  const failure = await writeTable(long, join(folder, 'long.xpt')).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'unsupported',
    issues: [{ column: 'note' }, { column: 'count' }, { column: 'x'.repeat(41) }],
  })
  expect(JSON.stringify(failure)).not.toContain('SECRETSECRET')
})

test('version 8 and a file that ends early are refused', async () => {
  const v8 = join(folder, 'v8.xpt')
  writeFileSync(v8, 'HEADER RECORD*******LIBV8   HEADER RECORD!!!!!!!000000000000000000000000000000  ')
  await expect(readTable(v8)).rejects.toMatchObject({ issues: [{ message: expect.stringContaining('version 8') }] })
  const cut = join(folder, 'cut.xpt')
  writeFileSync(cut, readFileSync(join(import.meta.dirname, '../golden/xport/pyreadstat.xpt')).subarray(0, 900))
  await expect(readTable(cut)).rejects.toMatchObject({ code: 'bad-data', issues: [{ file: cut }] })
})

const python = process.env.MIRRORWARD_PYTHON ?? 'python3'
const hasPandas = spawnSync(python, ['-c', 'import pandas']).status === 0

test.skipIf(!hasPandas)(
  'pandas reads what is written',
  async () => {
    const path = join(folder, 'for-pandas.xpt')
    await writeTable(table, path, { schema })
    const program = `import pandas, sys
frame = pandas.read_sas(sys.argv[1], format="xport", encoding="utf-8")
print(list(frame.columns), frame.HAEMOGLO.tolist()[0], frame.AGE.tolist(), frame.SEEN.tolist()[0], frame.NOTE.tolist()[0])`
    expect(execFileSync(python, ['-c', program, path], { encoding: 'utf8' }).trim()).toBe(
      "['HAEMOGLO', 'AGE', 'BORN', 'SEEN', 'NOTE'] 13.2 [34.0, 71.0] 2019733509.0 é",
    )
  },
  60_000,
)
