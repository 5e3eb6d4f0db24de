import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { noiseStep } from '../../../src/pipeline/steps/noise-step.js'
import { ownRowsOf } from '../../../src/pipeline/steps/step.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 't',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'dose', kind: 'numeric', role: 'feature' },
  ],
}
const rows = Array.from({ length: 60 }, (_, row) => row)
const table = Table.of([
  numberColumn(
    'age',
    rows.map((row) => (row % 5 === 0 ? null : 60 + (row % 20))),
  ),
  levelColumn(
    'sex',
    rows.map((row) => (row % 2 === 0 ? 'f' : 'm')),
  ),
  numberColumn('dose', rows),
])

const moved = (options: Readonly<Record<string, unknown>>) =>
  noiseStep(options).apply(ownRowsOf(table, schema), { rng: createRng(1) })

test.each(['noise', 'rank-swap', 'mdav'])(
  '%s moves quasi-identifiers, whole numbers stay whole, the rest stays',
  async (method) => {
    const made = await moved({ method, share: 0.5, stays: 0.3 })
    expect(made).toMatchObject({ technique: 'noise', nature: 'perturbed', card: { method, columns: ['age', 'sex'] } })
    expect(made.table.columnNames).toEqual(['age', 'sex', 'dose'])
    for (const name of ['age', 'sex']) {
      const cells = [table, made.table].map((each) => rows.map((row) => cellAt(each.column(name), row)))
      expect(cells[1]).not.toEqual(cells[0])
    }
    expect(rows.map((row) => cellAt(made.table.column('dose'), row))).toEqual(rows)
    for (const row of rows) {
      const age = cellAt(made.table.column('age'), row)
      if (row % 5 === 0) expect(age).toBeNull()
      else expect(Number.isInteger(age)).toBe(true)
    }
  },
)

test('missing cells take no part in the means of groups', async () => {
  const { table: made } = await moved({ method: 'mdav', columns: ['age'], k: 5 })
  for (const row of rows) {
    const age = cellAt(made.column('age'), row)
    if (age !== null) expect(age).toBeGreaterThanOrEqual(60)
  }
})

test('a column that cannot be moved is named', async () => {
  await expect(moved({ columns: ['agee'] })).rejects.toThrow('no column to move: "agee" (did you mean "age"?)')
  expect(() => noiseStep({ columns: [] })).toThrow('the options of noise have errors')
})
