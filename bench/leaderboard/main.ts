import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArguments } from './arguments.js'
import { benchTable, benchTables, scaleTable, tableHash } from './bench-tables.js'
import { generatorHash, ownModels, type Trial, unseenId } from './generators.js'
import { leaderboardPage } from './page.js'
import { isPeer, peerIds } from './peers.js'
import { boards } from './rows.js'
import { runTrial } from './run-trial.js'
import { sourceHash } from './source-hash.js'
import { type Entry, Store } from './store.js'
import { type Summary, summarise } from './summary.js'

/**
 * `npm run bench:leaderboard`: every model on every table over seeds, what is missing of it. Results are lines of
 * bench/results/leaderboard.jsonl; docs/leaderboard.md shows all of them. See that page for the flags.
 */
const wanted = parseArguments(process.argv.slice(2))
const { timeoutSeconds, options } = wanted
const peer = { python: wanted.python, epochs: wanted.epochs, limitSeconds: wanted.limitSeconds }
const root = join(import.meta.dirname, '../..')
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
if (Object.keys(options).length === 0)
  await writeFile(wanted.out ?? join(root, 'docs/leaderboard.md'), leaderboardPage(rows, own))

/** Runs a trial unless the store has it by the same code. */
async function bring(trial: Trial): Promise<void> {
  const hashes = { generator: await hashOf(trial), evaluator }
  const previous = store.find(trial)
  if (!wanted.isFresh && previous?.generator === hashes.generator && previous.evaluator === evaluator) return
  const label = `${trial.dataset} ${trial.model} seed ${trial.seed}`
  const started = performance.now()
  try {
    await store.add(
      await runTrial(trial, { hashes, previous: wanted.isFresh ? undefined : previous, peer, timeoutSeconds }),
    )
    process.stderr.write(`${label}: ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
  } catch (error) {
    process.stderr.write(`${label}: ${error instanceof Error ? error.message : 'failed'}\n`)
  }
}

/** All rows of the store under default options, tables and models in the order of the page. */
async function summaries(): Promise<Summary[]> {
  const known = store.entries.filter((entry) => Object.keys(entry.options).length === Object.keys(options).length)
  const current = new Set<Entry>()
  for (const entry of known)
    if (isPeer(entry.model) || ((await hashOf(entry)) === entry.generator && entry.evaluator === evaluator))
      current.add(entry)
  const order = [unseenId, ...own]
  const models = [...order, ...[...new Set(known.map(({ model }) => model))].filter((id) => !order.includes(id)).sort()]
  return [...benchTables, scaleTable].flatMap((dataset) =>
    models.flatMap((model) => {
      const [first, ...rest] = known.filter((entry) => entry.dataset === dataset && entry.model === model)
      return first === undefined ? [] : [summarise([first, ...rest], (entry) => current.has(entry))]
    }),
  )
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
