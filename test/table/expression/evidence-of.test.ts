import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CellSet,
  cellAt,
  evaluateExpression,
  evidenceOf,
  parseExpression,
  rangeContains,
} from '../../../src/table/index.js'
import { clinic, clinicSchema } from './clinic.js'

function evidence(text: string): Record<string, CellSet> {
  return Object.fromEntries(evidenceOf(parseExpression(text), clinicSchema))
}

test.each<[string, Record<string, CellSet>]>([
  ['age >= 60', { age: { ranges: [{ min: 60 }], missing: false } }],
  ['age > 60 and age <= 70', { age: { ranges: [{ min: 60, minOpen: true, max: 70 }], missing: false } }],
  [
    'age != 60',
    {
      age: {
        ranges: [
          { max: 60, maxOpen: true },
          { min: 60, minOpen: true },
        ],
        missing: false,
      },
    },
  ],
  ['age = 60 or age is missing', { age: { ranges: [{ min: 60, max: 60 }], missing: true } }],
  ['age is not missing', { age: { ranges: [{}], missing: false } }],
  ['age < 3 and age > 5', { age: { ranges: [], missing: false } }],
  ['sex != "F"', { sex: { levels: ['M'], missing: false } }],
  ['stage >= 3', { stage: { levels: ['3', '4'], missing: false } }],
  ['stage in (1, 2) or stage is missing', { stage: { levels: ['1', '2'], missing: true } }],
  ['admitted < "1970-01-02"', { admitted: { ranges: [{ max: 86_400_000, maxOpen: true }], missing: false } }],
  [
    'age >= 60 and sex = "F"',
    { age: { ranges: [{ min: 60 }], missing: false }, sex: { levels: ['F'], missing: false } },
  ],
])('%s', (text, expected) => {
  expect(evidence(text)).toEqual(expected)
})

test.each([
  ['age > 60 or sex = "F"', /joins columns by "and" only/],
  ['admitted < left', /joins columns by "and" only/],
  ['weight > 3', /unknown column: "weight"/],
  ['sex = "X"', /unknown level: column "sex"/],
  ['age * 2 > 5', /compares with numbers: column "age"/],
])('refuses %s', (text, message) => {
  expect(() => evidence(text)).toThrow(
    expect.objectContaining({ code: 'bad-evidence', message: expect.stringMatching(message) }),
  )
})

test('evidence accepts exactly the cells for which the condition is true', () => {
  const comparison = fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), fc.integer({ min: 30, max: 75 }))
    .map(([sign, value]) => `age ${sign} ${value}`)
  const condition = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      comparison,
      fc.constant('age is missing'),
      tie('node').map((node) => `not (${node})`),
      fc
        .tuple(tie('node'), fc.constantFrom('and', 'or', 'implies'), tie('node'))
        .map(([a, word, b]) => `(${a} ${word} ${b})`),
    ),
  })).node as fc.Arbitrary<string>
  fc.assert(
    fc.property(condition, (text) => {
      const { ranges = [], missing } = evidence(text).age as CellSet
      const truth = evaluateExpression(parseExpression(text), clinic, clinicSchema)
      for (let row = 0; row < clinic.rowCount; row++) {
        const cell = cellAt(clinic.column('age'), row) as number | null
        const accepted = cell === null ? missing : ranges.some((range) => rangeContains(range, cell))
        expect(accepted).toBe(truth[row] === 1)
      }
    }),
  )
})
