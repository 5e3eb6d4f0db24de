import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTable, writeTable } from '../src/io/index.js'
import { milliseconds } from './tables/coded-sample.js'
import { simulatedSchema, simulatedTable } from './tables/simulated-table.js'

/** Writing and reading 1,000,000 × 20 in each format. */
const folder = mkdtempSync(join(tmpdir(), 'bench-io-'))
const table = simulatedTable(1_000_000)
for (const extension of ['csv', 'parquet', 'arrow']) {
  const path = join(folder, `table.${extension}`)
  const write = await milliseconds(() => writeTable(table, path, { schema: simulatedSchema }), 1)
  const read = await milliseconds(() => readTable(path), 1)
  console.log(`${extension} 1M x 20: write ${write} ms, read ${read} ms, ${(statSync(path).size / 1e6).toFixed(0)} MB`)
}
rmSync(folder, { recursive: true })
