import { type EvaluationContext, metrics } from '../evaluators/index.js'
import {
  collectTable,
  concatTables,
  createRng,
  fitModel,
  loadDataset,
  type Schema,
  sampleModel,
  splitByPatient,
  type Table,
} from '../src/index.js'

/**
 * `npm run bench learn-from`: what a release gains and costs when its model learns from everybody (`learnFrom: all`) and not
 * from 60 % of the people. Three tenths of the people of a table stay outside of everything; of the others, the pool, the twin
 * learns from 60 % and the published model from all. Each table drawn has as many rows as the pool. Membership: can the people
 * learnt from be told from those outside (area of eight attacks together, .5 is blind)? Fidelity and use: against the people
 * outside. The model is the one that `auto` chooses on the twin's rows. `MIRRORWARD_TABLES=pima,pbc` and
 * `MIRRORWARD_SEEDS=1,2` ask for less.
 */
const tables = (process.env.MIRRORWARD_TABLES ?? 'pima,pbc,pbcseq,colon,rotterdam,flchain').split(',')
const seeds = (process.env.MIRRORWARD_SEEDS ?? '1,2,3').split(',')
const mostRows = 4000
const measured = ['privacy.membership-ensemble', 'fidelity.c2st', 'fidelity.pair-trends', 'utility.tstr'] as const

type Numbers = readonly (number | null)[]

console.log(`table, seed, model, learnt from, rows learnt from, ${measured.join(', ')}`)
const all: { readonly side: 'twin' | 'all'; readonly numbers: Numbers }[] = []
for (const name of tables) for (const seed of seeds) await trial(name, seed)
for (const side of ['twin', 'all'] as const) {
  const rows = all.filter((each) => each.side === side).map(({ numbers }) => numbers)
  console.log(
    `median of all, ${side}: ${measured.map((_, at) => shown(median(rows.map((row) => row[at] ?? null)))).join(', ')}`,
  )
}
const pairs = measured.map((_, at) => {
  const of = (side: 'twin' | 'all') =>
    all.filter((each) => each.side === side).map(({ numbers }) => numbers[at] ?? null)
  const [twin, everybody] = [of('twin'), of('all')]
  return median(twin.map((value, index) => difference(everybody[index] ?? null, value)))
})
console.log(`median of the differences, all − twin: ${pairs.map(shown).join(', ')}`)

async function trial(name: string, seed: string): Promise<void> {
  const { table, schema } = await loadDataset(name)
  const rng = createRng(`${name}:${seed}`)
  const some = table.rowCount > mostRows ? table.slice(0, mostRows) : table
  const outer = splitByPatient(some, schema, {
    shares: { train: 0.7, holdout: 0.15, reference: 0.15 },
    rng: rng.fork('outside'),
  })
  const pool = outer.train
  const inner = splitByPatient(pool, schema, {
    shares: { train: 0.6, holdout: 0.2, reference: 0.2 },
    rng: rng.fork('pool'),
  })
  const twin = await fitModel(inner.train, { schema, model: 'auto', rng: rng.fork('fit') })
  const { model } = twin.card()
  const everybody = await fitModel(pool, { schema, model, rng: rng.fork('fit-all') })
  for (const [side, fitted, members] of [
    ['twin', twin, inner.train],
    ['all', everybody, pool],
  ] as const) {
    const synthetic = await collectTable(sampleModel(fitted, pool.rowCount, { rng: rng.fork('sample') }))
    const numbers = await measure({ schema, members, outside: outer, synthetic, seed })
    all.push({ side, numbers })
    console.log([name, seed, model, side, members.rowCount, ...numbers.map(shown)].join(', '))
  }
}

interface Measured {
  readonly schema: Schema
  readonly members: Table
  readonly outside: { readonly holdout: Table; readonly reference: Table }
  readonly synthetic: Table
  readonly seed: string
}

/** Membership against the people learnt from; everything else as if the people outside were the real table. */
async function measure({ schema, members, outside, synthetic, seed }: Measured): Promise<Numbers> {
  const { holdout, reference } = outside
  const strangers = concatTables([holdout, reference])
  const attack = { schema, train: members, holdout, reference, synthetic }
  const asReal = { schema, train: strangers, holdout, reference, synthetic }
  const use = { schema, train: members, holdout: strangers, reference, synthetic }
  const numbers: (number | null)[] = []
  for (const [at, context] of [attack, asReal, asReal, use].entries())
    numbers.push(await numberOf(measured[at] ?? '', { ...context, rng: createRng(`measure:${seed}`) }))
  return numbers
}

async function numberOf(id: string, context: EvaluationContext): Promise<number | null> {
  const metric = metrics.find((each) => each.id === id)
  const result = await metric?.compute(context)
  return result?.status === 'ok' ? result.value : null
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const middle = known.length / 2
  if (known.length === 0) return null
  return known.length % 2 === 1
    ? (known[Math.floor(middle)] ?? null)
    : ((known[middle - 1] ?? 0) + (known[middle] ?? 0)) / 2
}

function shown(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}
