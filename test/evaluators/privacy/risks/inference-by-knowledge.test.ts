import { expect, test } from 'vitest'
import { loadDataset } from '../../../../datasets/index.js'
import { knowledgeSizes } from '../../../../evaluators/privacy/risks/attacker-knowledge.js'
import { inferenceByKnowledge } from '../../../../evaluators/privacy/risks/inference-by-knowledge.js'

test('who knows every other column finds secrets of a copied table, and none of unseen rows', async () => {
  const { table, schema } = await loadDataset('rotterdam')
  const [train, holdout] = [table.slice(0, 800), table.slice(800, 1600)]
  const sizes = knowledgeSizes(schema)
  const tables = { train, holdout, members: train, others: holdout }
  const copied = inferenceByKnowledge(sizes, ['death', 'size'], { ...tables, synthetic: train })
  expect(copied.map(({ knowledge }) => knowledge)).toEqual(sizes.map(({ knowledge }) => knowledge))
  expect(copied.map(({ columns }) => columns)).toEqual([...copied.map(({ columns }) => columns)].sort((a, b) => a - b))
  expect(copied.at(-1)!.onTrain).toBeGreaterThan(0.99)
  expect(copied.at(-1)!.interval[0]).toBeGreaterThan(0.9)

  const unseen = inferenceByKnowledge(sizes, ['death', 'size'], { ...tables, synthetic: table.slice(1600, 2400) })
  for (const { interval } of unseen) expect(interval[0]).toBeLessThan(0.05)
})

test('every other column never holds the secret', async () => {
  const { schema } = await loadDataset('rotterdam')
  const all = knowledgeSizes(schema).at(-1)!
  expect(all.columnsFor('death')).not.toContain('death')
  expect(all.columnsFor('size')).toContain('death')
})
