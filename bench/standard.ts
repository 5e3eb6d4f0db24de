import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Schema, Table } from '../src/index.js'
import { simulatedNetwork } from './tables/simulated-network.js'

/**
 * Evaluation at depth standard of 20,000 synthetic rows against 20,000 training rows of 20 columns, drawn by bayes-net: pbc
 * drawn large from its network, as clinical tables are, and a made-up network of half numbers, nearly independent, where
 * nearest rows are hard to find. Threads start from the built files only: run `npm run build` first.
 */
const built = (file: string) => pathToFileURL(resolve(import.meta.dirname, '../dist', file)).href
if (!existsSync(new URL(built('src/index.js')))) throw new Error('threads need the built files: npm run build')
const {
  collectTable,
  createRng,
  evaluateTables,
  fitModel,
  loadDataset,
  sampleModel,
}: typeof import('../src/index.js') = await import(built('src/index.js'))

const rowCount = 20_000
const aside = Math.round(rowCount / 3)

const pbc = await loadDataset('pbc')
const network = simulatedNetwork(20)
const columns = network.schema.columns.map((column, index) =>
  index === 1 ? ({ ...column, role: 'outcome' } as const) : column,
)
const all = rowCount + 2 * aside
await measure('pbc drawn large', pbc.schema, await redrawn(pbc.table, pbc.schema, { rowCount: all, seed: 'draw' }))
await measure('simulated network', { ...network.schema, columns }, network.draw(all, createRng('draw')))

async function measure(name: string, schema: Schema, table: Table): Promise<void> {
  const train = table.slice(0, rowCount)
  const synthetic = await redrawn(train, schema, { rowCount, seed: 'synthetic' })
  const used = process.cpuUsage()
  const started = performance.now()
  await evaluateTables(synthetic, {
    ...{ schema, train, title: name, split: 'in order', rng: createRng(1) },
    holdout: table.slice(rowCount, rowCount + aside),
    reference: table.slice(rowCount + aside),
  })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(used)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `standard depth, ${name}, ${rowCount} x ${schema.columns.length}, ${availableParallelism()} threads: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(0)} s of processor time, at most ${megabytes} MB so far`,
  )
}

/** Rows of a bayes-net fitted to a table. */
async function redrawn(
  table: Table,
  schema: Schema,
  { rowCount, seed }: { readonly rowCount: number; readonly seed: string },
): Promise<Table> {
  const fitted = await fitModel(table, { schema, model: 'bayes-net', rng: createRng(seed).fork('fit') })
  return collectTable(sampleModel(fitted, rowCount, { rng: createRng(seed).fork('sample') }))
}
