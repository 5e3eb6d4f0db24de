import { expect, test } from 'vitest'
import {
  collectTable,
  createRng,
  fitModel,
  inferSchema,
  levelColumn,
  numberColumn,
  sampleModel,
  Table,
} from '../../src/index.js'

const rowCount = 900
const table = Table.of([
  numberColumn(
    'age',
    Array.from({ length: rowCount }, (_, row) => 20 + ((row * 37) % 70)),
  ),
  levelColumn(
    'sex',
    Array.from({ length: rowCount }, (_, row) => (row % 3 === 0 ? 'F' : 'M')),
  ),
])

test('rows under columns joined by or are those that a model draws without it and that satisfy it', async () => {
  const { schema } = inferSchema(table, { name: 'clinic' })
  const fitted = await fitModel(table, { schema, model: 'marginals', rng: createRng(1).fork('fit') })
  const draw = (rows: number, where?: string) => collectTable(sampleModel(fitted, rows, { rng: createRng(2), where }))
  const under = await draw(4000, 'age >= 80 or sex = "F"')
  const share = (of: Table) => {
    const [age, sex] = [of.column('age'), of.column('sex')]
    if (age.type !== 'number' || sex.type !== 'level') throw new Error('columns changed their kind')
    const rows = Array.from(age.values, (value, row) => ({
      old: value >= 80,
      woman: sex.levels[sex.codes[row] ?? -1] === 'F',
    }))
    const satisfying = rows.filter(({ old, woman }) => old || woman)
    return { satisfying: satisfying.length, woman: satisfying.filter(({ woman }) => woman).length / satisfying.length }
  }
  expect(share(under).satisfying).toBe(4000)
  // Two shares of at least 4000 rows differ by more than 4.9 standard errors (.055) once in a million.
  expect(Math.abs(share(under).woman - share(await draw(12_000)).woman)).toBeLessThan(0.055)
  expect((await draw(4000, 'age >= 80 or sex = "F"')).columns).toEqual(under.columns)
})
