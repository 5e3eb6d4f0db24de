import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArguments } from './arguments.js'
import { benchTable, benchTables, scaleTable, tableHash } from './bench-tables.js'
import { generatorHash, ownModels, type Trial, unseenId } from './generators.js'
import { leaderboardPage } from './page.js'
import { peerIds } from './peers.js'
import { boards } from './rows.js'
import { runTrial } from './run-trial.js'
import { sourceHash } from './source-hash.js'
import { type Entry, Store } from './store.js'
import { type Summary, summarise } from './summary.js'
import { judge } from './targets.js'

/**
 * `npm run bench:leaderboard`: every model on every table over seeds, what is missing of it. Results are lines of
 * bench/results/leaderboard.jsonl; docs/leaderboard.md and leaderboard.json show medians of all of them. See that page
 * for the flags.
 */
const wanted = parseArguments(process.argv.slice(2))
const { timeoutSeconds, options } = wanted
const peer = { python: wanted.python, epochs: wanted.epochs, limitSeconds: wanted.limitSeconds }
const root = join(import.meta.dirname, '../..')
const folder = join(root, 'bench/results/synthetic')
const store = new Store(join(root, 'bench/results/leaderboard.jsonl'))
const own = await ownModels()
const evaluator = sourceHash(['bench/leaderboard/measure-child.ts'])
const scaleHash = sourceHash(['bench/tables/simulated-network.ts'])
const tableHashes = new Map<string, string>()

const datasets = (wanted.datasets ?? [...benchTables, scaleTable]).filter(isPresent)
const ids = wanted.models ?? [unseenId, ...own, ...(wanted.withPeers ? peerIds : [])]
for (const dataset of datasets)
  for (const model of dataset === scaleTable ? ids.filter((id) => own.includes(id)) : ids)
    for (let seed = 1; seed <= wanted.seeds; seed++) await bring({ dataset, model, seed, options })
await store.compact()

const rows = await summaries()
const shown = rows.filter(({ dataset, model }) => datasets.includes(dataset) && ids.includes(model))
process.stdout.write(`${boards(shown)}\n`)
if (wanted.out !== undefined || Object.keys(options).length === 0) {
  await writeFile(wanted.out ?? join(root, 'docs/leaderboard.md'), leaderboardPage(rows, own))
  const judged = rows.map((row) => ({ ...row, targets: judge(row) }))
  const json = wanted.out === undefined ? join(root, 'bench/results/leaderboard.json') : `${wanted.out}.json`
  await writeFile(json, `${JSON.stringify(judged, null, 1)}\n`)
}

/** Runs a trial unless the store has it by the same code. */
async function bring(trial: Trial): Promise<void> {
  const previous = wanted.isFresh ? undefined : store.find(trial)
  if (previous !== undefined && (await isCurrent(previous))) return
  const hashes = { generator: await hashOf(trial), evaluator }
  const label = `${trial.dataset} ${trial.model} seed ${trial.seed}`
  const started = performance.now()
  try {
    await store.add(await runTrial(trial, { hashes, previous, folder, peer, timeoutSeconds }))
    process.stderr.write(`${label}: ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
  } catch (error) {
    process.stderr.write(`${label}: ${error instanceof Error ? error.message : 'failed'}\n`)
  }
}

/** All rows of the store under the options asked for, tables and models in the order of the page. */
async function summaries(): Promise<Summary[]> {
  const known = store.entries.filter((entry) => JSON.stringify(entry.options) === JSON.stringify(options))
  const current = new Set<Entry>()
  for (const entry of known) if (await isCurrent(entry)) current.add(entry)
  const order = [unseenId, ...own]
  const models = [...order, ...[...new Set(known.map(({ model }) => model))].filter((id) => !order.includes(id)).sort()]
  return [...benchTables, scaleTable].flatMap((dataset) =>
    models.flatMap((model) => {
      const [first, ...rest] = known.filter((entry) => entry.dataset === dataset && entry.model === model)
      return first === undefined ? [] : [summarise([first, ...rest], (entry) => current.has(entry))]
    }),
  )
}

/** False once the code, the table or the flags that a row comes from have changed. */
async function isCurrent(entry: Entry): Promise<boolean> {
  const isMeasured = entry.dataset === scaleTable || entry.evaluator === evaluator
  return isMeasured && (await hashOf(entry)) === entry.generator
}

async function hashOf(trial: Trial): Promise<string> {
  if (trial.dataset === scaleTable) return generatorHash(trial, { table: scaleHash, peer })
  const files = benchTable(trial.dataset)
  if (files === null) return ''
  const table = tableHashes.get(trial.dataset) ?? (await tableHash(files))
  tableHashes.set(trial.dataset, table)
  return generatorHash(trial, { table, peer })
}

function isPresent(dataset: string): boolean {
  if (dataset === scaleTable || benchTable(dataset) !== null) return true
  process.stderr.write(`${dataset}: not on this machine, left out\n`)
  return false
}
