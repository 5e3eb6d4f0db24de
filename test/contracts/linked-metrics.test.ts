import { describe, expect, test } from 'vitest'
import { type EvaluatePeopleOptions, evaluatePeople, linkedMetrics } from '../../evaluators/index.js'
import { takePeople } from '../../evaluators/linked/controls.js'
import { createRng } from '../../src/math/index.js'
import { LinkedTables } from '../../src/table/linked/index.js'
import { linkedOf, madeSchema, madeTables } from '../evaluators/linked/made-tables.js'

const context: EvaluatePeopleOptions = {
  schema: madeSchema,
  train: madeTables(80, 1, 'a'),
  holdout: madeTables(60, 2, 'b'),
  reference: madeTables(120, 3, 'c'),
  synthetic: madeTables(80, 4, 'd'),
  rng: createRng(1),
  refit: async (_, rng) => madeTables(80, rng.below(1e6), 'e'),
}
const records = await evaluatePeople(context)
const nobody = linkedOf({
  people: { id: [], sex: [], end: [], dead: [] },
  visits: { id: [], day: [], marker: [], state: [], site: [] },
  drugs: { id: [], drug: [] },
})

test('ids are unique, named family.name, and tell a reader what they are', () => {
  expect(new Set(linkedMetrics.map(({ id }) => id)).size).toBe(linkedMetrics.length)
  for (const metric of linkedMetrics) {
    expect(metric.id).toMatch(/^(validity|fidelity|utility|privacy)\.[a-z0-9-]+$/)
    expect(metric.question).toMatch(/\?$/)
    expect(metric.reading).toMatch(/\.$/)
  }
})

describe.each(linkedMetrics.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
  const record = records.find((each) => each.id === id)!

  test('it is computed for the synthetic tables and every control, within its range and its interval', () => {
    // Controls have no generator to run.
    const controls = metric.usesRefit ? [] : Object.values(record.controls)
    for (const result of [record.result, ...controls]) {
      // A control of fewer than ten people of one fate is not judged, and says so; what is released always is.
      const isTooSmall = result.status === 'skipped' && result.reason === 'too few people of one class to learn from'
      if (isTooSmall && result !== record.result) continue
      if (result.status === 'skipped') throw new Error(`${id}: ${result.reason}`)
      const [low, high] = metric.range
      expect(result.value).toBeGreaterThanOrEqual(low)
      expect(result.value).toBeLessThanOrEqual(high)
      expect(result.interval![0]).toBeLessThanOrEqual(result.value + 1e-4)
      expect(result.interval![1]).toBeGreaterThanOrEqual(result.value - 1e-4)
    }
  })

  test('the same tables and seed give the same result, whatever else is computed', async () => {
    const [alone] = await evaluatePeople({ ...context, metrics: [metric] })
    expect(alone).toEqual(record)
  })

  test('the result is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  test('nobody, one person, people without children and cells that are all missing are a result', async () => {
    const alone = takePeople(context.train, [0])
    const childless = linkedOf({
      people: { id: ['x', 'y'], sex: ['f', 'm'], end: [3, 4], dead: ['0', '1'] },
      visits: { id: [], day: [], marker: [], state: [], site: [] },
      drugs: { id: [], drug: [] },
    })
    const missing = linkedOf({
      people: { id: ['x', 'y'], sex: [null, null], end: [null, null], dead: [null, null] },
      visits: {
        id: ['x', 'x', 'y'],
        day: [null, null, null],
        marker: [null, null, null],
        state: [null, null, null],
        site: [null, null, null],
      },
      drugs: { id: ['x'], drug: [null] },
    })
    for (const odd of [nobody, alone, childless, missing]) {
      const [asSynthetic] = await evaluatePeople({ ...context, synthetic: odd, metrics: [metric] })
      expect(['ok', 'skipped']).toContain(asSynthetic?.result.status)
      const sides = { train: odd, holdout: odd, reference: odd, synthetic: odd }
      const [everywhere] = await evaluatePeople({ ...context, ...sides, metrics: [metric] })
      expect(['ok', 'skipped']).toContain(everywhere?.result.status)
    }
  })

  test('the order in which rows and people come changes nothing', async () => {
    const { synthetic } = context
    const backwards = new Map(
      madeSchema.tables.map(({ name }) => {
        const table = synthetic.table(name)
        return [name, table.take(Array.from({ length: table.rowCount }, (_, row) => table.rowCount - 1 - row))] as const
      }),
    )
    const [turned] = await evaluatePeople({
      ...context,
      synthetic: LinkedTables.of(backwards, madeSchema),
      metrics: [metric],
    })
    const [value, again] = [record.result, turned!.result].map((result) =>
      result.status === 'ok' ? result.value : Number.NaN,
    )
    // Tests draw people by their place: another draw of the same people.
    const room = id.includes('c2st') || id.includes('membership') || id.includes('trajectory') ? 0.12 : 1e-9
    expect(Math.abs(value! - again!)).toBeLessThanOrEqual(room)
  })
})
