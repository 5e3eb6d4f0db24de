import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readTable, writeTable } from '../../src/io/index.js'
import {
  applySchema,
  cellAt,
  concatTables,
  levelColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'io-'))
afterAll(() => rmSync(folder, { recursive: true }))

const schema: Schema = {
  name: 'every kind',
  columns: [
    { name: 'age', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'dose "mg"', kind: 'numeric', role: 'feature', precision: 2 },
    { name: 'born', kind: 'datetime', role: 'quasi-identifier', format: 'date' },
    { name: 'seen', kind: 'datetime', role: 'feature', format: 'datetime' },
    { name: 'arrived', kind: 'datetime', role: 'feature', format: 'HHhmm' },
    { name: 'smoker', kind: 'boolean', role: 'feature' },
    { name: "patient's note", kind: 'text', role: 'feature' },
    { name: 'id', kind: 'identifier', role: 'direct-identifier' },
  ],
}
const table = Table.of([
  numberColumn('age', [34, null, 71]),
  numberColumn('dose "mg"', [0.25, -1.5, null]),
  numberColumn('born', [Date.UTC(1950, 1, 28), null, Date.UTC(2024, 1, 29)]),
  numberColumn('seen', [Date.UTC(2024, 0, 1, 13, 5, 9), 0, null]),
  numberColumn('arrived', [(23 * 60 + 59) * 60_000, 0, null]),
  levelColumn('smoker', ['true', 'false', null]),
  levelColumn("patient's note", ['a,"b"\nc', null, 'ÿ | ;']),
  levelColumn('id', ['00012345678901234567890', '007', null]),
])

function cells(from: Table): unknown[][] {
  return from.columns.map((column) => Array.from({ length: from.rowCount }, (_, row) => cellAt(column, row)))
}

describe.each(['csv', 'csv.gz', 'tsv', 'json', 'json.gz', 'jsonl', 'ndjson', 'parquet', 'arrow', 'feather', 'xlsx'])(
  '%s',
  (extension) => {
    test('every kind survives', async () => {
      const path = join(folder, `all [1] kinds*.${extension}`)
      await writeTable(table, path, { schema })
      expect(cells(applySchema(await readTable(path), schema, { file: path }))).toEqual(cells(table))
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
    })

    test('batches whose levels differ become one table', async () => {
      const path = join(folder, `batches.${extension}`)
      const batches = [table.take([0, 1]), table.take([2]), table.take([2, 0])]
      await writeTable(
        (async function* () {
          yield* batches
        })(),
        path,
        { schema },
      )
      expect(cells(applySchema(await readTable(path), schema))).toEqual(cells(concatTables(batches)))
    })

    test('a failure while rows come leaves no file', async () => {
      const path = join(folder, `failed.${extension}`)
      const failing = (async function* () {
        yield table
        throw new Error('stop')
      })()
      await expect(writeTable(failing, path, { schema })).rejects.toThrow('stop')
      expect(readdirSync(folder).filter((name) => name.includes('failed'))).toEqual([])
    })

    test('a stopped signal stops the writing', async () => {
      const path = join(folder, `stopped.${extension}`)
      await expect(writeTable(table, path, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' })
    })
  },
)

test('an unknown extension and a folder are refused', async () => {
  await expect(writeTable(table, join(folder, 'x.xyz'))).rejects.toMatchObject({ code: 'unsupported' })
  await expect(readTable(join(folder, 'absent.csv'))).rejects.toMatchObject({ code: 'not-found' })
})
