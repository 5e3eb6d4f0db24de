import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOfChecks } from '../../../anonymizers/masking/bounds-of-checks.js'
import { maskCells } from './mask-cells.js'

const of = (...expressions: string[]) =>
  boundsOfChecks({ checks: expressions.map((expression) => ({ expression })) }, 'age')

test('reads bounds in the words of PostgreSQL, MariaDB and DuckDB', () => {
  // As pg_get_constraintdef of PostgreSQL 16, information_schema of MariaDB 11 and duckdb_constraints() write them.
  expect(of('((age >= 0) AND (age <= 120))')).toEqual({ min: 0, max: 120 })
  expect(of('(age >= (0)::numeric)', '(age < 150.5)')).toEqual({ min: 0, max: 150.5 })
  expect(of('`age` between 0 and 120')).toEqual({ min: 0, max: 120 })
  expect(of('((age >= 18) AND (18 <= age) AND (age BETWEEN 10 AND 90))')).toEqual({ min: 18, max: 90 })
  expect(of('CHECK((age > -5))')).toEqual({ min: -5 })
})

test('what depends on more is no bound', () => {
  expect(of('((age >= 18) OR (consent = 1))')).toEqual({})
  expect(of('NOT (age > 5)')).toEqual({})
  expect(of('stage >= 2', 'age_max < 7')).toEqual({})
})

test('noise stays within what the schema says, decimals and all', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 2 }), (numbers, decimals) => {
      const cells = numbers.map((number) => (number / 100).toFixed(2))
      const masked = maskCells(
        cells,
        { mask: 'noise', sd: 30, decimals },
        { options: { bounds: { 't.v': { min: 0.04, max: 9.96 } } } },
      )
      for (const cell of masked) {
        expect(Number(cell)).toBeGreaterThanOrEqual(0.04)
        expect(Number(cell)).toBeLessThanOrEqual(9.96)
      }
    }),
  )
})

test('bounds of the rule beat those of the schema', () => {
  const masked = maskCells(
    ['5', '5'],
    { mask: 'noise', sd: 1e6, min: 0, max: 1 },
    { options: { bounds: { 't.v': { min: 4, max: 6 } } } },
  )
  for (const cell of masked) expect(['0', '1']).toContain(cell)
})
