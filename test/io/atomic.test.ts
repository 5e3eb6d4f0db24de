import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { writeTable } from '../../src/io/index.js'
import { numberColumn, Table } from '../../src/table/index.js'

test.each(['table.csv', 'table.parquet', 'table.arrow', 'table.jsonl'])(
  'only the owner may read %s and the folder made for it',
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'mirrorward-'))
    try {
      const path = join(folder, 'made', name)
      await writeTable(Table.of([numberColumn('x', [1, 2])]), path)
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect((await stat(dirname(path))).mode & 0o777).toBe(0o700)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
