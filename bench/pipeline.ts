import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRng, type LevelColumn, type NumberColumn, run, Table, writeTable } from '../src/index.js'

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
  await writeTable(simulatedTable(), input)
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

function simulatedTable(): Table {
  const rng = createRng('bench')
  const levels = Array.from({ length: 12 }, (_, level) => `level ${level}`)
  const numbers = Array.from({ length: 10 }, (_, index): NumberColumn => {
    const stream = rng.fork(`number ${index}`)
    const values = Float64Array.from({ length: rowCount }, () => Math.round(stream.normal() * 1000) / 10)
    return { type: 'number', name: `number ${index}`, values, valid: null }
  })
  const texts = numbers.map((number, index): LevelColumn => {
    const stream = rng.fork(`text ${index}`)
    const codes = Int32Array.from(number.values, (value) =>
      stream.uniform() < 0.2 ? stream.below(12) : Math.max(0, Math.min(11, Math.floor(value / 40 + 6))),
    )
    return { type: 'level', name: `text ${index}`, levels, codes }
  })
  return Table.of([...numbers, ...texts])
}
