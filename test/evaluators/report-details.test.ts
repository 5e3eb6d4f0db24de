import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { metrics, type RiskDetail, type ShapeDetail, type SubgroupDetail } from '../../evaluators/index.js'
import { createRng, permutation } from '../../src/math/index.js'
import { isMissing, type NumberColumn } from '../../src/table/index.js'
import { copy, droppedSubgroup } from '../calibration/planted.js'

const { table, schema } = await loadDataset('pbc')
const order = permutation(table.rowCount, createRng(1))
const part = (from: number, to: number) =>
  table.take(order.slice(Math.round(from * table.rowCount), Math.round(to * table.rowCount)))
const sides = { train: part(0, 0.4), holdout: part(0.4, 0.6), reference: part(0.6, 0.8) }
const fresh = part(0.8, 1)

async function detail<Detail>(id: string, synthetic = fresh): Promise<Detail> {
  const metric = metrics.find((each) => each.id === id)!
  const result = await metric.compute({ ...sides, schema, synthetic, rng: createRng(2) })
  if (result.status === 'skipped') throw new Error(result.reason)
  return result.detail as unknown as Detail
}

describe('what the report draws of a column', async () => {
  const { columns } = await detail<ShapeDetail>('fidelity.shape')
  const histograms = columns.flatMap(({ name, distribution }) =>
    distribution.type === 'histogram' ? [{ name, distribution }] : [],
  )

  test('at least five training rows lie beyond every quantile', () => {
    expect(histograms.length).toBeGreaterThan(5)
    for (const { name, distribution } of histograms) {
      const column = sides.train.column(name) as NumberColumn
      const present = column.values.filter((_, row) => !isMissing(column, row))
      for (const { share } of distribution.quantiles ?? [])
        expect(Math.min(share, 1 - share) * present.length).toBeGreaterThanOrEqual(5)
      const quantiles = (distribution.quantiles ?? []).map(({ real }) => real)
      expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b))
    }
  })

  test('numbers have a trimmed mean and deviation on every side, levels and dates none', () => {
    for (const { name, kind, moments, distribution } of columns) {
      if (distribution.type === 'bars' || kind === 'datetime') {
        expect(moments, name).toBeUndefined()
        continue
      }
      const column = sides.train.column(name) as NumberColumn
      const present = column.values.filter((_, row) => !isMissing(column, row)).sort()
      const inner = present.slice(4, -4)
      const mean = inner.reduce((sum, value) => sum + value, 0) / inner.length
      const { real, synthetic, unseen } = moments!
      expect(Math.abs(real!.mean - mean), name).toBeLessThanOrEqual(real!.deviation / 10)
      expect([synthetic, unseen], name).not.toContain(null)
    }
  })

  test('unseen real rows have shares that sum to one', () => {
    for (const { distribution } of columns)
      expect(distribution.unseen!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })
})

test('a group that was dropped has hardly a synthetic row, and unseen real rows have a score', async () => {
  const synthetic = droppedSubgroup({ schema, train: sides.train, fresh, rng: createRng(3) })
  const { groups } = await detail<SubgroupDetail>('fidelity.subgroups', synthetic)
  const oldest = groups.find(({ name }) => name === 'age, highest third')!
  // The limit lies between two ages: one row may be on the other side of it.
  expect(oldest.syntheticRows).toBeLessThanOrEqual(1)
  expect(oldest.score).toBe(0)
  expect(oldest.unseenScore).toBeGreaterThan(0.5)
})

describe('how risk is spread', () => {
  const beyond = ({ edges, limit, train, holdout }: NonNullable<RiskDetail['distribution']>) =>
    [train, holdout].map((shares) =>
      shares.reduce((sum, share, bin) => sum + (edges[bin]! >= limit - 1e-9 ? share : 0), 0),
    )

  test('of a copy, many training rows lie beyond the limit; of unseen rows 1 % do', async () => {
    const synthetic = copy({ schema, train: sides.train, fresh, rng: createRng(3) })
    const { distribution } = await detail<RiskDetail>('privacy.records-at-risk', synthetic)
    const [train, holdout] = beyond(distribution!)
    expect(train).toBeGreaterThan(0.5)
    expect(holdout).toBeLessThan(0.03)
  })

  test('both sides sum to one', async () => {
    const { distribution } = await detail<RiskDetail>('privacy.records-at-risk')
    for (const shares of [distribution!.train, distribution!.holdout])
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })
})
