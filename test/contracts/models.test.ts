import { describe, expect, test } from 'vitest'
import { bayesNet, findModel, loadModel, marginals, models } from '../../models/index.js'
import type { FittedModel, Model } from '../../models/model.js'
import { blankCells } from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'
import {
  type CellSet,
  cellAt,
  concatTables,
  type Evidence,
  isModelled,
  isNumberKind,
  otherLevel,
  rangeContains,
  Table,
} from '../../src/table/index.js'
import { awkwardTables, clinic, type ModelTable, rowTexts } from './model-tables.js'

async function fitted(model: Model<unknown>, { table, schema }: ModelTable): Promise<FittedModel> {
  return model.fit(table, { schema, options: model.options.parse({}), rng: createRng('fit') })
}

async function batches(
  model: FittedModel,
  rowCount: number,
  { seed = 1, given }: { seed?: number; given?: Evidence } = {},
) {
  const tables: Table[] = []
  for await (const table of model.sample(rowCount, { rng: createRng(seed), ...(given && { given }) }))
    tables.push(table)
  return tables
}

async function sampledRows(...request: Parameters<typeof batches>): Promise<string[]> {
  return (await batches(...request)).flatMap(rowTexts)
}

function satisfies(table: Table, given: Evidence): boolean {
  for (const [name, set] of given)
    for (let row = 0; row < table.rowCount; row++) if (!accepts(set, cellAt(table.column(name), row))) return false
  return true
}

function accepts({ levels = [], ranges = [], missing }: CellSet, cell: number | string | null): boolean {
  if (cell === null) return missing
  return typeof cell === 'string' ? levels.includes(cell) : ranges.some((range) => rangeContains(range, cell))
}

const evidences: readonly (readonly [string, Evidence])[] = [
  ['one level', new Map([['sex', { levels: ['F'], missing: false }]])],
  ['a set of levels', new Map([['stage', { levels: ['stage 2', 'stage 4'], missing: false }]])],
  ['a closed range', new Map([['age', { ranges: [{ min: 33, max: 37 }], missing: false }]])],
  ['an open range', new Map([['bilirubin', { ranges: [{ min: 2.005, minOpen: true }], missing: false }]])],
  ['missing', new Map([['bilirubin', { missing: true }]])],
  ['missing or a level', new Map([['pregnant', { levels: ['yes'], missing: true }]])],
  ['an atom', new Map([['bilirubin', { ranges: [{ min: 0.3, max: 0.3 }], missing: false }]])],
  [
    'several columns',
    new Map<string, CellSet>([
      ['sex', { levels: ['F'], missing: false }],
      ['age', { ranges: [{ min: 60 }], missing: false }],
      ['admitted', { ranges: [{ max: Date.UTC(2021, 0, 1), maxOpen: true }], missing: false }],
    ]),
  ],
]

describe.each(models.map((model) => [model.id, model] as const))('model contract: %s', (id, model) => {
  const training = clinic(600)
  const ready = fitted(model, training)

  test('says truly whether it can impute', async () => {
    expect((await ready).impute !== undefined).toBe(model.imputes === true)
  })

  test.runIf(model.imputes)('fills what is missing, keeps what is there, and by its seed', async () => {
    const modelled = training.schema.columns.filter(isModelled).map(({ name }) => name)
    const blank = createRng('blank')
    const table = Table.of(
      training.table.columns.map((column) =>
        modelled.includes(column.name) ? blankCells(column, () => blank.uniform() < 0.3) : column,
      ),
    ).slice(0, 200)
    const filled = async (by: FittedModel, seed: number) => {
      const tables: Table[] = []
      for await (const part of by.impute!(table, { rng: createRng(seed) })) tables.push(part)
      return concatTables(tables)
    }
    const first = await filled(await ready, 1)
    expect(rowTexts(await filled(loadModel((await ready).save()), 1))).toEqual(rowTexts(first))
    expect(rowTexts(await filled(await ready, 2))).not.toEqual(rowTexts(first))
    for (const name of table.columnNames)
      for (let row = 0; row < table.rowCount; row++) {
        const [before, after] = [cellAt(table.column(name), row), cellAt(first.column(name), row)]
        if (before !== null) expect(after).toBe(before)
        else if (modelled.includes(name)) expect(after).not.toBeNull()
      }
  })

  test('keeps columns, their order and their form', async () => {
    const [table] = await batches(await ready, 50)
    expect(table?.columnNames).toEqual(training.schema.columns.map(({ name }) => name))
    for (const { name, kind } of training.schema.columns)
      expect(table?.column(name).type).toBe(isNumberKind(kind) ? 'number' : 'level')
  })

  test('keeps bounds, precision and levels', async () => {
    for (const table of await batches(await ready, 2000)) {
      for (let row = 0; row < table.rowCount; row++) {
        const age = cellAt(table.column('age'), row) as number
        expect(Number.isInteger(age) && age >= 18 && age <= 110).toBe(true)
        const bilirubin = cellAt(table.column('bilirubin'), row) as number | null
        if (bilirubin !== null) expect(bilirubin).toBeCloseTo(Math.round(bilirubin * 100) / 100, 10)
        expect(['F', 'M']).toContain(cellAt(table.column('sex'), row))
      }
    }
  })

  test.each([0, 1, 7, 20_000])('gives exactly the rows asked for: %d', async (rowCount) => {
    const tables = await batches(await ready, rowCount)
    expect(tables.reduce((sum, table) => sum + table.rowCount, 0)).toBe(rowCount)
    expect(tables.length).toBeGreaterThan(0)
  })

  test.each([-1, 1.5, Number.NaN])('refuses a row count of %d', async (rowCount) => {
    await expect(batches(await ready, rowCount)).rejects.toMatchObject({ code: 'bad-option' })
  })

  test('the same seed gives the same rows, another seed others', async () => {
    const again = await fitted(model, training)
    const first = await sampledRows(await ready, 300)
    expect(await sampledRows(again, 300)).toEqual(first)
    expect(await sampledRows(await ready, 300, { seed: 2 })).not.toEqual(first)
  })

  test('a saved and loaded model gives the same rows, card and bytes', async () => {
    const model = await ready
    const loaded = loadModel(model.save())
    expect(await sampledRows(loaded, 300)).toEqual(await sampledRows(model, 300))
    for (const [, given] of evidences)
      expect(await sampledRows(loaded, 40, { given })).toEqual(await sampledRows(model, 40, { given }))
    expect(loaded.card()).toEqual(model.card())
    expect(loaded.schema).toEqual(model.schema)
    expect(loaded.save()).toEqual(model.save())
  })

  test.each(awkwardTables().map((awkward) => [awkward.name, awkward] as const))(
    'survives: %s',
    async (name, awkward) => {
      const model = await fitted(models.find((each) => each.id === id) as Model<unknown>, awkward)
      const loaded = loadModel(model.save())
      const rows = await sampledRows(model, 200)
      expect(rows).toHaveLength(200)
      expect(await sampledRows(loaded, 200)).toEqual(rows)
      for (const value of model.logLikelihood?.(awkward.table) ?? [])
        expect(value).toBeGreaterThan(Number.NEGATIVE_INFINITY)
      const trained = awkward.table.column(name)
      for (const table of await batches(model, 200)) {
        const column = table.column(name)
        if (column.type === 'level' && trained.type === 'level')
          for (const code of column.codes)
            if (code >= 0) expect([...trained.levels, otherLevel]).toContain(column.levels[code])
      }
    },
  )

  test('missing cells appear where training had them and nowhere else', async () => {
    const [table] = await batches(await ready, 3000)
    const missing = (name: string) =>
      Array.from({ length: 3000 }, (_, row) => cellAt(table!.column(name), row)).filter((cell) => cell === null).length
    expect(missing('age')).toBe(0)
    expect(missing('sex')).toBe(0)
    // 600 training rows with a tenth missing; 3000 rows stay within five standard errors of both.
    expect(Math.abs(missing('bilirubin') / 3000 - 0.1)).toBeLessThan(5 * Math.sqrt(0.09 / 600 + 0.09 / 3000))
  })

  test('direct identifiers never repeat a training value', async () => {
    const [table] = await batches(await ready, 1000)
    for (const name of ['record', 'note']) {
      const trained = new Set(Array.from({ length: 600 }, (_, row) => cellAt(training.table.column(name), row)))
      for (let row = 0; row < 1000; row++) {
        const cell = cellAt(table!.column(name), row)
        if (cell !== null) expect(trained.has(cell)).toBe(false)
      }
    }
  })

  test.each(evidences)('every row satisfies the evidence: %s', async (_, given) => {
    const tables = await batches(await ready, 500, { given })
    expect(tables[0]?.rowCount).toBe(500)
    for (const table of tables) expect(satisfies(table, given)).toBe(true)
  })

  test('impossible evidence is refused with its reason', async () => {
    const given: Evidence = new Map([['age', { missing: true }]])
    await expect(batches(await ready, 5, { given })).rejects.toMatchObject({ code: 'bad-evidence' })
  })

  test('evidence on an unknown column is refused', async () => {
    const given: Evidence = new Map([['nonsense', { missing: true }]])
    await expect(batches(await ready, 5, { given })).rejects.toMatchObject({ code: 'bad-evidence' })
  })

  test('sampling stops when asked', async () => {
    const controller = new AbortController()
    const stream = (await ready).sample(1_000_000, { rng: createRng(1), signal: controller.signal })
    const read = async () => {
      for await (const _ of stream) controller.abort()
    }
    await expect(read()).rejects.toMatchObject({ code: 'aborted' })
  })

  test('log likelihood has one finite number a training row', async () => {
    const values = (await ready).logLikelihood?.(training.table)
    expect(values).toHaveLength(600)
    expect(values?.every((value) => Number.isFinite(value) && value < 0)).toBe(true)
  })

  test('the card tells what was learned, without cell values', async () => {
    const card = (await ready).card()
    expect(card).toMatchObject({ model: id, trainRows: 600 })
    expect(JSON.stringify(card)).not.toContain('seed:')
    expect(card.parameters).toBeGreaterThan(10)
    expect(JSON.stringify(card)).not.toMatch(/MRN-|stage \d/)
  })

  test('an empty training table is refused', async () => {
    const empty = { ...training, table: training.table.slice(0, 0) }
    await expect(fitted(model, empty)).rejects.toMatchObject({ code: 'bad-data' })
  })

  test('unknown options are refused', () => {
    expect(model.options.safeParse({ smothing: 2 }).success).toBe(false)
  })

  test('reports progress from 0 to 1', async () => {
    const shares: number[] = []
    await model.fit(training.table, {
      schema: training.schema,
      options: model.options.parse({}),
      rng: createRng('fit'),
      onProgress: (share) => shares.push(share),
    })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
  })
})

describe('catalogue', () => {
  test('a typing mistake is answered with the known models', () => {
    expect(findModel('marginals')).toBe(marginals)
    expect(() => findModel('byaes-net')).toThrow(
      'unknown model: "byaes-net" (did you mean "bayes-net"?) (known: bayes-net, hidden-tree, marginals, sequential-trees, vae)',
    )
  })

  test("a model does not load another model's file", async () => {
    const model = await fitted(marginals as Model<unknown>, clinic(20))
    expect(() => bayesNet.load(model.save())).toThrow(expect.objectContaining({ code: 'bad-model' }))
  })
})
