import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, writeTable } from '../src/index.js'
import { simulatedTable } from './tables/simulated-table.js'

/**
 * From 1,000,000 × 20 real rows in Parquet to as many synthetic rows in Parquet: seconds a stage and peak memory.
 * The table: half numbers, half levels, each column depending on the one before it.
 */
const rowCount = 1_000_000
const folder = mkdtempSync(join(tmpdir(), 'mirrorward-bench-'))
const input = join(folder, 'real.parquet')

if (process.argv[2] === 'child') await measure(process.argv[3] ?? '')
else {
  const { execFileSync } = await import('node:child_process')
  await writeTable(simulatedTable(rowCount), input)
  execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, 'child', input], { stdio: 'inherit' })
  rmSync(folder, { recursive: true })
}

async function measure(path: string): Promise<void> {
  const started = performance.now()
  const marks: string[] = []
  let previous = started
  await run(
    { input: path, out: join(folder, 'release'), format: 'parquet', evaluate: false },
    {
      onProgress: ({ stage, share }) => {
        if (share < 1) return
        const now = performance.now()
        marks.push(`${stage} ${((now - previous) / 1000).toFixed(2)} s`)
        previous = now
      },
    },
  )
  const peak = process.resourceUsage().maxRSS / 1024 / 1024
  process.stdout.write(
    `1M×20 Parquet to Parquet: ${((performance.now() - started) / 1000).toFixed(1)} s (${marks.join(', ')}), peak ${peak.toFixed(2)} GiB\n`,
  )
  rmSync(folder, { recursive: true })
}
