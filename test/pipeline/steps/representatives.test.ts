import { expect, test } from 'vitest'
import { asBefore, middleOf, withMiddles } from '../../../src/pipeline/steps/representatives.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

test('bands are read as their middle, open ends as their end', () => {
  const names = ['40–44', '7', '90+', '<18', '-10–-5', '*', 'Ain']
  expect(names.map((name) => middleOf(name, 'numeric'))).toEqual([42, 7, 90, 18, -7.5, Number.NaN, Number.NaN])
})

test('stretches of time are read as a moment inside them', () => {
  for (const [name, from, to] of [
    ['2020', '2020-01-01', '2020-12-31'],
    ['2020–2024', '2020-01-01', '2024-12-31'],
    ['2020-Q3', '2020-07-01', '2020-09-30'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2020-02-21/29', '2020-02-21', '2020-02-29'],
  ] as const) {
    const middle = middleOf(name, 'datetime')
    expect(middle).toBeGreaterThan(Date.parse(from))
    expect(middle).toBeLessThan(Date.parse(to))
  }
})

const before: Schema = {
  name: 'small',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'place', kind: 'categorical', role: 'quasi-identifier' },
  ],
}
const train = Table.of([numberColumn('age', [41, 43, 52]), levelColumn('place', ['a', 'a', 'b'])])
const coarse = Table.of([levelColumn('age', ['40–44', '40–44', '50–54']), levelColumn('place', ['ab', 'ab', 'ab'])])
const names = ['age', 'place']

test('at the coarseness of the release bands are numbers and groups stay levels', () => {
  const released: Schema = {
    name: 'small',
    columns: [
      { name: 'age', kind: 'ordinal', role: 'quasi-identifier', levels: ['40–44', '50–54'] },
      { name: 'place', kind: 'categorical', role: 'quasi-identifier', levels: ['ab'] },
    ],
  }
  const { schema, read } = withMiddles(released, { before, names })
  expect(schema.columns.map(({ kind }) => kind)).toEqual(['numeric', 'categorical'])
  expect(Array.from((read(coarse).column('age') as { values: Float64Array }).values)).toEqual([42, 42, 52])
})

test('as before, a group is its commonest real level', () => {
  const read = asBefore(coarse, { train, coarseTrain: coarse, before, names })
  const place = read.column('place') as { levels: readonly string[]; codes: Int32Array }
  expect(Array.from(place.codes, (code) => place.levels[code])).toEqual(['a', 'a', 'a'])
})
