import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluatePeople, linkedMetrics, type MetricResult } from '../evaluators/index.js'
import { createRng } from '../src/math/index.js'
import { draw, linkedGenerators } from './linked/generators.js'
import { type LinkedRow, linkedPage, shownMetrics } from './linked/page.js'
import { linkedBenches, sidesOf } from './linked/tables.js'

/**
 * Generators of linked tables on two pairs of tables, beside their controls. MIRRORWARD_SEEDS (1,2,3), MIRRORWARD_LINKED (names of
 * tables), MIRRORWARD_GENERATORS and MIRRORWARD_PEERS_PYTHON (the Python of peers; without it ours alone) choose a part; what was
 * measured before stays in bench/results/linked.jsonl. Writes docs/linked-leaderboard.md.
 */
const results = join(import.meta.dirname, 'results/linked.jsonl')
const python = process.env.MIRRORWARD_PEERS_PYTHON
const listed = (name: string, all: readonly string[]) => process.env[name]?.split(',') ?? all
const seeds = listed('MIRRORWARD_SEEDS', ['1', '2', '3']).map(Number)
const wanted = listed(
  'MIRRORWARD_GENERATORS',
  linkedGenerators.filter((name) => python !== undefined || !name.startsWith('peer:')),
)
const ids = new Set<string>(shownMetrics.map(([id]) => id))
const metrics = linkedMetrics.filter(({ id }) => ids.has(id))

for (const tables of listed(
  'MIRRORWARD_LINKED',
  linkedBenches.slice(0, 2).map(({ name }) => name),
))
  for (const seed of seeds) {
    const sides = await sidesOf(tables, seed)
    for (const generator of wanted) {
      const { synthetic, seconds } = await draw(generator, sides.train, { seed, ...(python && { python }) })
      const { schema } = sides.train
      const records = await evaluatePeople({ schema, ...sides, synthetic, rng: createRng(seed).fork('judge'), metrics })
      const of = (result: (record: (typeof records)[number]) => MetricResult | undefined) =>
        Object.fromEntries(records.map((record) => [record.id, numberOf(result(record))]))
      keep({ tables, generator, seed, seconds, values: of(({ result }) => result) })
      if (generator !== wanted[0]) continue
      for (const control of ['unseen-real', 'shuffled-histories', 'independent-rows', 'copy-of-train'] as const) {
        const values = of(({ controls }) => controls[control])
        keep({ tables, generator: `control: ${control}`, seed, seconds: 0, values })
      }
    }
  }
writeFileSync(join(import.meta.dirname, '../docs/linked-leaderboard.md'), linkedPage(latest()))

function keep(row: LinkedRow): void {
  appendFileSync(results, `${JSON.stringify(row)}\n`)
  console.log(row.tables, row.generator, row.seed, `${row.seconds.toFixed(1)} s`, JSON.stringify(row.values))
}

/** Of every generator, table and seed the row measured last. */
function latest(): LinkedRow[] {
  const text = existsSync(results) ? readFileSync(results, 'utf8') : ''
  const rows = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as LinkedRow]))
  const order = ['control: unseen-real', ...linkedGenerators]
  const rank = ({ generator }: LinkedRow) => (order.indexOf(generator) + order.length + 1) % (order.length + 1)
  const byKey = new Map(rows.map((row) => [[row.tables, row.generator, row.seed].join(), row]))
  return [...byKey.values()].sort((a, b) => rank(a) - rank(b))
}

function numberOf(result: MetricResult | undefined): number | null {
  return result?.status === 'ok' ? result.value : null
}
