import { expect, test } from 'vitest'
import { externalLinkedEvaluation, linkedMetrics } from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { evaluateLinked } from '../../../src/pipeline/linked/index.js'
import { renderLinkedReport } from '../../../src/report/index.js'
import { frenchLinkedMetrics } from '../../../src/report/linked/linked-metrics-fr.js'
import { madeSchema, madeTables } from '../../evaluators/linked/made-tables.js'

const evaluation = await evaluateLinked(madeTables(60, 4, 'd'), {
  schema: madeSchema,
  train: madeTables(60, 1, 'a'),
  holdout: madeTables(40, 2, 'b'),
  reference: madeTables(60, 3, 'c'),
  rng: createRng(1),
  depth: 'quick',
})

test('tables are judged together by person, then each by itself with its parent beside it', () => {
  const quick = linkedMetrics.filter(({ cost }) => cost !== 'costly').map(({ id }) => id)
  expect(evaluation.results.map(({ id }) => id)).toEqual(quick)
  expect(evaluation.map.map(({ name, rows }) => [name, rows.synthetic > 0])).toEqual([
    ['people', true],
    ['visits', true],
    ['drugs', true],
  ])
  const visits = evaluation.tables.find(({ name }) => name === 'visits')!.evaluation
  expect(visits.schema.columns.map(({ name }) => name)).toContain('people.sex')
  expect(visits.schema.columns.map(({ name }) => name)).not.toContain('people.id')
})

test('the worst table comes first', () => {
  const scores = evaluation.tables.map(({ evaluation: { results } }) => {
    const shape = results.find(({ id }) => id === 'fidelity.shape')!.result
    return shape.status === 'ok' ? shape.value : 1
  })
  expect(scores).toEqual([...scores].sort((a, b) => a - b))
})

test('an outsider gets values and no detail of linked metrics', () => {
  const external = externalLinkedEvaluation(evaluation)
  for (const { result } of external.results) expect(result).not.toHaveProperty('detail')
  for (const { evaluation: own } of external.tables) expect(own.audience).toBe('external')
})

test('the report says the verdict, the map and every table in both languages', async () => {
  const [english, french] = await Promise.all(
    (['en', 'fr'] as const).map((language) => renderLinkedReport(evaluation, { language })),
  )
  for (const page of [english!, french!]) for (const { name } of evaluation.map) expect(page).toContain(name)
  expect(english).toContain('How the tables hang together')
  expect(french).toContain('Liens entre les tables')
  expect(english).toContain('shuffled histories')
  expect(french).toContain('histoires redistribuées')
  expect(await renderLinkedReport(externalLinkedEvaluation(evaluation))).not.toContain('<svg')
  expect(english).toContain('<svg')
})

test('French has a text for every linked metric', () => {
  expect(Object.keys(frenchLinkedMetrics).sort()).toEqual(linkedMetrics.map(({ id }) => id).sort())
})
