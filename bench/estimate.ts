import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeTable } from '../src/index.js'
import { benchTable } from './leaderboard/bench-tables.js'
import { simulatedTable } from './tables/simulated-table.js'

/**
 * Seconds of each stage and peak memory of whole runs, each in a process of its own from the built files (threads start
 * only from them): what `src/pipeline/preflight/estimate.ts` was calibrated on. Build first.
 */
const built = resolve(import.meta.dirname, '../dist/src/index.js')

if (process.argv[2] === 'child') await measure(JSON.parse(process.argv[3] ?? '{}'))
else {
  if (!existsSync(built)) throw new Error('build first: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'mirrorward-estimate-'))
  const simulated = (rows: number) => ({ name: `simulated ${rows}`, input: join(folder, `${rows}.parquet`) })
  const shipped = ['pbc', 'pima', 'rotterdam', 'nafld1'].map((name) => {
    const { data, schema } = benchTable(name)!
    return { name, input: data, schema }
  })
  const [medium, large] = [simulated(100_000), simulated(1_000_000)]
  await writeTable(simulatedTable(100_000), medium.input)
  await writeTable(simulatedTable(1_000_000), large.input)
  const plain = { evaluate: false }
  const cases = [
    ...shipped.flatMap((table) => [
      ...['bayes-net', 'sequential-trees', 'hidden-tree', 'vae', 'auto'].map((model) => ({
        ...table,
        model,
        ...plain,
      })),
      { ...table, model: 'marginals', depth: 'quick' },
      { ...table, model: 'marginals', depth: 'standard' },
    ]),
    ...['bayes-net', 'sequential-trees', 'auto'].map((model) => ({ ...medium, model, ...plain })),
    { ...medium, model: 'marginals', depth: 'quick' },
    { ...medium, model: 'marginals', depth: 'standard' },
    { ...large, model: 'bayes-net', ...plain },
    { ...large, model: 'marginals', depth: 'quick' },
  ]
  for (const job of cases)
    execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, 'child', JSON.stringify(job)], {
      stdio: 'inherit',
    })
  rmSync(folder, { recursive: true })
}

async function measure({ name, ...job }: { readonly name: string; readonly input: string }): Promise<void> {
  const { run } = (await import(pathToFileURL(built).href)) as typeof import('../src/index.js')
  const out = mkdtempSync(join(tmpdir(), 'mirrorward-estimate-run-'))
  const seconds: Record<string, number> = {}
  let previous = performance.now()
  const release = await run(
    { ...job, out },
    {
      onProgress: ({ stage, share }) => {
        if (share < 1) return
        const now = performance.now()
        seconds[stage] = (seconds[stage] ?? 0) + (now - previous) / 1000
        previous = now
      },
    },
  )
  rmSync(out, { recursive: true })
  const columns = release.schema.columns.length
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  const { input: _input, ...settings } = { name, ...job, rows: release.synthetic.rowCount, columns }
  process.stdout.write(`${JSON.stringify({ ...settings, schema: undefined, seconds, megabytes })}\n`)
}
