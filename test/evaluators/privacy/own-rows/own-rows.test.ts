import { expect, test } from 'vitest'
import { homogeneousClasses } from '../../../../evaluators/privacy/own-rows/homogeneous-classes.js'
import { recordLinkage, recordLinkageByKnown } from '../../../../evaluators/privacy/own-rows/record-linkage.js'
import { createRng } from '../../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../../src/table/index.js'

const schema: Schema = {
  name: 'small',
  columns: [
    { name: 'age', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'value', kind: 'numeric', role: 'feature' },
    { name: 'illness', kind: 'categorical', role: 'sensitive' },
  ],
}
const rng = createRng(5)
const bands = ['40–44', '45–49', '50–54', '55–59']

/** 400 people in eight classes, illness in one of five; of the class 50–54, F all have it where `planted`. */
function people(planted: boolean): Table {
  const own = rng.fork(String(planted))
  const rows = Array.from({ length: 400 }, (_, row) => ({ age: bands[row % 4]!, sex: 'FM'[(row >> 2) % 2]! }))
  return Table.of([
    levelColumn(
      'age',
      rows.map(({ age }) => age),
    ),
    levelColumn(
      'sex',
      rows.map(({ sex }) => sex),
    ),
    numberColumn(
      'value',
      rows.map((_, row) => row),
    ),
    levelColumn(
      'illness',
      rows.map(({ age, sex }) =>
        planted && age === '50–54' && sex === 'F' ? 'yes' : own.uniform() < 0.2 ? 'yes' : 'no',
      ),
    ),
  ])
}

const contextOf = (table: Table) => ({
  ...{ schema, train: table, holdout: table, reference: table, synthetic: table, rng: createRng(1) },
  origins: Int32Array.from({ length: table.rowCount }, (_, row) => row),
})

test('a planted homogeneous class is found and named, without its value', async () => {
  const result = await homogeneousClasses.compute(contextOf(people(true)))
  expect(result).toMatchObject({ status: 'ok' })
  const { value, detail } = result as unknown as {
    value: number
    detail: { classes: { label: string; secret: string }[] }
  }
  expect(value).toBeCloseTo(50 / 400, 3)
  expect(detail.classes).toHaveLength(1)
  expect(detail.classes[0]).toMatchObject({ label: 'age 50–54, sex F', secret: 'illness', rows: 50 })
  expect(JSON.stringify(detail)).not.toContain('yes')
})

test('where chance gives as many classes one value, none is told', async () => {
  expect(await homogeneousClasses.compute(contextOf(people(false)))).toMatchObject({ value: 0, interval: [0, 0] })
})

test('suppressed rows are no class', async () => {
  const table = people(true)
  const blank = Table.of([
    levelColumn('age', new Array(400).fill(null)),
    levelColumn('sex', new Array(400).fill(null)),
    table.column('value'),
    levelColumn('illness', new Array(400).fill('yes')),
  ])
  expect(await homogeneousClasses.compute(contextOf(blank))).toMatchObject({ value: 0 })
})

test('by the known columns one of each class is found, by everything everybody', async () => {
  const table = people(false)
  // Eight classes of fifty.
  const { value } = (await recordLinkageByKnown.compute(contextOf(table))) as unknown as { value: number }
  expect(value).toBeCloseTo(8 / 400, 12)
  const byAll = await recordLinkage.compute(contextOf(table))
  expect(byAll).toMatchObject({ value: 1 })
  expect((byAll as unknown as { detail: { standOut: unknown } }).detail.standOut).toEqual([
    { columns: ['value'], rows: 400 },
  ])
})

test('rows that are nobody’s are found by nobody, and without origins nothing is said', async () => {
  const table = people(false)
  const nobody = { ...contextOf(table), origins: new Int32Array(400).fill(-1) }
  for (const metric of [recordLinkage, recordLinkageByKnown]) {
    expect(await metric.compute(nobody)).toMatchObject({ status: 'ok', value: 0 })
    const { origins: _origins, ...unknown } = nobody
    expect(await metric.compute(unknown)).toMatchObject({ status: 'skipped' })
  }
})
