import { expect, test } from 'vitest'
import { evaluatePeople, linkedMetrics, type MetricResult } from '../../../evaluators/index.js'
import { joinPeople } from '../../../evaluators/linked/privacy/join-people.js'
import { halvesOfRecord, personRecords } from '../../../evaluators/linked/privacy/person-records.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { madeSchema, madeTables } from './made-tables.js'

const context = {
  schema: madeSchema,
  train: madeTables(150, 1, 'a'),
  holdout: madeTables(150, 2, 'b'),
  reference: madeTables(150, 3, 'c'),
  synthetic: madeTables(150, 4, 'd'),
  rng: createRng(1),
}

async function measured(
  id: string,
  more: { readonly refit?: (train: LinkedTables, rng: Rng) => Promise<LinkedTables> } = {},
) {
  const [record] = await evaluatePeople({
    ...context,
    ...more,
    metrics: linkedMetrics.filter((each) => each.id === id),
  })
  return record!
}

function numberOf(result: MetricResult | undefined): number {
  return result?.status === 'ok' ? result.value : Number.NaN
}

test.each(['privacy.singling-out-histories', 'privacy.linkability-histories'])(
  '%s: a copy of train gives people away, unseen people and other people of the same kind do not',
  async (id) => {
    const { result, controls } = await measured(id)
    expect(numberOf(controls['copy-of-train'])).toBeGreaterThan(0.3)
    expect(numberOf(controls['unseen-real'])).toBeLessThan(0.1)
    expect(numberOf(result)).toBeLessThan(0.1)
  },
)

test('halves of a record hold all of it, every column of rows on one side', () => {
  const records = personRecords(context)
  const [first, second] = halvesOfRecord(context, records.train) as [string[], string[]]
  expect([...first, ...second].sort()).toEqual([...records.train.columnNames].sort())
  const sideOf = (name: string) => [first, second].map((half) => half.filter((each) => each.includes(name)).length)
  for (const column of ['visits: marker, ', 'visits: state, ', 'drugs: drug, ']) expect(sideOf(column)).toContain(0)
})

test('over refits a generator that repeats whom it learnt from is found, and one that draws others is not', async () => {
  const id = 'privacy.membership-refit-histories'
  const repeating = await measured(id, { refit: async (train) => train })
  expect(numberOf(repeating.result)).toBeGreaterThan(0.95)
  const drawing = await measured(id, { refit: async (_, rng) => madeTables(150, rng.below(1e6), 'e') })
  if (drawing.result.status !== 'ok') throw new Error(drawing.result.reason)
  expect(drawing.result.interval![0]).toBeLessThan(0.5)
  expect(drawing.result.interval![1]).toBeLessThan(0.6)
  const without = await measured(id)
  expect(without.result).toEqual({ status: 'skipped', reason: 'needs depth deep, which fits the model 10 times' })
})

test('people of several groups join with all their rows, under keys of their own', () => {
  const joined = joinPeople([context.train, context.train])
  for (const { name } of madeSchema.tables)
    expect(joined.table(name).rowCount).toBe(2 * context.train.table(name).rowCount)
  expect(Array.from(joined.personRows('visits')).every((row) => row >= 0)).toBe(true)
})
