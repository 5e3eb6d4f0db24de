import { expect, test } from 'vitest'
import {
  evaluateExpression,
  evidenceOf,
  numberColumn,
  parseExpression,
  type Schema,
  Table,
} from '../../../src/table/index.js'

const [march, april] = [Date.UTC(2021, 2, 4), Date.UTC(2021, 3, 3)]
const table = Table.of([
  numberColumn('admitted', [march, april, null]),
  numberColumn('seen', [(13 * 60 + 30) * 60_000, 8 * 3_600_000, null]),
])
const schema: Schema = {
  name: 'stays',
  columns: [
    { name: 'admitted', kind: 'datetime', role: 'feature', format: 'DD/MM/YYYY' },
    { name: 'seen', kind: 'datetime', role: 'feature', format: 'HH:mm' },
  ],
}

test.each([
  ['admitted >= "2021-04-01"', [0, 1, -1]],
  ['admitted >= "01/04/2021"', [0, 1, -1]],
  ['admitted = "04/03/2021"', [1, 0, -1]],
  ['admitted in ("04/03/2021", "2021-04-03")', [1, 1, -1]],
  ['"01/04/2021" > admitted', [1, 0, -1]],
  ['seen < "13:30"', [0, 1, -1]],
])('%s', (text, truth) => {
  expect([...evaluateExpression(parseExpression(text), table, schema)]).toEqual(truth)
})

test('rows are sampled under dates in the notation of their column', () => {
  const evidence = (text: string) => evidenceOf(parseExpression(text), schema).get('admitted')
  expect(evidence('admitted >= "03/04/2021"')).toEqual({ ranges: [{ min: april }], missing: false })
  expect(evidence('admitted >= "2021-04-03"')).toEqual(evidence('admitted >= "03/04/2021"'))
})

test('a date that does not exist, or is written otherwise, is named with what is wanted', () => {
  expect(() => evidenceOf(parseExpression('admitted < "31/02/2021"'), schema)).toThrow(/or written DD\/MM\/YYYY/)
  expect(() => evaluateExpression(parseExpression('admitted < "04-03-2021"'), table, schema)).toThrow(
    /not YYYY-MM-DD, nor written as its column is/,
  )
})
