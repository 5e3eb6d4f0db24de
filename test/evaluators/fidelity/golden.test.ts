import { expect, test } from 'vitest'
import { shapeScorer } from '../../../evaluators/fidelity/column-score.js'
import { pairMoments, pearson, ranked } from '../../../evaluators/fidelity/correlation.js'
import { cramersV } from '../../../evaluators/fidelity/cramers-v.js'
import { discretise } from '../../../evaluators/fidelity/discretise.js'
import { countLevels, tvComplementOfSdmetrics } from '../../../evaluators/fidelity/level-distance.js'
import { countCells, totalVariation } from '../../../evaluators/grouped-counts.js'
import type { LevelColumn, NumberColumn, Table } from '../../../src/table/index.js'
import { golden, goldenTable } from '../golden-tables.js'

const real = goldenTable('real')
const synthetic = goldenTable('syn')
const groups = new Uint8Array(12)
const numbers = (table: Table, name: string) => table.column(name) as NumberColumn

function shapeOf(name: string): number {
  return shapeScorer({ column: real.column(name), groups }, { column: synthetic.column(name), groups })()[0]!
}

function contingency(other: Table, first: string, second: string): number {
  const cells = discretise(real, [first, second], { bins: 'width', mostLevels: 200 })
  const [a, b] = [real, other].map((table) =>
    countCells(
      cells.map((cell) => cell.encode(table.column(cell.name))),
      groups,
    ),
  )
  return 1 - totalVariation(a!, b!)
}

test('KSComplement', () => {
  expect(shapeOf('age')).toBeCloseTo(golden.KSComplement_age, 12)
  expect(shapeOf('bmi')).toBeCloseTo(golden.KSComplement_bmi, 12)
})

test('TVComplement, with and without the 1e-6 of SDMetrics', () => {
  expect(shapeOf('sex')).toBeCloseTo(golden.TVComplement_sex, 12)
  expect(shapeOf('dx')).toBeCloseTo(5 / 6, 12)
  const counts = countLevels(real.column('dx') as LevelColumn, synthetic.column('dx') as LevelColumn)
  expect(tvComplementOfSdmetrics(counts.real, counts.synthetic)).toBeCloseTo(golden.TVComplement_dx, 12)
})

test('CorrelationSimilarity, Pearson and Spearman', () => {
  const correlation = (table: Table, transform = (column: NumberColumn) => column) =>
    pearson(pairMoments(transform(numbers(table, 'age')), transform(numbers(table, 'bmi')), groups))
  expect(correlation(real)).toBeCloseTo(golden.pearson_real, 12)
  expect(correlation(synthetic)).toBeCloseTo(golden.pearson_syn, 12)
  const similarity = (transform?: (column: NumberColumn) => NumberColumn) =>
    1 - Math.abs(correlation(real, transform) - correlation(synthetic, transform)) / 2
  expect(similarity()).toBeCloseTo(golden.CorrelationSimilarity_pearson, 12)
  expect(similarity(ranked)).toBeCloseTo(golden.CorrelationSimilarity_spearman, 12)
})

test('ContingencySimilarity with bins of the real table for both sides', () => {
  expect(contingency(synthetic, 'sex', 'dx')).toBeCloseTo(golden.ContingencySimilarity_sex_dx, 12)
  expect(contingency(synthetic, 'age', 'sex')).toBeCloseTo(golden.Contingency_age_sex_STANDALONE_mode_real_edges, 12)
})

test('a shift of a column by 1000 is seen', async () => {
  const { Table } = await import('../../../src/table/index.js')
  const age = numbers(real, 'age')
  const shifted = Table.of([{ ...age, values: age.values.map((value) => value + 1000) }, real.column('sex')])
  expect(contingency(shifted, 'age', 'sex')).toBeCloseTo(golden.SHIFT_age_plus_1000_STANDALONE_mode, 12)
})

test("Cramér's V", () => {
  const cells = discretise(real, ['sex', 'dx'], { bins: 'width', mostLevels: 200 })
  const counts = countCells(
    cells.map((cell) => cell.encode(real.column(cell.name))),
    groups,
  )
  expect(cramersV(counts.total, cells[0]!.size, cells[1]!.size)).toBeCloseTo(golden.cramersV_real_sex_dx, 12)
})
