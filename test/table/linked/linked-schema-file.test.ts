import { describe, expect, test } from 'vitest'
import { MirrorwardError } from '../../../src/errors.js'
import { formatLinkedSchema, type LinkedSchema, parseLinkedSchema } from '../../../src/table/linked/index.js'

const written = `
name: study
tables:
  - file: labs.csv
    parent: visits.visit
    layout: { entity: test, value: value }
    orphans: drop
  - file: visits.csv.gz
    key: visit
    parent: { table: patients, column: patient }
    references: [{ column: ward, table: wards }]
    time: { column: day, until: futime }
    duplicates: keep
    notation: { delimiter: ";" }
    columns:
      - { name: visit, kind: identifier }
      - { name: patient, kind: identifier }
      - { name: ward, kind: categorical }
      - { name: day, kind: datetime, format: date, bounds: { min: 2020-01-01 } }
  - { name: patients, file: people/patients.parquet, key: id, schema: patients.schema.yaml }
  - { file: wards.csv, key: ward }
`

describe('a file of linked tables', () => {
  const { name, tables } = parseLinkedSchema(written)

  test('puts parents before children, and keeps the order of the file otherwise', () => {
    expect(name).toBe('study')
    expect(tables.map((table) => table.name)).toEqual(['patients', 'visits', 'labs', 'wards'])
  })

  test('says of every table how it hangs on others, where it is read from, and how it is written', () => {
    const [patients, visits, labs] = tables
    expect(patients).toEqual({
      ...{ name: 'patients', key: 'id', source: 'people/patients.parquet' },
      schemaFile: 'patients.schema.yaml',
    })
    expect(visits).toMatchObject({
      ...{ key: 'visit', parent: { table: 'patients', column: 'patient' }, duplicates: 'keep' },
      ...{ time: { column: 'day', until: 'futime' }, source: 'visits.csv.gz', file: { delimiter: ';' } },
    })
    expect(visits?.columns?.[3]?.bounds).toEqual({ min: Date.UTC(2020, 0, 1) })
    expect(labs).toMatchObject({ parent: { table: 'visits', column: 'visit' }, orphans: 'drop' })
    expect(labs?.columns).toBeUndefined()
  })

  test('is written so that it reads back', () => {
    const columns = [
      { name: 'id', kind: 'identifier', role: 'direct-identifier' },
      { name: 'day', kind: 'numeric', role: 'feature', precision: 0 },
    ] as const
    const schema: LinkedSchema = {
      name: 'study',
      tables: [
        { name: 'case.list', key: 'id', source: 'cases.csv', columns, duplicates: 'drop' },
        {
          ...{ name: 'visits', source: 'visits.csv', parent: { table: 'case.list', column: 'id' }, columns },
          ...{ time: { column: 'day' }, file: { lineEnd: 'crlf' }, rules: [{ expression: 'day >= 0' }] },
        },
      ],
    }
    const text = formatLinkedSchema(schema)
    expect(text).toContain('parent: case.list.id')
    expect(parseLinkedSchema(text)).toEqual(schema)
  })

  test('a time may be its column alone', () => {
    const [table] = parseLinkedSchema('tables: [{ file: a.csv, patient: id, time: day }]').tables
    expect(table).toEqual({ name: 'a', source: 'a.csv', patient: 'id', time: { column: 'day' } })
  })
})

const columns = (...names: string[]) =>
  `columns: [${names.map((name) => `{ name: ${name}, kind: numeric }`).join(', ')}]`
const patients = `{ file: patients.csv, key: id, ${columns('id', 'end')} }`

test.each([
  ['tables: [{ file: a.csv, parnt: b.id }]', ['tables[0].parnt: unknown key (did you mean "parent"?)']],
  [`tables: [{ file: a.csv }, { file: b/a.csv }]`, ['tables[1].name: "a" occurs twice']],
  [
    `tables: [${patients}, { file: v.csv, parent: patient.id }]`,
    ['tables[1].parent: no table is called "patient" (did you mean "patients"?)'],
  ],
  [
    `tables: [{ file: patients.csv }, { file: v.csv, parent: patients.id }]`,
    ['tables[1].parent: table "patients" has no key (tables[0].key)'],
  ],
  [
    `tables: [${patients}, { file: v.csv, parent: patients.id, ${columns('ids', 'day')} }]`,
    [
      'tables[1].parent: no column is called "id" (did you mean "ids"?); where the column is called otherwise here: { table: patients, column: … }',
    ],
  ],
  [
    `tables: [${patients}, { file: v.csv, parent: patients.id, time: { column: day, until: ends }, ${columns('id', 'day')} }]`,
    ['tables[1].time.until: no column is called "ends" here or in table "patients" (did you mean "end"?)'],
  ],
  [
    'tables: [{ file: a.csv, key: x, parent: b.x }, { file: b.csv, key: x, parent: c.x }, { file: c.csv, key: x, parent: a.x }]',
    ['tables[0].parent: a → b → c → a is a cycle: make one of them a reference'],
  ],
  ['tables: [{ file: a.csv, key: x, parent: a.x }]', ['tables[0].parent: a table is not its own parent']],
  ['tables: [{ file: a.csv, orphans: drop }]', ['tables[0].orphans: the table has no parent']],
  ['tables: [{ file: a.csv, duplicates: keep }]', ['tables[0].duplicates: the table has no key']],
  [
    'tables: [{ file: a.csv, orphans: delete }]',
    ['tables[0].orphans: invalid option: expected one of "refuse"|"drop"|"keep"'],
  ],
  ['tables: [{ file: a.csv, layout: { entity: x, value: x } }]', ['tables[0].layout: entity and value are one column']],
  ['tables: [{ file: a.csv, layout: long }]', ['tables[0].layout: expected rows, or { entity, value }']],
  [
    `tables: [{ file: a.csv, time: dya, ${columns('day')} }]`,
    ['tables[0].time.column: no column is called "dya" (did you mean "day"?)'],
  ],
  [
    'tables: [{ file: a.csv, time: day, columns: [{ name: day, kind: categorical }] }]',
    ['tables[0].time.column: not of a categorical column'],
  ],
  [`tables: [{ file: a.csv, schema: a.yaml, ${columns('day')} }]`, ['tables[0].schema: columns stand here too']],
  [
    'tables: [{ file: a.csv, columns: [{ name: day, kind: numeric, levels: [x] }] }]',
    ['tables[0].columns[0].levels: not of a numeric column'],
  ],
])('what is wrong is said with its place: %s', (text, expected) => {
  expect(problemsOf(text)).toEqual(expected)
})

function problemsOf(text: string): string[] {
  try {
    parseLinkedSchema(text)
  } catch (error) {
    if (error instanceof MirrorwardError) return error.issues.map(({ message }) => message)
    throw error
  }
  return []
}

describe('keys of several columns', () => {
  const text = (columns: string) => `
tables:
  - { file: patients.csv, key: [site, number] }
  - { file: visits.csv, parent: { table: patients, columns: [${columns}] } }
`
  test('are a column that stands for them, and are written as they were', () => {
    const { tables } = parseLinkedSchema(text('centre, number'))
    expect(tables.map(({ key, parent, joined }) => ({ key, parent, joined }))).toEqual([
      { key: 'site + number', parent: undefined, joined: [{ column: 'site + number', of: ['site', 'number'] }] },
      {
        key: undefined,
        parent: { table: 'patients', column: 'centre + number' },
        joined: [{ column: 'centre + number', of: ['centre', 'number'] }],
      },
    ])
    const schema = { name: 'study', tables: tables.map((table) => ({ ...table, columns: [] })) }
    expect(formatLinkedSchema(schema as LinkedSchema)).toContain(
      '    parent:\n      table: patients\n      columns:\n        - centre\n        - number\n',
    )
  })

  test('are pointed at by as many', () => {
    const said = (columns: string) => {
      try {
        parseLinkedSchema(text(columns))
      } catch (error) {
        return (error as { readonly issues: readonly { readonly message: string }[] }).issues.map(
          ({ message }) => message,
        )
      }
      return []
    }
    expect(said('site, number, year')).toEqual([
      'tables[1].parent: 3 columns point at a key of 2: { table: patients, columns: [ … ] }',
    ])
  })
})
