import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellSetContains } from '../../../src/table/evidence.js'
import { quoteName } from '../../../src/table/expression/quote.js'
import {
  type ColumnSchema,
  cellAt,
  evaluateExpression,
  parseExpression,
  type Schema,
  whereOf,
} from '../../../src/table/index.js'
import { clinic, clinicSchema } from './clinic.js'

const where = (text: string) => whereOf(parseExpression(text), clinicSchema)

test('columns joined by and are evidence alone', () => {
  expect(where('age >= 60 and (sex = "F" or sex is missing)').accept).toBeUndefined()
})

test('columns joined by or leave in each column what a satisfying row can have', () => {
  const { given, accept } = where('(age > 80 and sex = "F") or (age < 20 and stage = 4)')
  expect(accept).toBeDefined()
  expect(Object.fromEntries(given)).toEqual({
    age: {
      ranges: [
        { max: 20, maxOpen: true },
        { min: 80, minOpen: true },
      ],
      missing: false,
    },
  })
})

test('every row for which a condition is true lies in its evidence', () => {
  const leaf = fc.constantFrom('age > 60', 'age <= 40', 'age is missing', 'sex = "F"', 'sex is missing', 'stage >= 3')
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or', 'implies'), tie('condition'))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      tie('condition').map((inner) => `not (${inner})`),
    ),
  }))
  fc.assert(
    fc.property(condition, (text) => {
      const expression = parseExpression(text)
      const { given, accept } = whereOf(expression, clinicSchema)
      evaluateExpression(expression, clinic, clinicSchema).forEach((truth, row) => {
        const inside = [...given].every(([name, set]) => cellSetContains(set, cellAt(clinic.column(name), row)))
        if (truth === 1) expect(inside).toBe(true)
        else if (accept === undefined) expect(inside).toBe(false)
      })
    }),
    { numRuns: 500 },
  )
})

describe('what cannot be read is named', () => {
  test.each([
    ['sex = F', 'quotes are missing: sex = "F"'],
    ['age > 3 or sex in (F, "M")', 'quotes are missing: sex = "F"'],
    ['sex = "X"', 'condition names an unknown level: column "sex" (known: '],
    ['age > 3 or sex = "X"', 'condition names an unknown level: column "sex" (known: '],
    ['age > 3 or wieght > 3', 'condition names an unknown column: "wieght"'],
  ])('%s', (text, message) => {
    expect(() => where(text)).toThrow(
      expect.objectContaining({ code: 'bad-evidence', message: expect.stringContaining(message) }),
    )
  })

  test('at most ten levels are listed', () => {
    const levels = Array.from({ length: 12 }, (_, level) => `l${level}`)
    const schema: Schema = {
      name: 's',
      columns: [{ name: 'ward', kind: 'categorical', role: 'none', levels }],
    } as never
    expect(() => whereOf(parseExpression('ward = "x"'), schema)).toThrow(/"l9" and 2 more\)$/)
  })

  test.each([
    ['('.repeat(3000), /nested too deeply/],
    [`${'not '.repeat(3000)} age = 1`, /nested too deeply/],
    [Array(100_000).fill('age = 1').join(' or '), /too long/],
    [`${'-'.repeat(3000)}1 = age`, /nested too deeply/],
  ])('deep and long conditions %#', (text, message) => {
    expect(() => parseExpression(text)).toThrow(
      expect.objectContaining({ code: 'bad-option', message: expect.stringMatching(message) }),
    )
  })

  test('a long condition within the bounds is evaluated', () => {
    const expression = parseExpression(Array(1200).fill('age = 1').join(' or '))
    expect(evaluateExpression(expression, clinic, clinicSchema)).toHaveLength(clinic.rowCount)
  })
})

test.each([
  [['0', '1'], '1'],
  [['no', 'yes'], 'yes'],
  [['Faux', 'Vrai'], 'Vrai'],
  [['false', 'true'], 'true'],
])('true is the level of %j that means it', (levels, level) => {
  const schema: Schema = { name: 's', columns: [{ name: 'died', kind: 'boolean', role: 'none', levels }] } as never
  expect(whereOf(parseExpression('died = true'), schema).given.get('died')?.levels).toEqual([level])
  expect(whereOf(parseExpression('died != false'), schema).given.get('died')?.levels).toEqual([level])
})

test.each(['a`b', '``', 'true', 'plain name'])('a column called %j is read as it is quoted', (name) => {
  expect(parseExpression(`${quoteName(name)} > 1`)).toMatchObject({ left: { type: 'column', name } })
})

test('a level that may be among those of too few people is answered so, and none of these is named', () => {
  const asked = (level: string, column: Partial<ColumnSchema>) => () =>
    whereOf(parseExpression(`icd = "${level}"`), {
      name: 'ward',
      columns: [{ name: 'icd', kind: 'categorical', role: 'feature', ...column }],
    })
  const tooFew = /levels of too few people are not kept, /.source
  expect(asked('G20', { rare: 'other', levels: ['I10', '(other)'] })).toThrow(
    new RegExp(`${tooFew}"\\(other\\)" stands for it$`),
  )
  expect(asked('G20', { rare: 'missing', levels: ['I10'] })).toThrow(
    new RegExp(`${tooFew}a missing cell stands for it$`),
  )
  const coded = { rare: 'ancestor', hierarchy: 'icd-10', levels: ['I10', 'E11.6'] } as const
  expect(asked('E11.65', coded)).toThrow(new RegExp(`${tooFew}"E11.6" stands for it$`))
  const places = { rare: 'ancestor', hierarchy: 'fr-postcode', learnt: 'region', levels: ['69', '75'] } as const
  expect(asked('75011', places)).toThrow(
    /\(known: "69", "75"\); codes of places are learnt as their region, here "75"$/,
  )
})
