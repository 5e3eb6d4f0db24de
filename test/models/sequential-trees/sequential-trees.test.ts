import { expect, test } from 'vitest'
import { sequentialTrees } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { type Schema, Table } from '../../../src/table/index.js'
import { clinic } from '../../contracts/model-tables.js'

const { table, schema } = clinic(300)
const options = sequentialTrees.options.parse({ trees: 2 })
const learn = (train: Table, own = schema) =>
  sequentialTrees.fit(train, { schema: own, options, rng: createRng('fit') })

test('the order of columns in the file changes no likelihood', async () => {
  const backwards = { ...schema, columns: [...schema.columns].reverse() }
  const turned = await learn(Table.of([...table.columns].reverse()), backwards)
  const straight = await learn(table)
  expect(turned.logLikelihood?.(table)).toEqual(straight.logLikelihood?.(table))
})

test('dependence is learnt: unseen rows are likelier than with every column by itself', async () => {
  const unseen = clinic(400, 'unseen').table
  const mean = (values: Float64Array = new Float64Array(0)) => {
    const finite = values.filter(Number.isFinite)
    return finite.reduce((sum, value) => sum + value, 0) / finite.length
  }
  const alone = await sequentialTrees.fit(table, {
    schema,
    options: sequentialTrees.options.parse({ maxDepth: 0, lines: false }),
    rng: createRng('fit'),
  })
  const learnt = await learn(table)
  // A tree without questions is its column's marginal.
  expect(learnt.card().graph?.edges.length).toBeGreaterThan(0)
  expect(alone.card().graph?.edges).toEqual([])
  expect(mean(learnt.logLikelihood?.(unseen))).toBeGreaterThan(mean(alone.logLikelihood?.(unseen)) + 0.1)
})

test('a person in four rows is one person: repeating every row does not grow larger trees', async () => {
  const patient = { ...schema, patient: 'record' }
  const repeated = table.take([...Array(1200).keys()].map((row) => row >> 2))
  const parametersOf = async (train: Table, own: Schema = patient) => (await learn(train, own)).card().parameters
  const once = await parametersOf(table)
  expect(await parametersOf(repeated)).toBeLessThan(1.4 * once)
  expect(await parametersOf(repeated, schema)).toBeGreaterThan(10 * once)
})
