import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { loadDataset } from '../datasets/index.js'
import { createRng } from '../src/math/index.js'
import { fitModel, imputeTable } from '../src/pipeline/index.js'
import { isMissing, type NumberColumn, type Table } from '../src/table/index.js'

/**
 * Whether filled cells keep the association that they are filled by: correlation of insulin (half of it missing) with glucose on
 * pima, among the rows where it was observed and among those where it was filled, beside scikit-learn's IterativeImputer with
 * draws from its predictive distribution where python has scikit-learn (`MIRRORWARD_PEERS_PYTHON`).
 */
const [filledName, otherName] = ['insulin', 'glucose']
const { table, schema } = await loadDataset('pima')
const missing = table.column(filledName)
const rowsWhere = (isFilled: boolean) =>
  [...Array(table.rowCount).keys()].filter(
    (row) => isMissing(missing, row) === isFilled && !isMissing(table.column(otherName), row),
  )
const among = (filled: Table, isFilled: boolean) => {
  const rows = rowsWhere(isFilled)
  const numbers = (name: string) => rows.map((row) => (filled.column(name) as NumberColumn).values[row]!)
  return correlation(numbers(filledName), numbers(otherName)).toFixed(2)
}

console.log(`pima, insulin with glucose: observed ${among(table, false)}`)
for (const model of ['sequential-trees', 'hidden-tree', 'vae']) {
  const found: string[] = []
  for (let seed = 1; seed <= 5; seed++) {
    const fitted = await fitModel(table, { schema, model, rng: createRng(seed) })
    const { table: filled } = await imputeTable(table, { fitted, rng: createRng(seed) })
    found.push(among(filled, true))
  }
  console.log(`  ${model}: ${found.join(', ')}`)
}
const peers = [1, 2, 3, 4, 5].map((seed) => byIterativeImputer(seed))
console.log(`  IterativeImputer: ${peers.map((each) => each ?? 'python without scikit-learn').join(', ')}`)

/** The same of IterativeImputer, on all number columns. */
function byIterativeImputer(seed: number): string | null {
  const columns = table.columns.filter((column) => column.type === 'number')
  const lines = [...Array(table.rowCount).keys()].map((row) =>
    columns.map((column) => (isMissing(column, row) ? '' : String(column.values[row]!))).join(','),
  )
  const input = `${[columns.map(({ name }) => name).join(','), ...lines].join('\n')}\n`
  const python = process.env.MIRRORWARD_PEERS_PYTHON ?? 'python3'
  const ran = spawnSync(python, [join(import.meta.dirname, 'peers/impute.py'), String(seed)], {
    input,
    encoding: 'utf8',
  })
  if (ran.status !== 0) return null
  const cells = ran.stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
  const place = (name: string) => columns.findIndex((column) => column.name === name)
  const rows = rowsWhere(true)
  const numbers = (name: string) => rows.map((row) => cells[row]![place(name)]!)
  return correlation(numbers(filledName), numbers(otherName)).toFixed(2)
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ofA, ofB] = [mean(a), mean(b)]
  const product = (x: readonly number[], y: readonly number[], ofX: number, ofY: number) =>
    x.reduce((sum, value, at) => sum + (value - ofX) * (y[at]! - ofY), 0)
  return product(a, b, ofA, ofB) / Math.sqrt(product(a, a, ofA, ofA) * product(b, b, ofB, ofB))
}
