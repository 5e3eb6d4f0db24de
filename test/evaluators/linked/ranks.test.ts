import { expect, test } from 'vitest'
import {
  type EvaluatePeopleOptions,
  evaluatePeople,
  linkedMetrics,
  type MetricRecord,
} from '../../../evaluators/index.js'
import { takePeople } from '../../../evaluators/linked/controls.js'
import { createRng } from '../../../src/math/index.js'
import { divided, pbcVisits } from './pbc-visits.js'

const all = await pbcVisits()
const [train, holdout, reference] = divided(all, [0.5, 0.25, 0.25], 1) as [typeof all, typeof all, typeof all]
const context: EvaluatePeopleOptions = {
  schema: all.schema,
  train,
  holdout,
  reference,
  synthetic: holdout,
  rng: createRng(1),
}
const left = ['fidelity.c2st-courses', 'fidelity.c2st-visits']
const records = await evaluatePeople({ ...context, metrics: linkedMetrics.filter(({ id }) => !left.includes(id)) })

function control(id: string, name: keyof MetricRecord['controls']): number {
  const result = records.find((record) => record.id === id)!.controls[name]!
  return result.status === 'ok' ? result.value : Number.NaN
}

test('whole histories: unseen people pass, histories of other people are noticed, independent rows always', () => {
  const of = (name: keyof MetricRecord['controls']) => control('fidelity.c2st-histories', name)
  expect(of('unseen-real')).toBeLessThan(0.65)
  expect(of('shuffled-histories')).toBeGreaterThan(0.7)
  expect(of('independent-rows')).toBeGreaterThan(0.95)
})

test('consecutive rows: histories of other people are as good as unseen ones, independent rows are not', () => {
  const of = (name: keyof MetricRecord['controls']) => control('fidelity.c2st-pairs', name)
  expect(Math.abs(of('shuffled-histories') - of('unseen-real'))).toBeLessThan(0.1)
  expect(of('independent-rows')).toBeGreaterThan(0.93)
})

test('what follows from the row before is lost with independent rows alone', () => {
  for (const id of ['fidelity.autocorrelation', 'fidelity.transitions', 'fidelity.gaps', 'fidelity.variance-share']) {
    expect(control(id, 'independent-rows')).toBeGreaterThan(3 * control(id, 'copy-of-train'))
    // Handing histories to other people changes none of it.
    expect(control(id, 'shuffled-histories')).toBeCloseTo(control(id, 'copy-of-train'), 3)
  }
})

test('what goes with the person is lost when histories change hands', () => {
  expect(control('fidelity.parent-child', 'shuffled-histories')).toBeGreaterThan(
    2 * control('fidelity.parent-child', 'copy-of-train'),
  )
  expect(control('validity.after-end', 'shuffled-histories')).toBeGreaterThan(0.1)
  for (const name of ['unseen-real', 'copy-of-train'] as const) expect(control('validity.after-end', name)).toBe(0)
  expect(control('validity.same-time', 'independent-rows')).toBeGreaterThan(0.03)
  expect(control('validity.same-time', 'unseen-real')).toBe(0)
})

test('a copy of train is known by its people, its histories and its schedules; unseen people by none', () => {
  expect(control('privacy.copied-histories', 'copy-of-train')).toBe(1)
  expect(control('privacy.copied-histories', 'shuffled-histories')).toBe(1)
  expect(control('privacy.copied-histories', 'unseen-real')).toBe(0)
  expect(control('privacy.membership-histories', 'copy-of-train')).toBeGreaterThan(0.95)
  expect(Math.abs(control('privacy.membership-histories', 'unseen-real') - 0.5)).toBeLessThan(0.1)
  expect(control('privacy.unique-course', 'copy-of-train')).toBeGreaterThan(0.9)
  expect(control('privacy.unique-course', 'unseen-real')).toBeLessThan(0.02)
})

test('visits that belong to their person predict death better than independent ones', () => {
  expect(control('utility.trajectory', 'copy-of-train')).toBeGreaterThan(0.75)
  expect(control('utility.trajectory', 'copy-of-train')).toBeGreaterThan(
    control('utility.trajectory', 'independent-rows') + 0.1,
  )
})

test('a control of too few events to learn from is left out; what is drawn is judged whatever it shows', async () => {
  const metrics = linkedMetrics.filter(({ id }) => id === 'utility.trajectory')
  const few = takePeople(
    reference,
    Uint32Array.from({ length: 24 }, (_, person) => person),
  )
  const [record] = await evaluatePeople({ ...context, holdout: train, reference: few, synthetic: few, metrics })
  expect(record!.controls['unseen-real']).toMatchObject({
    status: 'skipped',
    reason: expect.stringMatching('too few people of one class'),
  })
  expect(record!.result.status).toBe('ok')
})
