import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { datetimeReader, datetimeWriter } from '../../src/table/cells/datetime.js'
import { inferSchema, levelColumn, Table } from '../../src/table/index.js'

const page = readFileSync(join(import.meta.dirname, '../../docs/dates.md'), 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const [, text, format, value] = /^\| `(.+?)` \| `(.+?)` \| (\d.+) \|$/.exec(line) ?? []
  return text === undefined || format === undefined || value === undefined ? [] : [{ text, format, value }]
})

test('the page has its examples', () => {
  expect(rows.length).toBe(24)
})

test.each(rows)('$text is read and written as the page says', ({ text, format, value }) => {
  const moment = value.endsWith('of any day') ? `1970-01-01T${value.slice(0, 5)}` : value.replace(' ', 'T')
  expect(datetimeReader({ format })(text)).toBe(Date.parse(`${moment}${moment.includes('T') ? 'Z' : ''}`))
  expect(datetimeWriter({ format })(datetimeReader({ format })(text))).toBe(text)
})

/** Two hundred moments of twelve years, on any day and at any minute. */
const moments = Array.from(
  { length: 200 },
  (_, at) => Date.UTC(2010, 0, 1) + at * 21 * 86_400_000 + ((at * 97) % 1440) * 60_000,
)

test.each(rows)('a column written as $text is found to be $format', ({ format }) => {
  const { schema } = inferSchema(Table.of([levelColumn('seen', moments.map(datetimeWriter({ format })))]), {
    name: 't',
  })
  expect(schema.columns[0]).toMatchObject({ kind: 'datetime', format })
})

test('births of 2004 to 2023 are of the hundred years that the page names', () => {
  const cells = Array.from({ length: 200 }, (_, at) => `1${at % 9}/06/${String(4 + (at % 20)).padStart(2, '0')}`)
  const { schema, columns } = inferSchema(Table.of([levelColumn('date of birth', cells)]), { name: 't' })
  expect(schema.columns[0]?.format).toBe('DD/MM/YY(1924)')
  expect(columns[0]?.why).toContain('years from 1924 to 2023')
})

test('digits of the clock and years with a fraction stay numbers', () => {
  const table = Table.of([
    levelColumn(
      'clock',
      moments.map(datetimeWriter({ format: 'HHmm' })).map((text) => text.replace(/^0/, '1')),
    ),
    levelColumn(
      'year',
      moments.map((_, at) => (2003 + at / 25).toFixed(2)),
    ),
  ])
  expect(inferSchema(table, { name: 't' }).schema.columns.map(({ kind }) => kind)).toEqual(['numeric', 'numeric'])
})

test.each([2, 40])('several offsets, one row in %i, are moments, written as UTC, and it is said', (every) => {
  const offset = (at: number) => (at % every === 1 ? '+02:00' : '+01:00')
  const cells = moments.map((moment, at) => `${new Date(moment).toISOString().slice(0, 19)}${offset(at)}`)
  const { schema, columns } = inferSchema(Table.of([levelColumn('seen', cells)]), { name: 't' })
  expect(schema.columns[0]?.format).toBe('datetime')
  expect(schema.columns[0]?.unreadable).toBeUndefined()
  expect(columns[0]?.warnings.map(({ message }) => message)).toEqual([
    'several offsets from UTC (+01:00, +02:00): read as moments, and written in UTC, with Z',
  ])
})

test('one offset in every cell is no several', () => {
  const cells = moments.map((moment) => `${new Date(moment).toISOString().slice(0, 19)}+02:00`)
  expect(inferSchema(Table.of([levelColumn('seen', cells)]), { name: 't' }).columns[0]?.warnings).toEqual([])
})

test('a day that does not exist in 500 rows is named by its row', () => {
  const cells = Array.from({ length: 500 }, (_, at) => datetimeWriter({ format: 'DD/MM/YYYY' })(moments[at % 200] ?? 0))
  const { schema, columns } = inferSchema(Table.of([levelColumn('seen', cells.with(321, '31/02/2021'))]), { name: 't' })
  expect(schema.columns[0]).toMatchObject({ format: 'DD/MM/YYYY', unreadable: 'missing' })
  expect(columns[0]?.warnings).toMatchObject([{ row: 322, column: 'seen' }])
  expect(JSON.stringify(columns[0]?.warnings)).not.toContain('31/02')
})
