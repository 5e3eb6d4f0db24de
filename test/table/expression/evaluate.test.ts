import { expect, test } from 'vitest'
import { columnsOf, evaluateExpression, parseExpression } from '../../../src/table/index.js'
import { clinic, clinicSchema } from './clinic.js'

function truth(text: string): number[] {
  return [...evaluateExpression(parseExpression(text), clinic, clinicSchema)]
}

test.each<[string, number[]]>([
  ['age >= 60', [0, 1, 1, -1, 1]],
  ['60 <= age', [0, 1, 1, -1, 1]],
  ['age = 60', [0, 1, 0, -1, 1]],
  ['age != 60', [1, 0, 1, -1, 0]],
  ['age between 34 and 60', [1, 1, 0, -1, 1]],
  ['age not in (34, 71)', [0, 1, 0, -1, 1]],
  ['age is missing', [0, 0, 0, 1, 0]],
  ['age is not missing', [1, 1, 1, 0, 1]],
  ['alk.phos * 2 + 1 > 4', [0, 1, -1, 1, 1]],
  ['-alk.phos < -1.9', [0, 1, -1, 1, 1]],
  ['sqrt(age - 35) = 5', [-1, 1, 0, -1, 1]],
  ['log10(age + 40) = 2 or exp(log(age)) > 70', [0, 1, 1, -1, 1]],
  ['sex = "F"', [1, 0, 1, 1, -1]],
  ["sex == 'F'", [1, 0, 1, 1, -1]],
  ['"F" = sex', [1, 0, 1, 1, -1]],
  ['sex in ("F", "M")', [1, 1, 1, 1, -1]],
  ['stage >= 3', [0, 1, -1, 0, 1]],
  ['stage = 2', [0, 0, -1, 1, 0]],
  ['admitted >= "2024-02-01"', [0, 1, -1, 0, 0]],
  ['left - admitted <= 2', [0, 1, -1, -1, 1]],
  ['admitted <= left', [1, 1, -1, -1, 1]],
  ['not age >= 60', [1, 0, 0, -1, 0]],
  ['age < 40 or sex = "M"', [1, 1, 0, -1, -1]],
  ['age > 100 and sex = "M"', [0, 0, 0, 0, 0]],
  ['sex = "M" implies age > 65', [1, 0, 1, 1, -1]],
  ['(age + 10) > 50 and (sex = "F" or stage = 4)', [0, 1, 1, -1, 1].map((one, row) => (row === 4 ? -1 : one))],
])('%s', (text, expected) => {
  expect(truth(text)).toEqual(expected)
})

test('and binds tighter than or, or tighter than implies', () => {
  expect(truth('age = 34 or age = 60 and sex = "F"')).toEqual(truth('age = 34 or (age = 60 and sex = "F")'))
  expect(truth('age = 34 or age = 60 implies sex = "F"')).toEqual(truth('(age = 34 or age = 60) implies sex = "F"'))
})

test('names the columns it reads, once each', () => {
  expect(columnsOf(parseExpression('`left` - admitted > 2 and left is missing or age = 1'))).toEqual([
    'left',
    'admitted',
    'age',
  ])
})

test.each([
  ['age >', /character 6: expected a column/],
  ['age', /expected a comparison/],
  ['age > 3 sex = 1', /character 9: expected the end/],
  ['age > (3', /expected \)/],
  ['age > 3 and', /expected a column/],
  ['age ~ 3', /character 5: unexpected sign/],
  ['(age > 3) > 2', /expected a value/],
  ['3 is missing', /expected a column before is/],
])('says where reading fails: %s', (text, message) => {
  expect(() => parseExpression(text)).toThrow(message)
})

test.each([
  ['weight > 3', /unknown column: "weight"/],
  ['sex > "F"', /no order: column "sex"/],
  ['age = "old"', /compares a number with a text/],
  ['admitted > "2024-02-30"', /not YYYY-MM-DD/],
  ['sex + 1 > 2', /reckons with levels: column "sex"/],
])('says what cannot be compared: %s', (text, message) => {
  expect(() => truth(text)).toThrow(message)
})
