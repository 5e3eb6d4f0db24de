import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { closest, closestRows, distanceSpace } from '../../../evaluators/privacy/closest.js'

test('a table has the same points and answers for all who ask, and another table its own', async () => {
  const { table, schema } = await loadDataset('pima')
  const [train, holdout, reference, synthetic] = [0, 100, 200, 300].map((from) => table.slice(from, from + 100))
  const tables = { schema, train: train!, holdout: holdout!, reference: reference!, synthetic: synthetic! }
  const space = distanceSpace(tables)!
  expect(distanceSpace({ ...tables })!.train).toBe(space.train)
  expect(closestRows(space.train, space.synthetic)).toBe(closestRows(space.train, space.synthetic))

  const other = distanceSpace({ ...tables, synthetic: table.slice(400, 500) })!
  expect(other.train).toBe(space.train)
  expect(other.synthetic).not.toBe(space.synthetic)
  expect(closest(other.train, other.synthetic)).not.toEqual(closest(space.train, space.synthetic))
  // Back again after another table had its turn.
  const again = distanceSpace(tables)!
  expect(closestRows(again.train, again.synthetic)).toBe(closestRows(space.train, space.synthetic))
  // Other training rows make another space, even for the same synthetic ones.
  expect(distanceSpace({ ...tables, train: holdout!, holdout: train! })!.synthetic).not.toBe(space.synthetic)
})
