import { describe, expect, test } from 'vitest'
import { dpMarginals, loadModel, models } from '../../../models/index.js'
import type { FittedModel } from '../../../models/model.js'
import { createRng } from '../../../src/math/index.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { replayEntropy } from '../../../src/privacy/randomness/replay.js'
import {
  type CellSet,
  cellAt,
  concatTables,
  type Evidence,
  isNumberKind,
  type Table,
} from '../../../src/table/index.js'
import { awkwardTables, clinic, rowTexts } from '../../contracts/model-tables.js'
import { declared, fitClinic, ledgerWith, stated } from './declared-clinic.js'

const training = clinic(600).table
const ledger = ledgerWith()
const ready = fitClinic(training, { ledger })

async function drawn(
  model: FittedModel,
  rowCount: number,
  { seed = 1, given }: { seed?: number; given?: Evidence } = {},
) {
  const tables: Table[] = []
  for await (const table of model.sample(rowCount, { rng: createRng(seed), ...(given && { given }) }))
    tables.push(table)
  return concatTables(tables)
}

describe('dp-marginals', () => {
  test('is reached by the library, and by no command yet', () => {
    expect(models.map(({ id }) => id)).not.toContain('dp-marginals')
  })
  test('keeps columns, their order, bounds, precision and listed levels', async () => {
    const table = await drawn(await ready, 2000)
    expect(table.columnNames).toEqual(declared.columns.map(({ name }) => name))
    for (const { name, kind } of declared.columns)
      expect(table.column(name).type).toBe(isNumberKind(kind) ? 'number' : 'level')
    for (let row = 0; row < 2000; row++) {
      const age = cellAt(table.column('age'), row) as number | null
      if (age !== null) expect(Number.isInteger(age) && age >= 18 && age <= 110).toBe(true)
      const bilirubin = cellAt(table.column('bilirubin'), row) as number | null
      if (bilirubin !== null) expect(bilirubin >= 0 && bilirubin <= 40).toBe(true)
      expect(['F', 'M', 'X', null]).toContain(cellAt(table.column('sex'), row))
      expect(String(cellAt(table.column('record'), row))).toMatch(/^S\d{8}$/)
    }
  })
  test('learns shares, and what goes with what', async () => {
    const table = await drawn(
      await fitClinic(clinic(4000).table, { ledger: ledgerWith(undefined, 10), epsilon: 10 }),
      4000,
    )
    const sex = Array.from({ length: 4000 }, (_, row) => cellAt(table.column('sex'), row))
    const pregnant = Array.from({ length: 4000 }, (_, row) => cellAt(table.column('pregnant'), row))
    const men = sex.filter((each) => each === 'M').length
    expect(Math.abs(men / 4000 - 0.45)).toBeLessThan(0.06)
    // No man is pregnant; noise leaves a few.
    expect(pregnant.filter((each, row) => each === 'yes' && sex[row] === 'M').length / men).toBeLessThan(0.02)
  })
  test('gives exactly the rows asked for', async () => {
    for (const rowCount of [0, 1, 7, 20_000]) expect((await drawn(await ready, rowCount)).rowCount).toBe(rowCount)
  })
  test('keeps what is given, and never finds it impossible', async () => {
    const evidences: [string, CellSet][] = [
      ['sex', { levels: ['X'], missing: false }],
      ['age', { ranges: [{ min: 33, max: 37 }], missing: false }],
      ['bilirubin', { missing: true }],
    ]
    for (const [name, set] of evidences) {
      const cells = (await drawn(await ready, 40, { given: new Map([[name, set]]) })).column(name)
      for (let row = 0; row < 40; row++) {
        const cell = cellAt(cells, row)
        if (cell === null) expect(set.missing).toBe(true)
        else expect(name === 'sex' ? cell : Number(cell) >= 33 && Number(cell) <= 37).toBe(name === 'sex' ? 'X' : true)
      }
    }
    const likelihood = (await ready).logLikelihood!(training)
    expect(likelihood.every(Number.isFinite)).toBe(true)
  })
  test('a saved and loaded model gives the same rows, card and bytes by the same seed', async () => {
    const model = await ready
    const loaded = loadModel(model.save())
    expect(rowTexts(await drawn(loaded, 300))).toEqual(rowTexts(await drawn(model, 300)))
    expect(rowTexts(await drawn(loaded, 300, { seed: 2 }))).not.toEqual(rowTexts(await drawn(model, 300)))
    expect(loaded.card()).toEqual(model.card())
    expect(loaded.save()).toEqual(model.save())
  })
  test('two fits with one seed differ: noise is nobody’s to repeat', async () => {
    expect((await fitClinic(training)).save()).not.toEqual((await ready).save())
  })
  test('spends what the ledger allows and no more, and says so', async () => {
    const card = (await ready).card()
    expect(card.ledger).toEqual(JSON.parse(JSON.stringify(ledger.record())))
    expect(ledger.spent().rho).toBeLessThanOrEqual(ledger.budget.rho)
    expect(ledger.spent().rho).toBeGreaterThan(0.999 * ledger.budget.rho)
    expect(card.notes.join()).toMatch(/differentially private: ε = [23](\.\d+)?, /)
    await expect(fitClinic(training, { ledger })).rejects.toMatchObject({ code: 'budget-exhausted' })
  })
  test('chooses pairs one after another within its budget and its cells', async () => {
    const spent = ledgerWith()
    const model = await fitClinic(training, { ledger: spent, method: 'aim', cells: 300, iterations: 20 })
    expect(spent.spent().rho).toBeLessThanOrEqual(spent.budget.rho)
    expect(spent.spent().rho).toBeGreaterThan(0.999 * spent.budget.rho)
    expect(spent.entries().filter(({ purpose }) => purpose === 'counts of tables: a round').length).toBeGreaterThan(2)
    expect(model.card().parameters).toBeLessThanOrEqual(300)
    expect((await drawn(loadModel(model.save()), 50)).rowCount).toBe(50)
  })
  test('knows how many rows there are by noise alone', async () => {
    const counts = new Set<number>()
    for (let fit = 0; fit < 6; fit++)
      counts.add((await fitClinic(clinic(50).table, { iterations: 2 })).card().trainRows)
    expect(counts.size).toBeGreaterThan(1)
  })
  test('marks what was fitted with replayed noise', async () => {
    const words = Uint32Array.from({ length: 400_000 }, () => systemEntropy.word())
    const model = await fitClinic(training, { ledger: ledgerWith(replayEntropy(words)) })
    expect(model.card().ledger?.entropy).toBe('replay: NOT PRIVATE')
    expect(model.card().notes.at(-1)).toContain('NOT PRIVATE')
  })
  test.each(awkwardTables().map((each) => [each.name, each] as const))(
    'survives: %s',
    async (name, { table, schema }) => {
      const columns = schema.columns.map((column) => {
        if (column.name === 'sex') return { ...column, levels: ['F', 'M'] }
        return isNumberKind(column.kind)
          ? { ...column, bounds: { min: 0, max: 100 } }
          : { ...column, levels: ['same', 'level 1', '', '中文'] }
      })
      const model = await fitClinic(table, { schema: { ...schema, columns } })
      const rows = await drawn(model, 200)
      expect(rowTexts(await drawn(loadModel(model.save()), 200))).toEqual(rowTexts(rows))
      expect(rows.column(name)).toBeDefined()
    },
  )
})

describe('before anything is read', () => {
  const unread = new Proxy(training, {
    get() {
      throw new Error('the table was read')
    },
  })
  test.each([
    ['a column without levels', clinic(1).schema, {}, 'does not say what values'],
    ['a ledger of rows where the schema names patients', { ...declared, patient: 'record' }, {}, 'one of patients'],
    ['nothing to learn', { ...declared, columns: declared.columns.slice(0, 1) }, {}, 'no column to learn'],
  ])('refuses %s', async (_, schema, options, message) => {
    await expect(fitClinic(unread, { schema, ...options })).rejects.toThrow(message)
  })
  test.each([
    { epsilon: 0 },
    { epsilon: Number.NaN },
    { epsilon: 11 },
    { delta: 1e-3 },
    { publicSchema: false },
    { publicSize: 0.5 },
  ])('refuses %j', async (wrong) => {
    const learn = async () =>
      dpMarginals.fit(unread, {
        schema: declared,
        rng: createRng('unused'),
        options: dpMarginals.options.parse({ ...stated, ...wrong }),
      })
    await expect(learn()).rejects.not.toThrow('the table was read')
  })
  test('refuses a budget that is spent', async () => {
    const spent = ledgerWith()
    await fitClinic(clinic(20).table, { ledger: spent, iterations: 2 })
    await expect(fitClinic(unread, { ledger: spent })).rejects.toMatchObject({ code: 'budget-exhausted' })
  })
})
