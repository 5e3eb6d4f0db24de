import { expect, test } from 'vitest'
import { plausibility } from '../../../evaluators/linked/validity/plausibility.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const day = (number: number) => Date.UTC(2020, 0, number)
const moment = (name: string) => ({ name, kind: 'datetime', role: 'feature', format: 'date' }) as const
const level = (name: string) => ({ name, kind: 'categorical', role: 'feature' }) as const
const people = 60

const schema: LinkedSchema = {
  name: 'omop',
  tables: [
    {
      name: 'person',
      key: 'person_id',
      columns: [level('person_id'), level('gender_concept_id'), moment('birth_date'), moment('death_date')],
    },
    {
      name: 'visit_occurrence',
      key: 'visit_occurrence_id',
      parent: { table: 'person', column: 'person_id' },
      time: { column: 'visit_start_date' },
      columns: [level('visit_occurrence_id'), level('person_id'), moment('visit_start_date'), moment('visit_end_date')],
    },
    {
      name: 'condition_occurrence',
      parent: { table: 'visit_occurrence', column: 'visit_occurrence_id' },
      columns: [
        level('visit_occurrence_id'),
        level('condition_concept_id'),
        moment('condition_start_date'),
        { name: 'quantity', kind: 'numeric', role: 'feature' },
      ],
    },
  ],
}

/** One visit of two days a person, one condition on its first day; `change` may spoil cells. */
function cdm(
  change: Readonly<Record<string, (row: number, value: number) => number>> = {},
  codes = codeOf,
): LinkedTables {
  const rows = Array.from({ length: people }, (_, row) => row)
  const keys = rows.map(String)
  const moments = (name: string, value: (row: number) => number | null) =>
    numberColumn(
      name,
      rows.map((row) => {
        const cell = value(row)
        return cell === null ? null : (change[name]?.(row, cell) ?? cell)
      }),
    )
  return LinkedTables.of(
    new Map([
      [
        'person',
        Table.of([
          levelColumn('person_id', keys),
          levelColumn(
            'gender_concept_id',
            rows.map((row) => 'FM'[row % 2]!),
          ),
          moments('birth_date', (row) => day(row - 10_000)),
          moments('death_date', (row) => (row % 3 === 0 ? day(1000) : null)),
        ]),
      ],
      [
        'visit_occurrence',
        Table.of([
          levelColumn('visit_occurrence_id', keys),
          levelColumn('person_id', keys),
          moments('visit_start_date', (row) => day(10 * row + 1)),
          moments('visit_end_date', (row) => day(10 * row + 3)),
        ]),
      ],
      [
        'condition_occurrence',
        Table.of([
          levelColumn('visit_occurrence_id', keys),
          levelColumn('condition_concept_id', rows.map(codes)),
          moments('condition_start_date', (row) => day(10 * row + 1)),
          moments('quantity', (row) => row % 5),
        ]),
      ],
    ]),
    schema,
  )
}

function codeOf(row: number): string {
  return row % 2 === 0 ? 'uterus' : 'cough'
}

async function answers(synthetic: LinkedTables) {
  const train = cdm({}, (row) => (row % 4 === 1 ? 'cough' : codeOf(row)))
  const sides = { schema, train, holdout: cdm(), reference: cdm(), synthetic, rng: createRng(1) }
  const result = await plausibility.compute(sides)
  if (result.status !== 'ok') throw new Error(result.reason)
  const checks = (result.detail as { checks: { check: string; column: string; synthetic: { violations: number } }[] })
    .checks
  const broken = checks.filter((each) => each.synthetic.violations > 0)
  return {
    value: result.value,
    checks,
    broken: broken.map(({ check, column, synthetic: { violations } }) => [check, column, violations]),
  }
}

test('rows as the training people’s are plausible, and every kind of check is asked', async () => {
  const { value, checks, broken } = await answers(cdm())
  expect({ value, broken }).toEqual({ value: 0, broken: [] })
  expect(new Set(checks.map(({ check }) => check))).toEqual(
    new Set([
      ...['plausibleAfterBirth', 'plausibleDuringLife', 'plausibleStartBeforeEnd', 'plausibleTemporalAfter'],
      ...['plausibleValueLow', 'plausibleValueHigh', 'plausibleGender'],
    ]),
  )
})

test('an end before its beginning and a record before its visit are counted where they are', async () => {
  const end = await answers(cdm({ visit_end_date: (row, value) => (row < 3 ? day(10 * row) : value) }))
  expect(end.broken).toEqual([['plausibleStartBeforeEnd', 'visit_start_date', 3]])
  expect(end.value).toBeGreaterThan(0)
  const before = await answers(cdm({ condition_start_date: (row, value) => (row === 5 ? value - 86_400_000 : value) }))
  expect(before.broken).toEqual([['plausibleTemporalAfter', 'condition_start_date', 1]])
})

test('before birth, after death, beyond what anybody has, and a code of the other sex', async () => {
  const born = await answers(cdm({ birth_date: (row, value) => (row === 1 ? day(400) : value) }))
  expect(born.broken.map(([check]) => check)).toEqual(expect.arrayContaining(['plausibleAfterBirth']))
  const dead = await answers(cdm({ death_date: (row, value) => (row === 30 ? day(301) : value) }))
  expect(dead.broken).toEqual([['plausibleDuringLife', 'visit_end_date', 1]])
  const amount = await answers(cdm({ quantity: (row, value) => (row === 2 ? 900 : row === 4 ? -1 : value) }))
  expect(amount.broken).toEqual([
    ['plausibleValueLow', 'quantity', 1],
    ['plausibleValueHigh', 'quantity', 1],
  ])
  const other = await answers(cdm({}, (row) => (row === 1 ? 'uterus' : codeOf(row))))
  expect(other.broken).toEqual([['plausibleGender', 'condition_concept_id', 1]])
})
