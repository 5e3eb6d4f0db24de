import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLargeFile } from './tables/large-file.js'

/**
 * What a fit of bayes-net on a made-up register of 20 columns costs, streamed into codes and with the table in memory: one line a
 * size. `ROWS=1000000,4000000` says of how many rows, `HOW=streamed` leaves the table in memory out.
 */
const sizes = (process.env.ROWS ?? '500000,1000000').split(',').map(Number)
const ways = (process.env.HOW ?? 'streamed,in memory').split(',')
const folder = mkdtempSync(join(tmpdir(), 'bench-large-'))
try {
  for (const rows of sizes) {
    const path = join(folder, 'register.parquet')
    await writeLargeFile(path, rows)
    for (const how of ways) {
      const child = join(import.meta.dirname, 'large', 'child.ts')
      const line = execFileSync(process.execPath, ['--import', 'tsx', child, path, how], { encoding: 'utf8' })
      console.log(`${how}: ${line.trim()}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
