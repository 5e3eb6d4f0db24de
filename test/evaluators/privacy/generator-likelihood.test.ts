import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { areaUnder, rankScores, rocCurve } from '../../../evaluators/learning/roc.js'
import { generatorLikelihood } from '../../../evaluators/privacy/attacks/generator-likelihood.js'
import { createRng, permutation } from '../../../src/math/index.js'
import { isModelled } from '../../../src/table/index.js'

test('records are likelier under a network of the rows they are among', async () => {
  const { table, schema } = await loadDataset('rotterdam')
  const columnNames = schema.columns.filter(isModelled).map(({ name }) => name)
  const order = permutation(table.rowCount, createRng(1))
  const [members, nonMembers, reference, fresh] = [0, 1, 2, 3].map((part) =>
    table.take(order.slice(500 * part, 500 * (part + 1))),
  )
  const areaOf = (synthetic: typeof table) => {
    const tables = { synthetic, reference: reference!, columnNames, rng: createRng(1), realRng: createRng(2) }
    const [own, other] = generatorLikelihood([members!, nonMembers!], tables)
    return areaUnder(rocCurve(rankScores(own!, other!)))
  }
  // Standard error at 500 a side is 0.018: four of them.
  expect(areaOf(members!)).toBeGreaterThan(0.5 + 4 * 0.018)
  expect(Math.abs(areaOf(fresh!) - 0.5)).toBeLessThan(4 * 0.018)
})
