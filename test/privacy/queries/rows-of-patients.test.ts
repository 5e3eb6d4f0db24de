import { expect, test } from 'vitest'
import { levelColumn, type Schema, Table } from '../../../src/table/index.js'
import { answersOf, noNoise, numberOf } from './people.js'

const schema: Schema = {
  name: 'visits',
  domain: 'declared',
  patient: 'id',
  time: { column: 'day' },
  columns: [
    { name: 'id', kind: 'identifier', role: 'direct-identifier' },
    { name: 'day', kind: 'numeric', role: 'feature', bounds: { min: 0, max: 100 } },
    { name: 'glucose', kind: 'numeric', role: 'feature', precision: 0, bounds: { min: 0, max: 200 } },
  ],
}
/** One patient of a hundred visits, out of order, beside two of one each. */
const visits = Table.of([
  levelColumn('id', [...Array<string>(100).fill('a'), 'b', 'c']),
  levelColumn('day', [...Array.from({ length: 100 }, (_, day) => String((day * 37) % 100)), '5', '6']),
  levelColumn('glucose', [...Array.from({ length: 100 }, (_, day) => String(50 + ((day * 37) % 100))), '100', '100']),
])
const asked = [
  { id: 'count', ask: 'count' },
  { id: 'low', ask: 'count', where: 'glucose = 50' },
  { id: 'high', ask: 'count', where: 'glucose = 149' },
]

test.each([
  ['first', undefined, { count: 3, low: 1, high: 0 }],
  ['last', 'last', { count: 3, low: 0, high: 1 }],
  ['any', 'any', { count: 3 }],
  ['at most 5', { most: 5 }, { count: 7 }],
] as const)('of a patient with many rows, %s counts', async (told, rows, expected) => {
  const answers = await answersOf(visits, asked, { epsilon: noNoise, schema, file: rows === undefined ? {} : { rows } })
  expect(answers.rows).toBe(told)
  for (const [id, count] of Object.entries(expected)) expect(numberOf(answers.byId[id]), id).toBeCloseTo(count, 1)
})

test('more rows of a patient need as much more noise', async () => {
  const noise = async (rows: unknown) =>
    (await answersOf(visits, [asked[0]], { epsilon: 1, schema, file: { rows } })).byId.count!.noise!
  expect((await noise({ most: 5 })) / (await noise('first'))).toBeCloseTo(5, 1)
})
