import { expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { recordsAtRisk } from '../../evaluators/index.js'
import { createRng } from '../../src/math/index.js'
import { collectTable, fitModel, sampleModel, splitByPatient } from '../../src/pipeline/index.js'
import { suppressRisky } from '../../src/pipeline/suppress-risky.js'
import { cellAt, concatTables } from '../../src/table/index.js'

const { table, schema } = await loadDataset('pbc')
const rng = createRng(1)
const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
const split = splitByPatient(table, schema, { shares, rng: rng.fork('split') })
const model = await fitModel(split.train, { schema, model: 'bayes-net', rng: rng.fork('fit') })
const drawn = await collectTable(sampleModel(model, 200, { rng: rng.fork('sample') }))

test('copies of training rows are found, drawn again, and every identifier stays its own', async () => {
  const planted = concatTables([drawn.slice(0, 190), split.train.slice(0, 10)])
  const before = recordsAtRisk({ ...split, schema, synthetic: planted })!
  expect(before.syntheticRows.filter((row) => row >= 190).length).toBeGreaterThan(4)
  const { synthetic, redrawn } = await suppressRisky(planted, { ...split, schema, model, rng: rng.fork('suppress') })
  expect(redrawn).toBeGreaterThanOrEqual(before.syntheticRows.length)
  const after = recordsAtRisk({ ...split, schema, synthetic })!
  expect(after.records.length).toBeLessThan(before.records.length)
  expect(synthetic.rowCount).toBe(200)
  const ids = Array.from({ length: 200 }, (_, row) => cellAt(synthetic.column('id'), row))
  expect(new Set(ids).size).toBe(200)
})
