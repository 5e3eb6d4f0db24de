import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { closest, closestRows, distanceSpace } from '../../../evaluators/privacy/closest.js'

test('metrics that ask for the same tables get the same space and the same answer, others their own', async () => {
  const { table, schema } = await loadDataset('pima')
  const [train, holdout, reference, synthetic] = [0, 100, 200, 300].map((from) => table.slice(from, from + 100))
  const tables = { schema, train: train!, holdout: holdout!, reference: reference!, synthetic: synthetic! }
  const space = distanceSpace(tables)!
  expect(distanceSpace({ ...tables })).toBe(space)
  expect(closestRows(space.train, space.synthetic)).toBe(closestRows(space.train, space.synthetic))

  const other = distanceSpace({ ...tables, synthetic: table.slice(400, 500) })!
  expect(other).not.toBe(space)
  expect(closest(other.train, other.synthetic)).not.toEqual(closest(space.train, space.synthetic))
  // Back again after another table had its turn.
  expect(closest(distanceSpace(tables)!.train, distanceSpace(tables)!.synthetic)).toEqual(
    closest(space.train, space.synthetic),
  )
})
