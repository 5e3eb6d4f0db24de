import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { readTable, writeTable } from '../../src/io/index.js'
import { levelColumn, numberColumn, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'parquet-disk-'))
afterAll(() => rmSync(folder, { recursive: true }))

const full = vi.hoisted(() => ({ isFull: false }))
vi.mock('../../src/io/engine.js', async (original) => {
  const module = await original<typeof import('../../src/io/engine.js')>()
  return {
    ...module,
    async openEngine(options: object) {
      const engine = await module.openEngine(options)
      const run: typeof engine.run = async (sql, values) => {
        if (full.isFull && sql.startsWith('COPY'))
          throw new Error('Could not write file "secret-cell": No space left on device')
        return engine.run(sql, values)
      }
      return { ...engine, run }
    },
  }
})

const rows = Array.from({ length: 5000 }, (_, row) => row)
const table = Table.of([
  numberColumn('value', rows),
  levelColumn(
    'number',
    rows.map((row) => (row % 7 === 0 ? null : `R-${row}`)),
  ),
  levelColumn(
    'ward',
    rows.map((row) => `w${row % 3}`),
  ),
])

test('a full disk is one line without a cell, and leaves nothing behind', async () => {
  full.isFull = true
  const path = join(folder, 'full.parquet')
  await expect(writeTable(table, path)).rejects.toMatchObject({
    code: 'unsupported',
    message: 'cannot write a Parquet file: no space is left on the disk',
  })
  expect(existsSync(path)).toBe(false)
  expect(readdirSync(folder)).toEqual([])
  full.isFull = false
})

test('texts that are nearly all different come back as they were, beside levels', async () => {
  const path = join(folder, 'texts.parquet')
  await writeTable(batches(), path)
  const back = await readTable(path)
  for (const name of ['number', 'ward']) {
    const [cells, read] = [table.column(name), back.column(name)]
    if (cells.type !== 'level' || read.type !== 'level') throw new Error('levels')
    expect(Array.from(read.codes, (code) => read.levels[code])).toEqual(
      Array.from(cells.codes, (code) => cells.levels[code]),
    )
  }

  async function* batches() {
    yield table.slice(0, 2000)
    yield table.slice(2000, 2100)
    yield table.slice(2100)
  }
})
