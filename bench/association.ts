import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { loadDataset } from '../datasets/index.js'
import { blankCells } from '../src/encode/index.js'
import { createRng, rankCorrelation } from '../src/math/index.js'
import { fitModel, imputeTable } from '../src/pipeline/index.js'
import { isMissing, isModelled, type NumberColumn, type Schema, Table } from '../src/table/index.js'

/**
 * Whether filled cells keep the association that they are filled by, beside scikit-learn's IterativeImputer with draws from its
 * predictive distribution where python has scikit-learn (`MIRRORWARD_PEERS_PYTHON`). Insulin (half of it missing) with glucose on
 * pima; kappa with lambda on 3,000 rows of flchain, kappa taken out of most of the old and of few of the young, so that the truth
 * is known. Correlation and rank correlation among the rows that were filled; seconds of fitting and filling.
 * `ASSOCIATION_MODELS` and `ASSOCIATION_SEEDS` narrow it.
 */
const models = (process.env.ASSOCIATION_MODELS ?? 'sequential-trees,hidden-tree,vae').split(',')
const seeds = Array.from({ length: Number(process.env.ASSOCIATION_SEEDS ?? 5) }, (_, index) => index + 1)

interface Question {
  readonly title: string
  readonly table: Table
  readonly schema: Schema
  readonly filled: string
  readonly other: string
  /** With nothing taken out, where that is known. */
  readonly truth?: Table
}

for (const question of [await insulin(), await kappa()]) {
  const { title, table, schema, filled, other, truth } = question
  console.log(
    `${title}: observed ${amongRows(question, table, false)}${truth ? `, taken out ${amongRows(question, truth, true)}` : ''}`,
  )
  for (const model of models) {
    const started = performance.now()
    const found: string[] = []
    for (const seed of seeds) {
      const fitted = await fitModel(table, { schema, model, rng: createRng(seed) })
      const { table: complete } = await imputeTable(table, { fitted, rng: createRng(seed) })
      found.push(amongRows(question, complete, true))
    }
    const seconds = (performance.now() - started) / 1000 / seeds.length
    console.log(`  ${model}: ${found.join(', ')}; ${seconds.toFixed(1)} s`)
  }
  const peers = seeds.map((seed) => byIterativeImputer({ table, filled, other }, seed))
  console.log(`  IterativeImputer: ${peers.map((each) => each ?? 'python without scikit-learn').join(', ')}`)
}

async function insulin(): Promise<Question> {
  const { table, schema } = await loadDataset('pima')
  return { title: 'pima, insulin with glucose', table, schema, filled: 'insulin', other: 'glucose' }
}

async function kappa(): Promise<Question> {
  const { table: all, schema: whole } = await loadDataset('flchain')
  const truth = all.take(Array.from({ length: 3_000 }, (_, row) => row))
  const rng = createRng('kappa')
  const ages = (truth.column('age') as NumberColumn).values
  const isBlank = Array.from(ages, (age) => rng.uniform() < (age > 65 ? 0.7 : 0.3))
  const table = Table.of(
    truth.columns.map((column) => (column.name === 'kappa' ? blankCells(column, (row) => isBlank[row]!) : column)),
  )
  // Groups of their sum would tell what was taken out.
  const columns = whole.columns.filter(({ name }) => name !== 'flc.grp')
  const schema: Schema = { ...whole, columns, relations: [] }
  const names = columns.filter(isModelled).map(({ name }) => name)
  const title = 'flchain, kappa with lambda'
  return { title, table: table.select(names), schema, filled: 'kappa', other: 'lambda', truth: truth.select(names) }
}

/** Correlation and rank correlation in `cells`, of the rows whose cell was missing or of those where it was observed. */
function amongRows(
  { table, filled, other }: Pick<Question, 'table' | 'filled' | 'other'>,
  cells: Table,
  isFilled: boolean,
): string {
  const rows = rowsWhere({ table, filled, other }, isFilled)
  const numbers = (name: string) => rows.map((row) => (cells.column(name) as NumberColumn).values[row]!)
  return both(numbers(filled), numbers(other))
}

function rowsWhere(
  { table, filled, other }: Pick<Question, 'table' | 'filled' | 'other'>,
  isFilled: boolean,
): number[] {
  return [...Array(table.rowCount).keys()].filter(
    (row) => isMissing(table.column(filled), row) === isFilled && !isMissing(table.column(other), row),
  )
}

/** The same of IterativeImputer, on all number columns. */
function byIterativeImputer(question: Pick<Question, 'table' | 'filled' | 'other'>, seed: number): string | null {
  const { table, filled, other } = question
  const columns = table.columns.filter((column) => column.type === 'number')
  const lines = [...Array(table.rowCount).keys()].map((row) =>
    columns.map((column) => (isMissing(column, row) ? '' : String(column.values[row]!))).join(','),
  )
  const input = `${[columns.map(({ name }) => name).join(','), ...lines].join('\n')}\n`
  const python = process.env.MIRRORWARD_PEERS_PYTHON ?? 'python3'
  const ran = spawnSync(python, [join(import.meta.dirname, 'peers/impute.py'), String(seed)], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (ran.status !== 0) return null
  const cells = ran.stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
  const place = (name: string) => columns.findIndex((column) => column.name === name)
  const numbers = (name: string) => rowsWhere(question, true).map((row) => cells[row]![place(name)]!)
  return both(numbers(filled), numbers(other))
}

function both(a: readonly number[], b: readonly number[]): string {
  return `${correlation(a, b).toFixed(2)} (ranks ${rankCorrelation(a, b).toFixed(2)})`
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
  const [ofA, ofB] = [mean(a), mean(b)]
  const product = (x: ArrayLike<number>, y: ArrayLike<number>, ofX: number, ofY: number) =>
    Array.from(x).reduce((sum, value, at) => sum + (value - ofX) * (y[at]! - ofY), 0)
  return product(a, b, ofA, ofB) / Math.sqrt(product(a, a, ofA, ofA) * product(b, b, ofB, ofB))
}
