import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import type { ReplicationDetail } from '../../../evaluators/index.js'
import { intervalOverlap } from '../../../evaluators/utility/interval-overlap.js'
import { pooledReplication } from '../../../evaluators/utility/pooled-replication.js'
import { replication } from '../../../evaluators/utility/replication.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'planted',
  columns: [
    { name: 'x', kind: 'numeric', role: 'feature' },
    { name: 'group', kind: 'categorical', role: 'feature' },
    { name: 'noise', kind: 'numeric', role: 'feature' },
    { name: 'y', kind: 'boolean', role: 'outcome' },
  ],
}

/** y depends on x and not on noise; no positive in group c, and none in group b where `isLost`. */
function planted(seed: number, { isLost = false, rowCount = 800 } = {}): Table {
  const rng = createRng(seed)
  const rows = Array.from({ length: rowCount }, () => {
    const [x, noise, uniform] = [rng.normal(), rng.normal(), rng.uniform()]
    const group = uniform < 0.6 ? 'a' : uniform < 0.9 ? 'b' : 'c'
    const isPositive = rng.uniform() < 1 / (1 + Math.exp(-x)) && group !== 'c' && !(isLost && group === 'b')
    return { x, noise, group, y: isPositive ? '1' : '0' }
  })
  return Table.of([
    numberColumn(
      'x',
      rows.map(({ x }) => x),
    ),
    levelColumn(
      'group',
      rows.map(({ group }) => group),
    ),
    numberColumn(
      'noise',
      rows.map(({ noise }) => noise),
    ),
    levelColumn(
      'y',
      rows.map(({ y }) => y),
    ),
  ])
}

async function detailOf(train: Table, synthetic: Table): Promise<ReplicationDetail & { readonly value: number }> {
  const sides = { train, synthetic, holdout: train, reference: train }
  const result = await replication.compute({ schema, ...sides, rng: createRng(1) })
  if (result.status === 'skipped') throw new Error(result.reason)
  return { ...(result.detail as unknown as ReplicationDetail), value: result.value }
}

test('overlap of intervals', () => {
  expect(intervalOverlap([0, 2], [0, 2])).toBe(1)
  expect(intervalOverlap([0, 2], [1, 5])).toBeCloseTo((1 / 2 + 1 / 4) / 2, 12)
  expect(intervalOverlap([0, 1], [2, 3])).toBe(0)
})

test('a term that divides the classes in the training rows is named and not asked about', async () => {
  const { models, coverage, value } = await detailOf(planted(1), planted(1))
  expect(models[0]!.leftOut).toEqual(['group = c'])
  expect(models[0]!.terms.map(({ term }) => term)).toEqual(['x', 'group = b', 'noise'])
  expect(value).toBe(1)
  expect(coverage.value).toBe(1)
})

test('a term that divides them in the synthetic rows only counts as not replicated', async () => {
  const { models, value } = await detailOf(planted(1), planted(2, { isLost: true }))
  const lost = models[0]!.terms.find(({ term }) => term === 'group = b')!
  expect(lost).toMatchObject({ synthetic: null, overlap: 0, covered: false })
  expect(models[0]!.terms.filter(({ synthetic }) => synthetic === null).length).toBe(1)
  expect(value).toBeLessThan(0.7)
})

test('the cause of death is left out of the models of death, which are then fitted', async () => {
  const { table, schema: flchain } = await loadDataset('flchain')
  const sides = { train: table, synthetic: table, holdout: table, reference: table }
  const result = await replication.compute({ schema: flchain, ...sides, rng: createRng(1) })
  const { models } = (result.status === 'ok' ? result.detail : {}) as unknown as ReplicationDetail
  expect(models.map(({ outcome }) => outcome)).toEqual(['death', 'death by futime'])
  for (const model of models) {
    expect(model.leaking).toEqual([{ name: 'chapter', by: 'missing cells' }])
    expect(model.terms.length).toBeGreaterThan(5)
  }
})

test('several tables together come nearer than one, and say less than they would as real rows', () => {
  const train = planted(1)
  const tables = [2, 3, 4, 5, 6].map((seed) => planted(seed))
  const pooled = pooledReplication(tables, { schema, train })
  const single = pooledReplication(tables.slice(0, 1), { schema, train })
  const width = (terms: typeof pooled) =>
    terms.reduce((sum, { synthetic }) => sum + synthetic!.interval[1] - synthetic!.interval[0], 0)
  expect(pooled.map(({ term }) => term)).toEqual(['x', 'group = b', 'noise'])
  expect(width(pooled) / width(single)).toBeCloseTo(Math.sqrt(1.2 / 2), 1)
  expect(pooled.every(({ covered }) => covered)).toBe(true)
  expect(() => pooledReplication([], { schema, train })).toThrow(/too few synthetic tables: 0/)
  expect(() => pooledReplication(tables.slice(1, 2), { schema, train, synthesis: 'fully' })).toThrow(/at least 2/)
})
