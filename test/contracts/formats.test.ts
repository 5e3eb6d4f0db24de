import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readTable, writeTable } from '../../src/io/index.js'
import { typedFormats } from '../../src/io/typed-formats.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

const schema: Schema = {
  name: 'contract',
  columns: [
    { name: 'whole', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'tenths', kind: 'numeric', role: 'feature', precision: 1 },
    { name: 'day', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'tëxt', kind: 'text', role: 'feature' },
  ],
}
const table = Table.of([
  numberColumn('whole', [34, null, -2]),
  numberColumn('tenths', [0.1, 37.6, null]),
  numberColumn('day', [Date.UTC(2024, 1, 29), null, Date.UTC(1950, 0, 1)]),
  levelColumn('tëxt', ['007', '', 'ÿ ,;\n"']),
])
const expected = [
  [34, null, -2],
  [0.1, 37.6, null],
  ['2024-02-29', null, '1950-01-01'],
  ['007', null, 'ÿ ,;\n"'],
]

describe.each(typedFormats.map((format) => ({ name: format.name, format })))('$name', ({ name, format }) => {
  const path = (of: string) => join(folder, `${of}.${format.extensions[0]}`)
  const canWrite = 'write' in format

  test.runIf(canWrite)('numbers, dates, unicode, missing and empty cells come back', async () => {
    await writeTable(table, path('all'), { schema })
    const back = await readTable(path('all'))
    expect(back.columns.map((column) => [0, 1, 2].map((row) => cellAt(column, row)))).toEqual(expected)
  })

  test.runIf(canWrite)('one row comes back, no row is refused', async () => {
    await writeTable(table.take([0]), path('one'), { schema })
    expect((await readTable(path('one'))).rowCount).toBe(1)
    await writeTable(table.take([]), path('none'), { schema })
    await expect(readTable(path('none'))).rejects.toMatchObject({ code: 'bad-data', issues: [{ file: path('none') }] })
  })

  test.runIf(canWrite)('a column is left out on request', async () => {
    await writeTable(table, path('ignored'), { schema })
    const back = await readTable(path('ignored'), { ignore: ['day'] })
    expect(back.columnNames).toEqual(['whole', 'tenths', 'tëxt'])
  })

  test('a file of anything else is one problem, with its name and nothing of its content', async () => {
    writeFileSync(path('damaged'), 'secret,cells\n1,2\n')
    const failure = await readTable(path('damaged')).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'bad-data', issues: [{ file: path('damaged') }] })
    expect(JSON.stringify(failure)).not.toContain('secret')
  })

  test('standard input is refused', async () => {
    await expect(readTable('-', { format: name })).rejects.toMatchObject({ code: 'unsupported' })
  })
})
