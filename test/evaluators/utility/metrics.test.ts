import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import type { ConcordanceDetail, ImportanceDetail, UtilityDetail } from '../../../evaluators/index.js'
import type { EvaluationContext, Metric } from '../../../evaluators/metric.js'
import { concordanceMetric } from '../../../evaluators/utility/concordance.js'
import { importance } from '../../../evaluators/utility/importance.js'
import { tstr } from '../../../evaluators/utility/tstr.js'
import { createRng, permutation } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table, takeRows } from '../../../src/table/index.js'

async function computed<Detail>(metric: Metric, context: EvaluationContext) {
  const result = await metric.compute(context)
  if (result.status === 'skipped') throw new Error(result.reason)
  return { ...result, detail: result.detail as unknown as Detail }
}

const { table, schema } = await loadDataset('rotterdam')
const part = (from: number, to: number) => {
  const order = permutation(table.rowCount, createRng(1).fork('division'))
  return table.take(order.slice(from * table.rowCount, to * table.rowCount))
}
const sides = { schema, train: part(0, 0.4), holdout: part(0.4, 0.6), reference: part(0.6, 0.8), rng: createRng(2) }
const unseen = part(0.6, 1)
const independent = Table.of(
  unseen.columns.map((column) => takeRows(column, permutation(unseen.rowCount, createRng(column.name)))),
  unseen.rowCount,
)

test('a copy of train reaches what train does, and shuffled columns teach nothing', async () => {
  const copy = await computed<ConcordanceDetail>(concordanceMetric, { ...sides, synthetic: sides.train })
  expect(copy.detail.pairs[0]!.loss).toEqual({ value: 0, interval: [0, 0] })
  expect(copy.interval![0]).toBeGreaterThan(0.6)
  const shuffled = await computed<ConcordanceDetail>(concordanceMetric, { ...sides, synthetic: independent })
  expect(shuffled.value).toBeLessThan(0.6)
  expect(shuffled.detail.pairs[0]!.loss!.interval[0]).toBeGreaterThan(0)
})

test('importances agree for a copy, nearly for unseen rows, and not for shuffled columns', async () => {
  const of = (synthetic: Table) => computed<ImportanceDetail>(importance, { ...sides, synthetic })
  const [copy, fresh, shuffled] = [await of(sides.train), await of(unseen), await of(independent)]
  expect(copy.value).toBeCloseTo(1, 12)
  expect(fresh.value).toBeGreaterThan(0.5)
  expect(shuffled.value).toBeLessThan(fresh.value - 0.2)
  const { columns } = fresh.detail.outcomes[0]!
  expect(columns.map(({ real }) => real)).toEqual(columns.map(({ real }) => real).sort((a, b) => b - a))
})

test('three learners, three trainings, calibration of probabilities and subgroups', async () => {
  const { value, detail } = await computed<UtilityDetail>(tstr, { ...sides, synthetic: unseen })
  const [{ learners, subgroups, testRows } = { learners: [], subgroups: [], testRows: 0 }] = detail.outcomes
  expect(learners.map(({ learner }) => learner)).toEqual(['boosting', 'forest', 'logistic'])
  const [made, own] = [learners[0]!.synthetic!.score, learners[0]!.real!.score]
  expect(value).toBeCloseTo((made - 0.5) / (own - 0.5), 12)
  expect(detail.outcomes[0]!.kept!.value).toBe(value)
  for (const { synthetic, real, augmented, loss } of learners) {
    expect(loss!.value).toBeCloseTo(real!.score - synthetic!.score, 12)
    for (const { calibration, brierScore, averagePrecision } of [synthetic!, real!, augmented!]) {
      expect(calibration!.reduce((sum, [, , rows]) => sum + rows, 0)).toBe(testRows)
      expect(brierScore).toBeLessThan(0.25)
      expect(averagePrecision).toBeGreaterThan(0.4)
    }
  }
  expect(subgroups.length).toBeGreaterThan(2)
  expect(subgroups.every(({ rows }) => rows >= 20)).toBe(true)
})

describe('outcomes of two kinds', () => {
  const mixed: Schema = {
    name: 'mixed',
    columns: [
      { name: 'x', kind: 'numeric', role: 'feature' },
      { name: 'z', kind: 'numeric', role: 'feature' },
      { name: 'ill', kind: 'categorical', role: 'outcome' },
      { name: 'dose', kind: 'numeric', role: 'outcome' },
      { name: 'noise', kind: 'categorical', role: 'outcome' },
    ],
  }
  /** `ill` follows from x, `dose` from z, `noise` from nothing; one of the two relations is left out where it is lost. */
  const made = (seed: number, lost?: 'ill' | 'dose') => {
    const rng = createRng(seed)
    const drawn = () => Array.from({ length: 800 }, () => rng.normal())
    const [x, z] = [drawn(), drawn()]
    const of = (values: readonly number[], name: string) => (name === lost ? drawn() : values)
    const ill = of(x, 'ill').map((value) => (value + 0.8 * rng.normal() > 0.3 ? 'yes' : 'no'))
    const dose = of(z, 'dose').map((value) => value + 0.8 * rng.normal())
    const noise = drawn().map((value) => (value > 0 ? 'a' : 'b'))
    return Table.of([
      ...[numberColumn('x', x), numberColumn('z', z), levelColumn('ill', ill)],
      ...[numberColumn('dose', dose), levelColumn('noise', noise)],
    ])
  }
  const real = { train: made(1), holdout: made(2), reference: made(3) }
  const of = (synthetic: Table) =>
    computed<UtilityDetail>(tstr, { schema: mixed, ...real, synthetic, rng: createRng(1) })

  test('are each compared in their own kind, and the mean is of shares that are kept', async () => {
    const { value, detail } = await of(made(4, 'dose'))
    const [ill, dose, noise] = detail.outcomes
    expect(ill!.kept!.value).toBeGreaterThan(0.8)
    expect(dose!.kept!.value).toBeLessThan(0.1)
    expect(noise!.kept).toBeNull()
    expect(value).toBeCloseTo((ill!.kept!.value + dose!.kept!.value) / 2, 12)
  })

  test('lose as much whichever is lost, though an area of nothing is one half and a share of nothing 0', async () => {
    const [withoutIll, withoutDose] = [await of(made(4, 'ill')), await of(made(4, 'dose'))]
    expect(Math.abs(withoutIll.value - withoutDose.value)).toBeLessThan(0.15)
    expect((await of(made(4))).value).toBeGreaterThan(0.85)
  })

  test('a synthetic table with one class only keeps nothing of that outcome', async () => {
    const whole = made(4)
    const constant = levelColumn('ill', new Array(whole.rowCount).fill('no'))
    const columns = whole.columns.map((column) => (column.name === 'ill' ? constant : column))
    const { detail } = await of(Table.of(columns))
    expect(detail.outcomes[0]!.kept).toEqual({ value: 0, interval: [0, 0] })
  })

  test('where real rows predict nothing there is nothing to keep', async () => {
    const asked = mixed.columns.map((column) =>
      column.name === 'ill' || column.name === 'dose' ? { ...column, role: 'direct-identifier' as const } : column,
    )
    const schema = { ...mixed, columns: asked }
    const result = await tstr.compute({ schema, ...real, synthetic: made(4), rng: createRng(1) })
    expect(result).toEqual({
      ...{ status: 'skipped', reason: 'real rows predict no outcome clearly', nothingToTest: true },
    })
  })
})

test('a subgroup whose outcome is turned round is the first in the list', async () => {
  const planted: Schema = {
    name: 'planted',
    columns: [
      { name: 'x', kind: 'numeric', role: 'feature' },
      { name: 'group', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'y', kind: 'numeric', role: 'outcome' },
    ],
  }
  const made = (seed: number, sign: number) => {
    const rng = createRng(seed)
    const x = Array.from({ length: 900 }, () => rng.normal())
    const group = x.map((_, row) => (row % 3 === 0 ? 'a' : row % 3 === 1 ? 'b' : 'c'))
    const y = x.map((value, row) => (group[row] === 'b' ? sign * value : value) + 0.2 * rng.normal())
    return Table.of([numberColumn('x', x), levelColumn('group', group), numberColumn('y', y)])
  }
  const tables = { train: made(1, 1), holdout: made(2, 1), reference: made(3, 1), synthetic: made(4, -1) }
  const { detail } = await computed<UtilityDetail>(tstr, { schema: planted, ...tables, rng: createRng(1) })
  const { learners, subgroups } = detail.outcomes[0]!
  expect(learners.map(({ learner }) => learner)).toEqual(['boosting', 'forest', 'linear'])
  expect(learners[2]!.real!.rootMeanSquaredError).toBeCloseTo(0.2, 1)
  expect(subgroups[0]!.name).toBe('group = b')
  expect(subgroups[0]!.loss.interval[0]).toBeGreaterThan(0.5)
  expect(subgroups[1]!.loss.value).toBeLessThan(0.2)
})
