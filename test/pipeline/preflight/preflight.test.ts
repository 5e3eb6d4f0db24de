import { expect, test } from 'vitest'
import { datasets, loadDataset } from '../../../datasets/index.js'
import { createRng } from '../../../src/math/index.js'
import { draftSchema } from '../../../src/pipeline/draft-schema.js'
import { preflight, warningLines } from '../../../src/pipeline/preflight/index.js'
import {
  applySchema,
  type Column,
  type ColumnSchema,
  levelColumn,
  numberColumn,
  type RareLevels,
  type Schema,
  Table,
} from '../../../src/table/index.js'

const rowCount = 400

/** A table of 400 people that nothing is wrong with: seven measurements with one decimal. */
function soundColumns(seed = 'sound'): Column[] {
  return Array.from({ length: 9 }, (_, index) => {
    const rng = createRng(seed).fork(`m${index}`)
    return numberColumn(
      `m${index}`,
      Array.from({ length: rowCount }, () => rng.below(60) / 10),
    )
  })
}

function check(
  columns: readonly Column[],
  described: Record<string, Partial<ColumnSchema>> = {},
  more: Partial<Schema> = {},
) {
  const schema: Schema = {
    name: 'made',
    columns: columns.map(({ name, type }) => ({
      name,
      kind: type === 'number' ? 'numeric' : 'categorical',
      role: 'feature',
      ...described[name],
    })),
    ...more,
  }
  return preflight(Table.of(columns), schema)
}

function cells<Value>(make: (row: number) => Value): Value[] {
  return Array.from({ length: rowCount }, (_, row) => make(row))
}

const codesAndColumns = (warnings: ReturnType<typeof preflight>) => warnings.map(({ code, column }) => [code, column])

test('a sound table has no warning', () => {
  expect(check(soundColumns())).toEqual([])
})

test('few rows are few, and few patients too however many rows they have', () => {
  const short = Table.of(soundColumns()).slice(0, 319).columns
  expect(check(short)).toEqual([{ code: 'few-patients', message: expect.stringMatching(/^319 rows are few/) }])
  const patient = numberColumn(
    'who',
    cells((row) => Math.floor(row / 4)),
  )
  const warnings = check(
    [patient, ...soundColumns()],
    { who: { kind: 'identifier', role: 'direct-identifier' } },
    { patient: 'who' },
  )
  expect(warnings).toEqual([{ code: 'few-patients', message: expect.stringMatching(/^100 patients are few/) }])
})

test('a column named like an identifier is found when it is learnt, not when it is replaced', () => {
  const phone = numberColumn(
    'Phone_Number',
    cells((row) => 1000 + (row % 90)),
  )
  expect(codesAndColumns(check([phone, ...soundColumns()]))).toEqual([['identifier-name', 'Phone_Number']])
  expect(check([phone, ...soundColumns()], { Phone_Number: { role: 'direct-identifier' } })).toEqual([])
})

test('few repeated words are no names, whatever their column is called', () => {
  const drug = levelColumn(
    'drug_name',
    cells((row) => ['a', 'b', 'c', 'd'][row % 4]!),
  )
  expect(check([drug, ...soundColumns()])).toEqual([])
})

test('a postcode that is a plain feature is no quasi-identifier yet', () => {
  const place = numberColumn(
    'postcode',
    cells((row) => row % 20),
  )
  expect(codesAndColumns(check([place, ...soundColumns()]))).toEqual([['quasi-identifier-name', 'postcode']])
  expect(check([place, ...soundColumns()], { postcode: { role: 'quasi-identifier' } })).toEqual([])
})

// IBAN: the example of ISO 13616 for Germany; NIR: number 2 55 08 14 168 025 with its key 38 (INSEE's example).
test.each([
  ['e-mail addresses', 1, 'jane.doe@example.org'],
  ['bank account numbers', 1, 'DE89 3704 0044 0532 0130 00'],
  ['French social security numbers \\(NIR\\)', rowCount, '2 55 08 14 168 025 38'],
  ['US social security numbers', rowCount, '219-09-9999'],
  ['telephone numbers', rowCount, '+33 1 23 45 67 89'],
])('cells shaped like %s are counted, and not shown', (title, count, text) => {
  const contact = levelColumn(
    'note',
    cells((row) => (row < count ? text : ['x', 'y'][row % 2]!)),
  )
  const found = check([contact, ...soundColumns()]).filter(({ code }) => code === 'identifier-content')
  expect(found).toEqual([
    {
      code: 'identifier-content',
      column: 'note',
      message: expect.stringMatching(`^${count} cells look like ${title}`),
    },
  ])
  expect(JSON.stringify(found)).not.toContain(text)
})

test('a wrong check digit is no bank account, and codes are no telephone numbers', () => {
  const texts = ['DE88 3704 0044 0532 0130 00', '2 55 08 14 168 025 39', '12345-6789-01', '2024-02-29', '666-09-9999']
  for (const text of texts)
    expect(
      check([
        levelColumn(
          'note',
          cells((row) => (row % 2 === 0 ? text : 'x')),
        ),
        ...soundColumns(),
      ]),
    ).toEqual([])
})

test('texts and whole numbers that hardly repeat are near-unique; measurements are not', () => {
  const code = levelColumn(
    'sample',
    cells((row) => `s${row}`),
  )
  const record = numberColumn(
    'record',
    cells((row) => 7 * row),
  )
  const days = numberColumn(
    'days',
    cells((row) => 7 * row),
  )
  const exact = numberColumn(
    'exact',
    cells((row) => row / 7),
  )
  const described = {
    record: { precision: 0 },
    told: { precision: 0 },
    days: { precision: 0 },
    exact: { precision: 6 },
  }
  const died = levelColumn(
    'died',
    cells((row) => String((row * row) % 3 === 0)),
  )
  const told = numberColumn(
    'told',
    // Not rising from row to row, as record numbers do.
    cells((row) => (row * 1009) % 2800),
  )
  const answer = levelColumn(
    'answer',
    cells((row) => `they said ${row} of it`),
  )
  const warnings = check([code, record, told, answer, days, exact, died, ...soundColumns()], described, {
    timeToEvent: [{ time: 'days', event: 'died' }],
  })
  expect(codesAndColumns(warnings)).toEqual([
    ['identifier-name', 'sample'],
    ['identifier-name', 'record'],
    ['near-unique', 'told'],
    ['near-unique', 'answer'],
  ])
})

test('many levels, and much in rare levels, are named with their counts', () => {
  const many = levelColumn(
    'many',
    cells((row) => `level ${row % 51}`),
  )
  const rare = levelColumn(
    'rare',
    cells((row) => (row < 30 ? `rare ${row % 15}` : 'common')),
  )
  const few = levelColumn(
    'few',
    cells((row) => (row < 4 ? 'rare' : 'common')),
  )
  const warnings = check([many, rare, few, ...soundColumns()])
  expect(codesAndColumns(warnings)).toEqual([
    ['many-levels', 'many'],
    ['many-levels', 'rare'],
    ['rare-levels', 'rare'],
    ['rare-levels', 'few'],
  ])
  expect(warnings.filter(({ code }) => code === 'many-levels')[1]?.message).toMatch(
    /^16 levels, 15 of them in fewer than 5 rows/,
  )
})

test('levels of too few people are counted before the run, with what stands for them, and never named', () => {
  const ward = levelColumn(
    'ward',
    cells((row) => (row < 6 ? `zebra ${row % 2}` : `common ${row % 2}`)),
  )
  const stage = levelColumn(
    'stage',
    cells((row) => (row === 3 ? 'zebra' : `${row % 3}`)),
  )
  const icd = levelColumn(
    'icd',
    cells((row) => (row < 6 ? `J45.${row % 3}` : row < 12 ? 'J45.9' : 'I10')),
  )
  const warnings = check([ward, stage, icd, ...soundColumns()], {
    stage: { kind: 'ordinal', levels: ['0', '1', '2', 'zebra'] },
    icd: { kind: 'categorical', hierarchy: 'icd-10' },
  })
  const rare = warnings.filter(({ code }) => code === 'rare-levels')
  expect(rare.map(({ column, message }) => [column, message])).toEqual([
    ['ward', expect.stringMatching(/^2 levels of fewer than 5 people, in 6 rows, not learnt: \(other\) stand for 2$/)],
    [
      'stage',
      expect.stringMatching(
        /^1 level of fewer than 5 people, in 1 row, not learnt: neighbours in the order stand for 1$/,
      ),
    ],
    [
      'icd',
      expect.stringMatching(/^3 levels of fewer than 5 people, in 6 rows, not learnt: coarser levels stand for 3$/),
    ],
  ])
  expect(JSON.stringify(warnings)).not.toMatch(/zebra|J45/)
})

test('a draft, which has left them out, counts them as it did', () => {
  const table = Table.of([
    levelColumn(
      'ward',
      cells((row) => (row < 3 ? 'zebra' : `common ${row % 2}`)),
    ),
    ...soundColumns(),
  ])
  const draft = draftSchema(table, { name: 'draft', file: 'draft.csv' })
  expect(draft.table.column('ward')).not.toMatchObject({ levels: expect.arrayContaining(['zebra']) })
  const rare = preflight(draft.table, draft.schema, draft).filter(({ code }) => code === 'rare-levels')
  expect(rare).toEqual([{ code: 'rare-levels', column: 'ward', message: expect.stringMatching(/^1 level .* 3 rows/) }])
})

test('levels that a schema does not list are counted as they are replaced at reading', () => {
  const places = ['75001', '75002', '13001', '23000']
  const table = Table.of([
    levelColumn(
      'ward',
      cells((row) => (row < 3 ? `zebra ${row}` : `common ${row % 2}`)),
    ),
    levelColumn(
      'home',
      cells((row) => (row === 5 ? '48000' : (places[row % 4] ?? ''))),
    ),
  ])
  const described: Schema = {
    name: 't',
    columns: [
      { name: 'ward', kind: 'categorical', role: 'feature', rare: 'other', levels: ['common 0', 'common 1'] },
      {
        ...{ name: 'home', kind: 'categorical', role: 'quasi-identifier', rare: 'ancestor', hierarchy: 'fr-postcode' },
        ...{ learnt: 'region', levels: ['13', '75', '23'] },
      },
    ],
  }
  const replaced: RareLevels[] = []
  const read = applySchema(table, described, { onReplaced: (each) => replaced.push(each) })
  const rare = preflight(read, described, { replaced }).filter(({ code }) => code === 'rare-levels')
  expect(rare.map(({ column, message }) => `${column}: ${message}`)).toEqual([
    'ward: 3 levels that the schema does not list, in 3 rows, not learnt: missing cells stand for 3',
    'home: 1 level that the schema does not list, in 1 row, not learnt: missing cells stand for 1',
  ])
})

test('rows that occur twice are numbered, unless they are of one patient', () => {
  const table = Table.of(soundColumns())
  const doubled = table.take(cells((row) => (row === 100 ? 7 : row))).columns
  expect(check(doubled)).toEqual([
    { code: 'repeated-rows', message: expect.stringMatching(/^2 rows equal .*\(rows 8, 101\)/) },
  ])
  const patient = numberColumn(
    'who',
    cells((row) => (row === 100 ? 7 : row)),
  )
  expect(
    check([patient, ...doubled], { who: { kind: 'identifier', role: 'direct-identifier' } }, { patient: 'who' }),
  ).toEqual([])
})

test('rows that differ in one cell are nearly repeated', () => {
  const columns = Table.of(soundColumns())
    .take(cells((row) => (row === 100 ? 7 : row)))
    .columns.map((column) =>
      column.name !== 'm3' || column.type !== 'number'
        ? column
        : { ...column, values: column.values.map((value, row) => (row === 100 ? value + 1 : value)) },
    )
  expect(check(columns)).toEqual([
    { code: 'nearly-repeated-rows', message: expect.stringMatching(/^2 rows equal .* but one \(rows 8, 101\)/) },
  ])
})

test('rows that repeat by nature are no mistake', () => {
  const coarse = Array.from({ length: 9 }, (_, index) => {
    const rng = createRng('coarse').fork(`${index}`)
    return levelColumn(
      `c${index}`,
      cells(() => String(rng.below(2))),
    )
  })
  expect(check(coarse)).toEqual([])
})

test('a column that gives the outcome away is named', () => {
  const died = levelColumn(
    'died',
    cells((row) => String((row * 7) % 3 === 0)),
  )
  const cause = levelColumn(
    'cause',
    cells((row) => ((row * 7) % 3 === 0 ? ['heart', 'other'][row % 2]! : null)),
  )
  const warnings = check([died, cause, ...soundColumns()], { died: { role: 'outcome' } })
  expect(warnings).toEqual([
    {
      code: 'leakage',
      column: 'cause',
      message: expect.stringMatching(/^its missing cells alone tell the outcome "died"/),
    },
  ])
})

test('no row, one row, and columns without a cell are looked at without a fault', () => {
  const empty = numberColumn(
    'empty',
    cells(() => null),
  )
  const blank = levelColumn(
    'blank',
    cells(() => null),
  )
  const died = levelColumn(
    'died',
    cells((row) => String((row * row) % 3 === 0)),
  )
  const columns = [empty, blank, died, ...soundColumns()]
  expect(check(columns, { died: { role: 'outcome' } })).toEqual([])
  for (const count of [0, 1])
    expect(codesAndColumns(check(Table.of(columns).slice(0, count).columns, { died: { role: 'outcome' } }))).toEqual([
      ['few-patients', undefined],
    ])
})

test('columns that the same is said of share a line', () => {
  const warnings = [
    { code: 'near-unique', message: 'unique', column: 'a' },
    { code: 'few-patients', message: 'few' },
    { code: 'near-unique', message: 'unique', column: 'b' },
  ] as const
  expect(warningLines(warnings)).toEqual(['unique: columns "a", "b"', 'few'])
})

test('the shipped tables raise hardly any alarm', async () => {
  const found: unknown[] = []
  for (const dataset of datasets)
    for (const { name, rows } of dataset.tables) {
      if (rows > 20_000) continue
      const { table, schema } = await loadDataset(name)
      found.push(...preflight(table, schema).map(({ code, column = '' }) => `${name} ${code} ${column}`.trim()))
    }
  expect(found).toEqual(['pbcseq few-patients', 'flchain rare-levels chapter', 'flchain leakage chapter'])
})

test('a record number that several rows share and that is no patient key is said', () => {
  const stay = numberColumn(
    'stay_id',
    cells((row) => Math.floor(row / 2)),
  )
  const described = { stay_id: { kind: 'identifier', role: 'direct-identifier' } } as const
  expect(codesAndColumns(check([stay, ...soundColumns()], described))).toEqual([['repeated-identifier', 'stay_id']])
  expect(codesAndColumns(check([stay, ...soundColumns()], described, { patient: 'stay_id' }))).not.toContainEqual([
    'repeated-identifier',
    'stay_id',
  ])
})
