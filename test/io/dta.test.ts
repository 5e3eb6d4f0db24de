import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { stataDateText } from '../../src/io/dta/stata-dates.js'
import { readTable, writeTable } from '../../src/io/index.js'
import { cellAt, numberColumn, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'dta-'))
afterAll(() => rmSync(folder, { recursive: true }))
const golden = join(import.meta.dirname, '../golden/dta')

describe.each(['117-little', '117-big', '118-little', '118-big', '119-little', '119-big'])('format %s', (name) => {
  test.each([
    ['a_byte', 100, -127],
    ['a_int', 32_740, -5],
    ['a_long', 2_147_483_620, -7],
    ['a_float', 37.6, -0.5],
    ['a_double', 0.1, 1e300],
    ['text', 'é', 'short'],
    ['longtext', 'x'.repeat(3000), 'été'],
    ['stage', 'II', 'I'],
    ['day', '2024-02-29', '1959-12-31'],
    ['moment', '2024-02-29T13:05:09', '1959-12-31T00:00:00'],
    ['month', '2024-02-01', '1959-12-01'],
  ])('%s', async (column, first, third) => {
    const found = (await readTable(join(golden, `${name}.dta`))).column(column)
    expect([0, 1, 2].map((row) => cellAt(found, row))).toEqual([first, null, third])
  })

  test('labels keep the order of their numbers', async () => {
    const stage = (await readTable(join(golden, `${name}.dta`))).column('stage')
    expect(stage).toMatchObject({ levels: ['I', 'II', 'III'] })
  })
})

test('labels are levels where they name every number; else the numbers are data', async () => {
  const table = await readTable(join(golden, 'labels.dta'))
  expect([0, 1, 2].map((row) => cellAt(table.column('sex'), row))).toEqual(['female', 'male', 'female'])
  expect([0, 1, 2].map((row) => cellAt(table.column('age'), row))).toEqual([34, 99, 71])
})

test.each([
  ['%tw', 0, '1960-01-01'],
  ['%tw', 53, '1961-01-08'],
  ['%tw', -1, '1959-12-24'],
  ['%tq', 257, '2024-04-01'],
  ['%th', 129, '2024-07-01'],
  ['%tdDD/NN/CCYY', 1, '1960-01-02'],
  ['%d', 1, '1960-01-02'],
  ['%tc', 1500, '1960-01-01T00:00:01.500'],
])('%s %d is %s', (format, value, text) => {
  expect(stataDateText(format)?.(value)).toBe(text)
})

test.each(['%9.0g', '%ty', '%-10s', '%8.2f'])('%s is no date', (format) => {
  expect(stataDateText(format)).toBeUndefined()
})

test('an older format is named', async () => {
  await expect(readTable(join(golden, '114.dta'))).rejects.toMatchObject({
    code: 'bad-data',
    issues: [{ message: 'Stata format 114 (known: 117 to 119; save it with Stata 13 or later)' }],
  })
})

test.each([10, 60, 300, 5000, 9000])('a file cut off after %d bytes is damaged', async (length) => {
  const path = join(folder, `${length}.dta`)
  writeFileSync(path, readFileSync(join(golden, '118-little.dta')).subarray(0, length))
  await expect(readTable(path)).rejects.toMatchObject({ code: 'bad-data', issues: [{ file: path }] })
})

test('columns are left out on request, and files are not written', async () => {
  const table = await readTable(join(golden, 'labels.dta'), { ignore: ['age'] })
  expect(table.columnNames).toEqual(['sex'])
  await expect(writeTable(Table.of([numberColumn('x', [1])]), join(folder, 'x.dta'))).rejects.toMatchObject({
    code: 'unsupported',
  })
})
