import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { externalEvaluation } from '../../evaluators/index.js'
import { createRng } from '../../src/math/index.js'
import { evaluateTables } from '../../src/pipeline/index.js'
import { plantedSchema, plantedTable } from '../evaluators/audience/planted-table.js'
import { publishedSchemas } from './published-schemas.js'

const published = (file: string) => JSON.parse(readFileSync(resolve(import.meta.dirname, '../../docs', file), 'utf8'))

test.each(Object.entries(publishedSchemas))('docs/%s is what is checked', (file, schema) => {
  expect(published(file), 'npm run schemas').toEqual(JSON.parse(JSON.stringify(schema)))
})

test('a real evaluation satisfies the published schema, and a changed one does not', async () => {
  const schema = z.fromJSONSchema(published('evaluation.schema.json'))
  const [train, other] = [plantedTable(60, 1), plantedTable(60, 2)]
  const made = await evaluateTables(other, {
    ...{ schema: plantedSchema, train, holdout: other, reference: other, rng: createRng(1) },
    ...{ title: 'ward', split: 'as given' },
  })
  const evaluation = JSON.parse(JSON.stringify(made))
  expect(schema.safeParse(evaluation).error?.issues).toBeUndefined()
  expect(schema.safeParse(JSON.parse(JSON.stringify(externalEvaluation(evaluation)))).success).toBe(true)
  const [first, ...rest] = evaluation.results
  for (const wrong of [
    { ...evaluation, version: 2 },
    { ...evaluation, title: undefined },
    { ...evaluation, extra: 1 },
    { ...evaluation, results: [{ ...first, goal: 'best' }, ...rest] },
    { ...evaluation, results: [{ ...first, result: { status: 'ok', value: 'one' } }, ...rest] },
    { ...evaluation, results: [{ ...first, controls: { 'another-control': first.result } }, ...rest] },
  ])
    expect(schema.safeParse(wrong).success).toBe(false)
})
