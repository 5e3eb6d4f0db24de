import { loadDataset } from '../datasets/index.js'
import { blankCells } from '../src/encode/index.js'
import { createRng, type Rng } from '../src/math/index.js'
import { fitModel, imputeTable, splitByPatient } from '../src/pipeline/index.js'
import { type Column, cellAt, isMissing, isModelled, Table } from '../src/table/index.js'

/**
 * How well missing cells are filled: a fifth of the cells of rows never seen are taken out, and what is drawn is compared
 * with what was there. Levels that are right, and the root mean squared error of numbers in standard deviations.
 */
const tables = (process.env.IMPUTE_TABLES ?? 'pbc,rotterdam,flchain').split(',')
const blankShare = 0.2

for (const name of tables) {
  const { table, schema } = await loadDataset(name)
  const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
  const { train, holdout } = splitByPatient(table, schema, { shares, rng: createRng(1).fork('split') })
  const rng = createRng('mask')
  const names = schema.columns.filter(isModelled).map((column) => column.name)
  const masked = Table.of(
    holdout.columns.map((column) =>
      names.includes(column.name) ? blankCells(column, () => rng.uniform() < blankShare) : column,
    ),
    holdout.rowCount,
  )
  const report = (filler: string, filled: Table, started: number) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${name} | ${filler} | ${scores(holdout, masked, filled, names)} | ${seconds} s`)
  }
  report('any training row', fromAnyRow(masked, train, createRng('any')), performance.now())
  for (const model of ['hidden-tree', 'sequential-trees', 'vae']) {
    const fitted = await fitModel(train, { schema, model, rng: createRng(1) })
    const started = performance.now()
    const { table: filled } = await imputeTable(masked, { fitted, rng: createRng(1) })
    report(model, filled, started)
  }
}

/** Every cell from a row of its own. */
function fromAnyRow(masked: Table, train: Table, rng: Rng): Table {
  const { rowCount } = masked
  const rows = (column: Column) => {
    const present = [...Array(train.rowCount).keys()].filter((row) => !isMissing(column, row))
    return Array.from({ length: rowCount }, () => present[rng.below(present.length)]!)
  }
  return Table.of(
    train.columns.map((column) => Table.of([column]).take(rows(column)).columns[0]!),
    rowCount,
  )
}

function scores(real: Table, masked: Table, filled: Table, names: readonly string[]): string {
  const [levels, numbers] = [
    { count: 0, sum: 0 },
    { count: 0, sum: 0 },
  ]
  for (const name of names) {
    const column = real.column(name)
    const variance = column.type === 'number' ? varianceOf(column) : 1
    for (let row = 0; row < real.rowCount; row++) {
      const [truth, guess] = [cellAt(column, row), cellAt(filled.column(name), row)]
      if (truth === null || guess === null || !isMissing(masked.column(name), row)) continue
      const into = column.type === 'number' ? numbers : levels
      into.count++
      into.sum +=
        column.type === 'number' ? ((guess as number) - (truth as number)) ** 2 / variance : Number(guess === truth)
    }
  }
  const error = Math.sqrt(numbers.sum / numbers.count)
  return `levels right ${(levels.sum / levels.count).toFixed(3)} | error of numbers ${error.toFixed(2)}`
}

function varianceOf(column: Column): number {
  const values = [...Array(column.type === 'number' ? column.values.length : 0).keys()]
    .filter((row) => !isMissing(column, row))
    .map((row) => cellAt(column, row) as number)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}
