import { describe, expect, test } from 'vitest'
import { inferSchema, levelColumn, numberColumn, Table } from '../../../src/table/index.js'

function infer(cells: readonly (string | null)[], name = 'x') {
  const { schema, columns } = inferSchema(Table.of([levelColumn(name, cells)]), { name: 't' })
  return { ...schema.columns[0], report: columns[0] }
}

function repeated(values: readonly (string | null)[], times = 40): (string | null)[] {
  return Array.from({ length: times }, () => values).flat()
}

const numbers = Array.from({ length: 200 }, (_, row) => String(row % 97))

describe('kinds', () => {
  test.each<[string, readonly (string | null)[], object]>([
    ['whole numbers', numbers, { kind: 'numeric', precision: 0 }],
    ['decimals', numbers.map((text) => `${text}.25`), { kind: 'numeric', precision: 2 }],
    ['decimal commas', numbers.map((text) => `${text},5`), { kind: 'numeric', precision: 1, decimal: ',' }],
    ['few whole numbers', repeated(['1', '2', '3', '4']), { kind: 'ordinal', levels: ['1', '2', '3', '4'] }],
    ['zero and one', repeated(['0', '1']), { kind: 'boolean', levels: ['0', '1'] }],
    ['yes and no', repeated(['yes', 'no', null]), { kind: 'boolean', levels: ['no', 'yes'] }],
    ['one and two', repeated(['1', '2']), { kind: 'categorical', levels: ['1', '2'] }],
    ['M and F', repeated(['M', 'F']), { kind: 'categorical', levels: ['F', 'M'] }],
    ['dates', repeated(['2024-02-29', '2023-01-01', '2022-05-06']), { kind: 'datetime', format: 'date' }],
    ['times', repeated(['2024-02-29T10:00:00Z', '2023-01-01']), { kind: 'datetime', format: 'datetime' }],
    ['days that do not exist', repeated(['2024-02-30', '2023-02-29']), { kind: 'categorical' }],
    ['leading zeros', Array.from({ length: 100 }, (_, row) => String(row).padStart(5, '0')), { kind: 'identifier' }],
    ['20 digits', Array.from({ length: 100 }, (_, row) => `123456789012345678${row + 10}`), { kind: 'identifier' }],
    ['row numbers', Array.from({ length: 100 }, (_, row) => String(row + 1)), { kind: 'identifier' }],
    ['free text', Array.from({ length: 100 }, (_, row) => `seen again in week ${row}`), { kind: 'text' }],
    ['nothing', [null, null], { kind: 'text' }],
  ])('%s', (_, cells, expected) => {
    expect(infer(cells)).toMatchObject(expected)
  })

  test('a typed number column is read like its texts', () => {
    const table = Table.of([
      numberColumn(
        'dose',
        Array.from({ length: 90 }, (_, row) => row / 4),
      ),
    ])
    expect(inferSchema(table, { name: 't' }).schema.columns[0]).toMatchObject({ kind: 'numeric', precision: 2 })
  })

  test('a text in row 90,000 of a number column is reported, not turned into missing', () => {
    const cells = Array.from({ length: 100_000 }, (_, row) => (row === 89_999 ? 'pos.' : String(row % 500)))
    const { kind, missing, report } = infer(cells, 'crp')
    expect(kind).toBe('numeric')
    expect(missing).toBeUndefined()
    expect(report?.warnings).toEqual([{ message: expect.stringContaining('not a number'), column: 'crp', row: 90_000 }])
  })

  test('a day that does not exist among dates is reported', () => {
    const { kind, report } = infer([...repeated(['2024-02-29', '2024-02-28']), '2024-02-30'])
    expect(kind).toBe('datetime')
    expect(report?.warnings).toMatchObject([{ row: 81 }])
  })

  test('dates in another notation are dates, with the notation', () => {
    const found = infer(repeated(['31/12/2020', '01/02/2021']))
    expect(found).toMatchObject({ kind: 'datetime', format: 'DD/MM/YYYY' })
    expect(found.report?.warnings).toEqual([])
  })
})

describe('missing markers', () => {
  test.each(['NA', 'N/A', '?', '.', 'null', 'NaN'])('%s among numbers is missing', (marker) => {
    expect(infer([...numbers, marker, marker])).toMatchObject({ kind: 'numeric', missing: [marker] })
  })

  test.each(['?', '.', 'null', 'NA'])('%s among words is missing', (marker) => {
    expect(infer(repeated(['red', 'green', marker]))).toMatchObject({ missing: [marker], levels: ['green', 'red'] })
  })

  test('NA among country codes is Namibia', () => {
    const { missing, levels } = infer(repeated(['DE', 'FR', 'NA']))
    expect(missing).toBeUndefined()
    expect(levels).toEqual(['DE', 'FR', 'NA'])
  })

  test('the share of missing cells counts markers and empty cells', () => {
    expect(infer(repeated(['7', '8', '9', '10', '11', '12', 'NA', null])).report?.missingShare).toBe(0.25)
  })
})

describe('roles', () => {
  test.each([
    ['patient_id', numbers, { kind: 'identifier', role: 'direct-identifier' }],
    ['Surname', repeated(['Smith', 'Doe']), { kind: 'text', role: 'direct-identifier' }],
    ['date_de_naissance', repeated(['1950-01-01', '1960-01-01']), { kind: 'datetime', role: 'quasi-identifier' }],
    ['BirthDate', repeated(['1950-01-01', '1960-01-01']), { role: 'quasi-identifier' }],
    ['zip', numbers, { role: 'quasi-identifier' }],
    ['Sex', repeated(['M', 'F']), { role: 'quasi-identifier' }],
    ['status', repeated(['0', '1']), { kind: 'boolean', role: 'outcome' }],
    ['icd10', repeated(['A01', 'B02']), { role: 'sensitive' }],
    ['bilirubin', numbers, { kind: 'numeric', role: 'feature' }],
    ['contact', repeated(['a@b.org', 'c@d.org']), { kind: 'text', role: 'direct-identifier' }],
  ])('%s', (name, cells, expected) => {
    expect(infer(cells, name)).toMatchObject(expected)
  })

  test('the key of patients and the follow-up are guessed', () => {
    const table = Table.of([
      levelColumn('pid', repeated(['101', '102', '103', '104', '105', '106'])),
      levelColumn('futime', numbers.concat(numbers).slice(0, 240)),
      levelColumn('death', repeated(['0', '1', '1'], 80)),
    ])
    const { schema } = inferSchema(table, { name: 't' })
    expect(schema.patient).toBe('pid')
    expect(schema.timeToEvent).toEqual([{ time: 'futime', event: 'death' }])
  })

  test('bounds are never taken from the data', () => {
    expect(infer(numbers)).not.toHaveProperty('bounds')
  })
})
