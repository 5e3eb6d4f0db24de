import { expect, test } from 'vitest'
import { areaUnder, rankScores, rocCurve } from '../../../evaluators/learning/roc.js'
import { closest, distanceSpace } from '../../../evaluators/privacy/closest.js'
import { closer } from '../../../evaluators/privacy/dcr-share.js'
import { mixedSpace } from '../../../src/learn/index.js'
import { golden, goldenSchema, goldenTable } from '../golden-tables.js'

const tables = { train: goldenTable('real'), holdout: goldenTable('hold'), synthetic: goldenTable('syn') }
const names = goldenSchema.columns.map((column) => column.name)

/** As SDMetrics: ranges of each reference set by itself. */
function dcr(side: 'train' | 'holdout'): Float64Array {
  const place = mixedSpace([tables[side]], names)
  return closest(place(tables.synthetic), place(tables[side]))
}

test("SDMetrics' distances to train and holdout", () => {
  dcr('train').forEach((distance, row) => {
    expect(distance).toBeCloseTo(golden.DCR_syn_to_train[row], 5)
  })
  dcr('holdout').forEach((distance, row) => {
    expect(distance).toBeCloseTo(golden.DCR_syn_to_hold[row], 5)
  })
})

test("SDMetrics' DCROverfittingProtection, where ties count as holdout", () => {
  const toHoldout = dcr('holdout')
  const wins = dcr('train').map((distance, row) => Math.floor(closer(distance, toHoldout[row]!)))
  const share = wins.reduce((sum, win) => sum + win, 0) / wins.length
  expect(share).toBeCloseTo(golden.DCROverfitting_closer_to_training, 12)
  expect(Math.min(2 * (1 - share), 1)).toBeCloseTo(golden.DCROverfittingProtection, 12)
})

test('mostlyai-qa: ties count half', () => {
  expect([closer(0.1, 0.2), closer(0.2, 0.2), closer(0.3, 0.2)]).toEqual([1, 0.5, 0])
})

test("DOMIAS' scores give its area under the curve", () => {
  const scores = Float64Array.from(golden.DOMIAS_KDE.p_rel as number[])
  const curve = rocCurve(rankScores(scores.subarray(0, 5), scores.subarray(5)))
  expect(areaUnder(curve)).toBeCloseTo(golden.DOMIAS_KDE.aucroc, 12)
})

test('ranges are fixed on train and holdout together, so the two distances share a scale', () => {
  const space = distanceSpace({ ...tables, schema: goldenSchema, reference: tables.holdout })
  const age = space!.train.coordinates[0]! * (72 - 28) + 28
  expect(age).toBeCloseTo(34, 9)
})
