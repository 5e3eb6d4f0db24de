import { describe, expect, test } from 'vitest'
import { relations as relationsMetric } from '../../evaluators/validity/relations.js'
import { loadModel, models } from '../../models/index.js'
import type { FittedModel, Model } from '../../models/model.js'
import { createRng } from '../../src/math/index.js'
import { parseWhere } from '../../src/pipeline/index.js'
import {
  brokenRows,
  concatTables,
  evaluateExpression,
  isMissing,
  learnRelation,
  parseExpression,
  relationText,
  type Schema,
  Table,
} from '../../src/table/index.js'
import { rowTexts } from './model-tables.js'
import { relatedTable } from './related-tables.js'

const training = relatedTable(800)

async function fitted(model: Model<unknown>, schema: Schema = training.schema, table = training.table) {
  return model.fit(table, { schema, options: model.options.parse({}), rng: createRng('fit') })
}

async function sampled(model: FittedModel, rowCount: number, where?: string): Promise<Table> {
  const tables: Table[] = []
  const given = where === undefined ? {} : { given: parseWhere(where, model.schema) }
  for await (const table of model.sample(rowCount, { rng: createRng('sample'), ...given })) tables.push(table)
  return concatTables(tables)
}

function countTrue(table: Table, expression: string, schema: Schema): number {
  return evaluateExpression(parseExpression(expression), table, schema).filter((truth) => truth === 1).length
}

describe.each(models.map((model) => [model.id, model] as const))('relations hold in rows of: %s', (_, model) => {
  const ready = fitted(model)
  const { schema, table: train } = training

  test.each((schema.relations ?? []).map((relation) => [relationText(relation), relation] as const))(
    '%s',
    async (_, relation) => {
      const table = await sampled(await ready, 3000)
      const broken = brokenRows(learnRelation(relation, train, { schema, minCount: 5 }), table, schema)
      expect(broken.filter((flag) => flag === 1).length).toBe(0)
    },
  )

  test('the metric counts no violation, and counts them in shuffled rows', async () => {
    const synthetic = await sampled(await ready, 2000)
    const context = { schema, train, holdout: train, reference: train, rng: createRng(1) }
    expect(await relationsMetric.compute({ ...context, synthetic })).toMatchObject({ status: 'ok', value: 1 })
    const shuffled = synthetic
      .select(['death time', 'group', 'cause'])
      .take(Uint32Array.from({ length: 2000 }, (_, row) => (row + 1) % 2000))
    const mixed = synthetic.columns.map((column) => (shuffled.has(column.name) ? shuffled.column(column.name) : column))
    const result = await relationsMetric.compute({ ...context, synthetic: Table.of(mixed) })
    expect(result).toMatchObject({ status: 'ok' })
    if (result.status === 'ok') expect(result.value).toBeLessThan(0.6)
  })

  test('columns keep their order, form, bounds and grid', async () => {
    const table = await sampled(await ready, 3000)
    expect(table.columnNames).toEqual(schema.columns.map(({ name }) => name))
    for (const { name, precision = 0, bounds: { min = -Infinity, max = Infinity } = {} } of schema.columns) {
      const column = table.column(name)
      expect(column.type).toBe(train.column(name).type)
      if (column.type !== 'number') continue
      for (let row = 0; row < table.rowCount; row++) {
        if (isMissing(column, row)) continue
        const value = column.values[row]!
        expect(value).toBeGreaterThanOrEqual(min)
        expect(value).toBeLessThanOrEqual(max)
        expect(value).toBeCloseTo(Math.round(value * 10 ** precision) / 10 ** precision, 9)
      }
    }
  })

  test('equality keeps its mass, and a derived column its missing share', async () => {
    const table = await sampled(await ready, 4000)
    const share = (each: Table, expression: string) => countTrue(each, expression, schema) / each.rowCount
    // Five standard errors of a share estimated from 800 rows, then from 4000.
    const tolerance = 5 * Math.sqrt(0.25 / 800 + 0.25 / 4000)
    for (const expression of [
      'relapse = `death time`',
      'admitted = discharged',
      'relapse is missing',
      'bmi is missing',
      'years is missing',
    ])
      expect(Math.abs(share(table, expression) - share(train, expression))).toBeLessThan(tolerance)
  })

  test.each([
    'relapse >= 1000',
    'years = 9',
    'years is missing and dead = "yes"',
    'group = "III"',
    'bmi > 25 and height > 170',
    'cause = "heart"',
    'total between 2 and 4',
  ])('every row satisfies a condition on derived columns: %s', async (where) => {
    const table = await sampled(await ready, 300, where)
    expect(table.rowCount).toBe(300)
    expect(countTrue(table, where, schema)).toBe(300)
    for (const relation of schema.relations ?? [])
      expect(brokenRows(learnRelation(relation, train, { schema, minCount: 5 }), table, schema)).not.toContain(1)
  })

  test('a condition that no row can meet is refused', async () => {
    await expect(sampled(await ready, 50, 'relapse > 4000')).rejects.toMatchObject({ code: 'bad-evidence' })
  })

  test('a saved and loaded model gives the same rows, card and bytes', async () => {
    const loaded = loadModel((await ready).save())
    expect(rowTexts(await sampled(loaded, 300))).toEqual(rowTexts(await sampled(await ready, 300)))
    expect(loaded.save()).toEqual((await ready).save())
    expect(loaded.card()).toEqual((await ready).card())
  })

  test('training rows have a finite likelihood', async () => {
    const values = (await ready).logLikelihood?.(train)
    expect(values?.every(Number.isFinite)).toBe(true)
  })

  test('other rules are kept by drawing again, unless training rows break them', async () => {
    const rules = [{ expression: 'weight is missing or height is missing or kappa < 5' }, { expression: 'weight < 60' }]
    const ruled: Schema = { ...schema, rules }
    const truth = evaluateExpression(parseExpression(rules[0]!.expression), train, schema)
    const kept = train.take(Uint32Array.from(truth, (_, row) => row).filter((row) => truth[row] !== 0))
    const fit = await fitted(model, ruled, kept)
    const table = await sampled(fit, 2000)
    expect(table.rowCount).toBe(2000)
    expect(evaluateExpression(parseExpression(rules[0]!.expression), table, ruled)).not.toContain(0)
    expect(fit.card().notes).toContain('not imposed, for training rows break it: weight < 60')
  })
})
