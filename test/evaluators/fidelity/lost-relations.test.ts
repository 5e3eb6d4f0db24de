import { expect, test } from 'vitest'
import { keptRelations, lostRelations } from '../../../evaluators/fidelity/lost-relations.js'
import type { RelationsDetail } from '../../../evaluators/index.js'
import type { EvaluationContext, Metric } from '../../../evaluators/metric.js'
import { createRng, permutation } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table, takeRows } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'ward',
  columns: [
    { name: 'haemoglobin', kind: 'numeric', role: 'feature' },
    { name: 'creatinine', kind: 'numeric', role: 'feature' },
    { name: 'sex', kind: 'categorical', role: 'feature', levels: ['f', 'm'] },
    { name: 'ward', kind: 'categorical', role: 'feature', levels: ['a', 'b', 'c'] },
    { name: 'grade', kind: 'ordinal', role: 'feature', levels: ['none', 'mild', 'severe'] },
  ],
}

/** Haemoglobin falls with creatinine by `slope`, is higher in men and in ward b; the grade rises with creatinine. */
function people(seed: number, { rows = 900, slope = -0.4 } = {}): Table {
  const rng = createRng(seed)
  const all = Array.from({ length: rows }, () => {
    const [creatinine, sex, ward] = [
      rng.normal(),
      rng.uniform() < 0.5 ? 'f' : 'm',
      'abc'[Math.floor(rng.uniform() * 3)]!,
    ]
    const haemoglobin = slope * creatinine + (sex === 'm' ? 0.8 : 0) + (ward === 'b' ? 0.8 : 0) + rng.normal()
    const severity = creatinine + rng.normal()
    return { creatinine, sex, ward, haemoglobin, grade: severity > 1 ? 'severe' : severity > 0 ? 'mild' : 'none' }
  })
  return Table.of([
    numberColumn(
      'haemoglobin',
      all.map(({ haemoglobin }) => haemoglobin),
    ),
    numberColumn(
      'creatinine',
      all.map(({ creatinine }) => creatinine),
    ),
    levelColumn(
      'sex',
      all.map(({ sex }) => sex),
    ),
    levelColumn(
      'ward',
      all.map(({ ward }) => ward),
    ),
    levelColumn(
      'grade',
      all.map(({ grade }) => grade),
    ),
  ])
}

async function measured(metric: Metric, synthetic: Table, asked: Schema = schema) {
  const train = people(1)
  const context: EvaluationContext = {
    ...{ schema: asked, train, holdout: train, reference: train, synthetic, rng: createRng(9) },
  }
  const result = await metric.compute(context)
  if (result.status === 'skipped') throw new Error(result.reason)
  return { ...result, detail: result.detail as unknown as RelationsDetail }
}

test('unseen people of the same kind lose nothing', async () => {
  expect(await measured(lostRelations, people(2))).toMatchObject({ value: 0, interval: [0, 0], detail: { worst: [] } })
  expect((await measured(keptRelations, people(2))).value).toBe(1)
})

test('a main finding turned round is named, with what hangs on it, and the rest is kept', async () => {
  const { interval, detail } = await measured(lostRelations, people(2, { slope: 0.4 }))
  expect(interval![0]).toBeCloseTo(2 / detail.clear, 12)
  const [first, second] = detail.worst
  expect(second).toMatchObject({ names: ['haemoglobin', 'grade'], isSure: true })
  expect(detail.worst.length).toBe(2)
  expect(first).toMatchObject({ names: ['haemoglobin', 'creatinine'], fate: 'reversed', isSure: true })
  expect(first!.real).toBeLessThan(-0.25)
  expect(first!.synthetic).toBeGreaterThan(0.25)
})

test('levels are looked at one against the rest, of two levels the later one; ordinals by their order', async () => {
  const shuffled = people(2)
  const independent = Table.of(
    shuffled.columns.map((column) => takeRows(column, permutation(shuffled.rowCount, createRng(column.name)))),
    shuffled.rowCount,
  )
  const { value, detail } = await measured(lostRelations, independent)
  expect(value).toBeGreaterThan(0.8)
  const named = detail.worst.map(({ names }) => names.join(' & '))
  expect(named).toContain('haemoglobin & sex = m')
  expect(named).toContain('haemoglobin & ward = b')
  expect(named).toContain('creatinine & grade')
  expect(named.join()).not.toContain('sex = f')
})

test('a column that no longer varies has lost its relations', async () => {
  const other = people(2)
  const flat = Table.of(
    other.columns.map((column) =>
      column.name === 'sex' ? levelColumn('sex', Array(other.rowCount).fill('f')) : column,
    ),
    other.rowCount,
  )
  const { detail } = await measured(lostRelations, flat)
  expect(detail.worst).toEqual([expect.objectContaining({ names: ['haemoglobin', 'sex = m'], isSure: true })])
})

test('rows of one person count once', async () => {
  const doubled = (table: Table, times: number) => {
    const rows = Array.from({ length: table.rowCount * times }, (_, row) => Math.floor(row / times))
    const repeated = table.take(rows)
    return Table.of([...repeated.columns, numberColumn('person', rows)], rows.length)
  }
  const alike = { ...schema, columns: schema.columns.filter(({ kind }) => kind !== 'categorical') }
  const byPerson: Schema = {
    ...schema,
    patient: 'person',
    columns: [...alike.columns, { name: 'person', kind: 'numeric', role: 'direct-identifier' }],
  }
  const [few, other] = [people(3, { rows: 60 }), people(4, { rows: 60, slope: 0 })]
  const context = (train: Table, synthetic: Table, asked: Schema): EvaluationContext => ({
    ...{ schema: asked, train, holdout: train, reference: train, synthetic, rng: createRng(9) },
  })
  const alone = await lostRelations.compute(context(few, other, alike))
  const repeated = await lostRelations.compute(context(doubled(few, 30), doubled(other, 30), byPerson))
  expect(repeated.status).toBe(alone.status)
  if (alone.status === 'ok' && repeated.status === 'ok') {
    expect(repeated.detail?.clear).toBe(alone.detail?.clear)
    expect(repeated.interval).toEqual(alone.interval)
  }
})

test('where nothing is clearly related there is nothing to test', async () => {
  const noise = Table.of([
    numberColumn(
      'haemoglobin',
      [...Array(100).keys()].map((row) => (row * 37) % 100),
    ),
    numberColumn(
      'creatinine',
      [...Array(100).keys()].map((row) => (row * 59) % 100),
    ),
  ])
  const asked = { ...schema, columns: schema.columns.slice(0, 2) }
  const context: EvaluationContext = {
    schema: asked,
    train: noise,
    holdout: noise,
    reference: noise,
    synthetic: noise,
    rng: createRng(1),
  }
  expect(await lostRelations.compute(context)).toMatchObject({ status: 'skipped', nothingToTest: true })
})
