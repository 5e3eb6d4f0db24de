import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { blankCells } from '../../src/encode/index.js'
import { collectTable, createRng, fitModel, imputeTable, loadModel, splitByPatient } from '../../src/index.js'
import {
  brokenRows,
  type Column,
  cellAt,
  isMissing,
  isModelled,
  levelColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../src/table/index.js'
import { clinic } from '../contracts/model-tables.js'

/** Each cell of modelled columns missing with probability `share`, whatever its value. */
function withBlanks(table: Table, schema: Schema, share: number): Table {
  const modelled = new Set(schema.columns.filter(isModelled).map(({ name }) => name))
  return Table.of(
    table.columns.map((column) => {
      const rng = createRng(`blank:${column.name}`)
      return modelled.has(column.name) ? blankCells(column, () => rng.uniform() < share) : column
    }),
  )
}

const fitTree = (table: Table, schema: Schema) =>
  fitModel(table, { schema, model: 'hidden-tree', rng: createRng('fit'), options: { states: 8, restarts: 1 } })

const cellsOf = (column: Column, rowCount: number) => Array.from({ length: rowCount }, (_, row) => cellAt(column, row))

function changedCells(before: Table, after: Table): number {
  return before.columns.reduce((sum, column) => {
    const other = after.column(column.name)
    return (
      sum + cellsOf(column, before.rowCount).filter((cell, row) => cell !== null && cell !== cellAt(other, row)).length
    )
  }, 0)
}

describe('a table with an identifier, text, dates and cells missing for a reason', () => {
  const { table, schema } = clinic(500)
  const stated: Schema = {
    ...schema,
    relations: [{ type: 'presence', column: 'pregnant', when: 'sex = "F"' }],
  }
  const blanked = withBlanks(table, schema, 0.1)
  const fitted = fitTree(table, stated)
  const impute = async (seed: number) => imputeTable(blanked, { fitted: await fitted, rng: createRng(seed) })

  test('no observed cell, identifier or text changes, and no modelled cell stays missing without a reason', async () => {
    const { table: imputed, columns } = await impute(1)
    expect(imputed.columnNames).toEqual(blanked.columnNames)
    expect(changedCells(blanked, imputed)).toBe(0)
    for (const { name, left } of columns) if (name !== 'pregnant') expect([name, left]).toEqual([name, 0])
    expect(columns.map(({ name }) => name)).toEqual(['age', 'sex', 'stage', 'bilirubin', 'pregnant', 'admitted'])
    const presence = stated.relations?.[0]
    expect(brokenRows(presence as never, imputed, stated).includes(1)).toBe(false)
    const men = cellsOf(imputed.column('sex'), 500).filter((sex) => sex === 'M').length
    expect(columns.find(({ name }) => name === 'pregnant')?.left).toBe(men)
  })

  test('the seed decides the cells, and a saved model draws the same ones', async () => {
    const { table: first } = await impute(1)
    const again = await imputeTable(blanked, { fitted: loadModel((await fitted).save()), rng: createRng(1) })
    expect(again.table).toEqual(first)
    expect((await impute(2)).table).not.toEqual(first)
  })

  test('progress ends at all of it, and a signal stops', async () => {
    const shares: number[] = []
    const onProgress = ({ share }: { readonly share: number }) => shares.push(share)
    await imputeTable(blanked, { fitted: await fitted, rng: createRng(1), onProgress })
    expect(shares.at(-1)).toBe(1)
    const stopped = imputeTable(blanked, { fitted: await fitted, rng: createRng(1), signal: AbortSignal.abort() })
    await expect(stopped).rejects.toThrow('imputation was stopped')
  })

  test('a block after the first is filled in its place', async () => {
    const rows = Uint32Array.from({ length: 16_384 + 500 }, (_, row) => (row < 16_384 ? row % 2 : row - 16_384))
    const long = Table.of(
      table
        .take(rows)
        .columns.map((column) => (column.name === 'age' ? blankCells(column, (row) => row > 16_800) : column)),
    )
    const { table: imputed, columns } = await imputeTable(long, { fitted: await fitted, rng: createRng(1) })
    expect(changedCells(long, imputed)).toBe(0)
    expect(columns.find(({ name }) => name === 'age')).toEqual({ name: 'age', filled: 83, left: 0 })
  })

  test('no rows, and rows with nothing missing, come back as they are', async () => {
    for (const part of [blanked.slice(0, 0), table.slice(0, 0)])
      expect((await imputeTable(part, { fitted: await fitted, rng: createRng(1) })).table.rowCount).toBe(0)
    const whole = table.select(table.columnNames)
    const { table: same } = await imputeTable(whole, { fitted: await fitted, rng: createRng(1) })
    expect(changedCells(whole, same)).toBe(0)
  })
})

test('a model that cannot impute says which can', async () => {
  const { table, schema } = clinic(50)
  const fitted = await fitModel(table, { schema, model: 'marginals', rng: createRng(1) })
  await expect(imputeTable(table, { fitted, rng: createRng(1) })).rejects.toThrow(
    'model "marginals" cannot impute (models that can: hidden-tree, sequential-trees, vae)',
  )
})

describe('relations', () => {
  const rng = createRng('relations')
  const rows = Array.from({ length: 2000 }, () => {
    const height = 150 + rng.below(50)
    const bmi = Math.round((18 + 17 * rng.uniform()) * 10) / 10
    const end = 1 + rng.below(1000)
    const isDead = rng.uniform() < 0.4
    return {
      height,
      bmi,
      weight: Math.round((bmi * height * height) / 10_000),
      relapse: rng.uniform() < 0.3 ? end : Math.floor(end * rng.uniform()),
      end,
      cause: isDead ? ['heart', 'lung', 'other'][rng.below(3)]! : null,
      dead: isDead ? '1' : '0',
    }
  })
  const number = (name: 'height' | 'bmi' | 'weight' | 'relapse' | 'end') =>
    numberColumn(
      name,
      rows.map((row) => row[name]),
    )
  const level = (name: 'cause' | 'dead') =>
    levelColumn(
      name,
      rows.map((row) => row[name]),
    )
  const table = Table.of([
    ...(['height', 'bmi', 'weight', 'relapse', 'end'] as const).map(number),
    level('cause'),
    level('dead'),
  ])
  const common = { role: 'feature', kind: 'numeric', precision: 0 } as const
  const schema: Schema = {
    name: 'related',
    columns: [
      { ...common, name: 'height', bounds: { min: 100, max: 250 } },
      { ...common, name: 'bmi', precision: 1 },
      { ...common, name: 'weight', bounds: { min: 30, max: 150 } },
      { ...common, name: 'relapse', bounds: { min: 0 } },
      { ...common, name: 'end', bounds: { min: 0 } },
      { name: 'cause', kind: 'categorical', role: 'feature' },
      { name: 'dead', kind: 'boolean', role: 'outcome', levels: ['0', '1'] },
    ],
    relations: [
      { type: 'formula', column: 'weight', formula: 'bmi * height * height / 10000', within: 0.5 },
      { type: 'order', lower: 'relapse', upper: 'end' },
      { type: 'function', column: 'dead', of: 'cause' },
    ],
  }
  const blanked = withBlanks(table, schema, 0.15)

  test('every row that was filled satisfies every relation and bound, as far as its observed cells allow', async () => {
    const fitted = await fitTree(table, schema)
    const { table: imputed, columns } = await imputeTable(blanked, { fitted, rng: createRng(1) })
    expect(changedCells(blanked, imputed)).toBe(0)
    const at = (name: string, row: number) => cellAt(imputed.column(name), row)
    let broken = 0
    for (let row = 0; row < imputed.rowCount; row++) {
      const [height, bmi, weight, relapse, end] = ['height', 'bmi', 'weight', 'relapse', 'end'].map(
        (name) => at(name, row) as number | null,
      )
      if (height != null && bmi != null && weight != null) {
        if (Math.abs(weight - (bmi * height * height) / 10_000) > 1.0001) broken++
        if (isMissing(blanked.column('weight'), row) && (weight < 30 || weight > 150)) broken++
      }
      if (relapse != null && end != null && relapse > end) broken++
      if ((at('cause', row) !== null) !== (at('dead', row) === '1')) broken++
    }
    expect(broken).toBe(0)
    const leftOf = (name: string) => columns.find((column) => column.name === name)
    // What follows is always there; what it follows from must lead to what is observed, which takes luck for a formula.
    for (const name of ['weight', 'relapse', 'dead', 'end']) {
      const { filled, left } = leftOf(name) as { filled: number; left: number }
      expect(left / (filled + left), name).toBeLessThan(0.02)
    }
    for (const name of ['height', 'bmi']) {
      const { filled, left } = leftOf(name) as { filled: number; left: number }
      expect(left / (filled + left), name).toBeLessThan(0.25)
    }
  })

  test('a cause observed missing in the dead is filled, in the living it stays', async () => {
    const fitted = await fitTree(table, schema)
    const dead = Table.of(
      table.slice(0, 200).columns.map((column) => (column.name === 'cause' ? blankCells(column, () => true) : column)),
    )
    const { table: imputed } = await imputeTable(dead, { fitted, rng: createRng(1) })
    for (let row = 0; row < 200; row++)
      expect(isMissing(imputed.column('cause'), row)).toBe(cellAt(imputed.column('dead'), row) === '0')
  })
})

test('cells blanked at random are filled closer to the truth than draws from the column', async () => {
  const { table, schema } = await loadDataset('rotterdam')
  const { train, holdout } = splitByPatient(table, schema, {
    shares: { train: 0.6, holdout: 0.4, reference: 0 },
    rng: createRng('split'),
  })
  const fitted = await fitTree(train, schema)
  const marginal = await fitModel(train, { schema, model: 'marginals', rng: createRng('fit') })
  const { table: imputed } = await imputeTable(withBlanks(holdout, schema, 0.1), { fitted, rng: createRng(1) })
  const drawn = await collectTable(marginal.sample(holdout.rowCount, { rng: createRng(1) }))
  const blanked = withBlanks(holdout, schema, 0.1)
  const scores = schema.columns.filter(isModelled).map(({ name }) => {
    const errorOf = (guess: Table) => errorIn(holdout.column(name), guess.column(name), blanked.column(name))
    return { name, imputed: errorOf(imputed), drawn: errorOf(drawn) }
  })
  // Independent of the rest, a column gives a ratio of 1 but for chance; here 14 columns give .6 together.
  const ratios = scores.map((score) => score.imputed / score.drawn)
  expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(0.75)
  const ratioOf = (wanted: string) => ratios[scores.findIndex(({ name }) => name === wanted)] as number
  expect(ratioOf('meno')).toBeLessThan(0.5)
  expect(ratioOf('age')).toBeLessThan(0.85)
})

/** Over blanked cells: root mean squared error of numbers, share of wrong levels. */
function errorIn(truth: Column, guess: Column, blanked: Column): number {
  let sum = 0
  let count = 0
  for (let row = 0; ; row++) {
    if (row >= (truth.type === 'number' ? truth.values.length : truth.codes.length)) break
    if (!isMissing(blanked, row) || isMissing(truth, row) || isMissing(guess, row)) continue
    count++
    const [wanted, got] = [cellAt(truth, row), cellAt(guess, row)]
    sum += truth.type === 'number' ? ((wanted as number) - (got as number)) ** 2 : wanted === got ? 0 : 1
  }
  return truth.type === 'number' ? Math.sqrt(sum / count) : sum / count
}
