import { describe, expect, test } from 'vitest'
import { pairTrends } from '../../../evaluators/fidelity/pair-trends.js'
import { qualityReport } from '../../../evaluators/fidelity/quality-report.js'
import { shape } from '../../../evaluators/fidelity/shape.js'
import type { PairDetail, ShapeDetail } from '../../../evaluators/index.js'
import { closest } from '../../../evaluators/privacy/closest.js'
import { closer } from '../../../evaluators/privacy/dcr-share.js'
import { mixedSpace } from '../../../src/learn/index.js'
import { createRng } from '../../../src/math/index.js'
import { sdmetricsGolden, sdmetricsSides, sdmetricsTables } from './sdmetrics-tables.js'

describe.each(sdmetricsTables)('SDMetrics on %s', async (name) => {
  const { schema, names, every, real, synthetic } = await sdmetricsSides(name)
  const context = { schema, train: real, holdout: synthetic, reference: synthetic, synthetic, rng: createRng(1) }
  const expected = sdmetricsGolden[name]

  test('the variant gives the scores of its QualityReport', () => {
    const report = qualityReport(real, synthetic, names)
    expect(report.pairs).toBe(expected.counted.length)
    expect(report.columnShapes).toBeCloseTo(expected.columnShapes, 12)
    expect(report.columnPairTrends).toBeCloseTo(expected.columnPairTrends, 12)
    expect(report.score).toBeCloseTo(expected.score, 12)
  })

  test('column shapes are its KSComplement and TVComplement', async () => {
    const result = await shape.compute(context)
    if (result.status === 'skipped') throw new Error(result.reason)
    const { columns } = result.detail as unknown as ShapeDetail
    expect(columns.map((column) => column.name).sort()).toEqual(Object.keys(expected.shapes).sort())
    // No level occurs on the synthetic side only, so that its 1e-6 does not show.
    for (const column of columns) expect(column.score).toBeCloseTo(expected.shapes[column.name], 12)
  })

  test('pairs are its CorrelationSimilarity and ContingencySimilarity called with bins of the real table', async () => {
    const result = await pairTrends.compute(context)
    if (result.status === 'skipped') throw new Error(result.reason)
    const { columns, score } = result.detail as unknown as PairDetail
    for (const [pair, value] of Object.entries<number>(expected.standalonePairs)) {
      const [first = '', second = ''] = pair.split(' ')
      expect(score[columns.indexOf(first)]![columns.indexOf(second)]).toBeCloseTo(value, 12)
    }
  })

  test.skipIf(expected.overfitting === null)('DCROverfittingProtection, its ranges and its ties', () => {
    const [train, holdout, made] = [0, 1, 2].map((start) => every(4, start))
    const distances = [train!, holdout!].map((side) => {
      const place = mixedSpace([side], names)
      return closest(place(made!), place(side))
    })
    const wins = distances[0]!.filter((distance, row) => closer(distance, distances[1]![row]!) === 1).length
    const share = wins / made!.rowCount
    expect(share).toBeCloseTo(expected.overfitting.synthetic_data_percentages.closer_to_training, 12)
    expect(Math.min(2 * (1 - share), 1)).toBeCloseTo(expected.overfitting.score, 12)
  })
})
