import { describe, expect, test } from 'vitest'
import { datePattern } from '../../../src/table/cells/date-pattern.js'
import { levelColumn, Table } from '../../../src/table/index.js'
import { inferSchema } from '../../../src/table/infer/infer-schema.js'

const days = Array.from({ length: 120 }, (_, at) =>
  new Date(Date.UTC(1958, 0, 3) + at * 197 * 86_400_000).toISOString(),
)

function inferred(name: string, cells: readonly string[]) {
  const { schema, columns } = inferSchema(Table.of([levelColumn(name, cells)]), { name: 't' })
  return { ...schema.columns[0]!, why: columns[0]!.why, warnings: columns[0]!.warnings }
}

const parts = (iso: string) => ({ y: iso.slice(0, 4), m: iso.slice(5, 7), d: iso.slice(8, 10) })
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const french = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']

test.each<[string, (iso: string, at: number) => string, string]>([
  [
    'dd/mm/yyyy',
    (iso) => {
      const { y, m, d } = parts(iso)
      return `${d}/${m}/${y}`
    },
    'DD/MM/YYYY',
  ],
  [
    'mm/dd/yyyy',
    (iso) => {
      const { y, m, d } = parts(iso)
      return `${m}/${d}/${y}`
    },
    'MM/DD/YYYY',
  ],
  [
    'd/m/yyyy',
    (iso) => {
      const { y, m, d } = parts(iso)
      return `${Number(d)}/${Number(m)}/${y}`
    },
    'D/M/YYYY',
  ],
  ['yyyymmdd', (iso) => iso.slice(0, 10).replaceAll('-', ''), 'YYYYMMDD'],
  [
    'dd.mm.yy',
    (iso) => {
      const { y, m, d } = parts(iso)
      return `${d}.${m}.${y.slice(2)}`
    },
    'DD.MM.YY',
  ],
  [
    'dd-Mon-yyyy',
    (iso) => {
      const { y, m, d } = parts(iso)
      return `${d}-${english[Number(m) - 1]}-${y}`
    },
    'DD-Jan-YYYY',
  ],
  [
    'dd MMM yyyy in French',
    (iso) => {
      const { y, m, d } = parts(iso)
      return `${d} ${french[Number(m) - 1]} ${y}`
    },
    'DD janv. YYYY',
  ],
  ['ISO dates', (iso) => iso.slice(0, 10), 'date'],
  ['six digits', (iso) => iso.slice(8, 10) + iso.slice(5, 7) + iso.slice(2, 4), 'DDMMYY'],
  ['months', (iso) => `${iso.slice(5, 7)}/${iso.slice(0, 4)}`, 'MM/YYYY'],
  ['months, the year first', (iso) => iso.slice(0, 7), 'YYYY-MM'],
  ['named months', (iso) => `${french[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`, 'janv. YYYY'],
  ['twelve digits', (iso, at) => `${iso.slice(0, 10).replaceAll('-', '')}1${at % 10}3${at % 7}`, 'YYYYMMDDHHmm'],
  ['thousandths', (iso, at) => `${iso.slice(0, 10)}T10:00:0${at % 10}.${100 + at}`, 'YYYY-MM-DDTHH:mm:ss.SSS'],
  ['millionths', (iso, at) => `${iso.slice(0, 10)} 10:00:0${at % 10}.${100 + at}456`, 'YYYY-MM-DD HH:mm:ss.SSSSSS'],
  ['an offset', (iso, at) => `${iso.slice(0, 10)}T10:0${at % 10}:00+02:00`, 'YYYY-MM-DDTHH:mm:ss+02:00'],
  ['a capital H between hours and minutes', (_, at) => `1${at % 10}H${10 + (at % 50)}`, 'HH[H]mm'],
  [
    'American months',
    (iso) => `${english[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(8, 10))}, ${iso.slice(0, 4)}`,
    'Jan D, YYYY',
  ],
  ['minutes without seconds', (iso, at) => `${iso.slice(0, 10)} 0${at % 10}:1${at % 10}`, 'YYYY-MM-DD HH:mm'],
  ['times alone', (_, at) => `${String(at % 24).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')}`, 'HH:mm'],
  ['French times', (_, at) => `${String(at % 24).padStart(2, '0')}h${String((at * 7) % 60).padStart(2, '0')}`, 'HHhmm'],
  [
    'a twelve-hour clock',
    (iso, at) => {
      const { y, m, d } = parts(iso)
      return `${m}/${d}/${y} ${1 + (at % 12)}:0${at % 10} PM`
    },
    'MM/DD/YYYY h:mm A',
  ],
])('%s', (_name, write, format) => {
  const column = inferred('seen', days.map(write))
  expect(column).toMatchObject({ kind: 'datetime', format })
  expect(column.warnings).toEqual([])
})

test('where every day could be a month both readings are named', () => {
  const cells = days.map((iso, at) => `${parts(iso).m}/${String(1 + (at % 12)).padStart(2, '0')}/${parts(iso).y}`)
  const column = inferred('seen', cells)
  expect(column.format).toBe('DD/MM/YYYY')
  expect(column.warnings[0]?.message).toMatch(/DD\/MM\/YYYY or MM\/DD\/YYYY/)
})

test('a day that does not exist is named by its row and decides nothing', () => {
  const cells = days.map((iso) => `${parts(iso).d}/${parts(iso).m}/${parts(iso).y}`).with(40, '31/02/2020')
  const column = inferred('seen', cells)
  expect(column.format).toBe('DD/MM/YYYY')
  expect(column.warnings).toMatchObject([{ row: 41, column: 'seen' }])
})

describe('two digits of a year', () => {
  const cells = (from: number, to: number) =>
    Array.from({ length: 200 }, (_, at) => {
      const year = from + (at % (to - from + 1))
      return `${String(1 + (at % 28)).padStart(2, '0')}.${String(1 + (at % 12)).padStart(2, '0')}.${String(year % 100).padStart(2, '0')}`
    })
  const yearsRead = (name: string, texts: readonly string[], others: readonly string[] = []) => {
    const columns = [levelColumn(name, texts), ...(others.length > 0 ? [levelColumn('seen', others)] : [])]
    const { schema, columns: reports } = inferSchema(Table.of(columns), { name: 't' })
    const { read } = datePattern(schema.columns[0]?.format ?? '')
    const years = texts.map((text) => new Date(read(text)).getUTCFullYear())
    return { years: [Math.min(...years), Math.max(...years)], why: reports[0]?.why }
  }

  test.each([
    ['births of adults', 'date of birth', 1925, 2005],
    ['births of old people', 'dob', 1922, 1960],
    ['births of children', 'dob', 2004, 2023],
    ['births of babies', 'dob', 2021, 2025],
    ['births under another name', 'born', 1931, 2004],
    ['visits', 'visit', 2015, 2024],
    ['visits of the last century', 'visit', 1984, 2003],
  ])('are one span of years: %s', (_what, name, from, to) => {
    expect(yearsRead(name, cells(from, to)).years).toEqual([from, to])
  })

  test('are of births before the last date of the table', () => {
    const seen = cells(2015, 2019).map((text) => `${text.slice(0, 6)}2019`)
    expect(yearsRead('dob', cells(1925, 1929), seen).years).toEqual([1925, 1929])
    expect(yearsRead('dob', cells(2015, 2019), seen).years).toEqual([2015, 2019])
  })

  test('are said to be of their hundred years', () => {
    expect(yearsRead('visit', cells(2015, 2024)).why).toMatch(/two digits are years from 1950 to 2049/)
  })
})

describe('day and month', () => {
  const twelve = (write: (day: string, month: string, at: number) => string, count = 120) =>
    Array.from({ length: count }, (_, at) =>
      write(String(1 + (at % 12)).padStart(2, '0'), String(1 + ((at * 5) % 12)).padStart(2, '0'), at),
    )
  const open = twelve((day, month, at) => `${day}/${month}/20${10 + (at % 12)}`)
  const infer = (columns: Record<string, readonly string[]>, options: object = {}) => {
    const table = Table.of(Object.entries(columns).map(([name, cells]) => levelColumn(name, cells)))
    const { columns: reports, schema } = inferSchema(table, { name: 't', ...options })
    return { formats: schema.columns.map(({ format }) => format), reports }
  }
  const months = (sep: string) => days.map((iso) => [parts(iso).m, parts(iso).d, parts(iso).y].join(sep))

  test('are told by the rows, and how many is said', () => {
    const { reports, formats } = infer({ seen: months('/') })
    const above = days.filter((iso) => Number(parts(iso).d) > 12).length
    expect(formats).toEqual(['MM/DD/YYYY'])
    expect(reports[0]?.why).toContain(`month before day: ${above} rows have a second number above 12`)
  })

  test('of a column that cannot tell are those of a column that can', () => {
    const { formats, reports } = infer({ seen: open, born: months('/') })
    expect(formats).toEqual(['MM/DD/YYYY', 'MM/DD/YYYY'])
    expect(reports[0]).toMatchObject({ why: expect.stringContaining('as in column born') })
    expect(reports[0]?.readings).toBeUndefined()
    expect(infer({ seen: open, born: months('-') }).formats[0]).toBe('MM/DD/YYYY')
  })

  test('of columns that disagree tell nothing of another', () => {
    const french = days.map((iso) => [parts(iso).d, parts(iso).m, parts(iso).y].join('/'))
    const { reports } = infer({ seen: open, born: months('/'), died: french })
    expect(reports[0]?.readings).toEqual({ taken: 'DD/MM/YYYY', other: 'MM/DD/YYYY' })
  })

  test('are asked about where nothing tells', () => {
    expect(infer({ seen: open }).reports[0]?.readings).toEqual({ taken: 'DD/MM/YYYY', other: 'MM/DD/YYYY' })
  })

  test.each<[string, readonly string[], string, object]>([
    ['dots', open.map((text) => text.replaceAll('/', '.')), 'DD.MM.YYYY', {}],
    ['a clock of twelve hours', open.map((text, at) => `${text} ${1 + (at % 12)}:30 PM`), 'MM/DD/YYYY h:mm A', {}],
    ["a semicolon between the file's cells", open, 'DD/MM/YYYY', { notation: { delimiter: ';' } }],
    ['what a person said', open, 'MM/DD/YYYY', { dateFormat: 'MM/DD/YYYY' }],
    [
      'what a person said of dates alone',
      open.map((text) => `${text} 10:15`),
      'MM/DD/YYYY HH:mm',
      { dateFormat: 'MM/DD/YYYY' },
    ],
    ['what a person answered', open, 'MM/DD/YYYY', { dateFormats: new Map([['seen', 'MM/DD/YYYY']]) }],
    ['firsts of the month', twelve((_, month, at) => `${month}/01/20${10 + (at % 9)}`), 'MM/DD/YYYY', {}],
  ])('are told by %s', (_what, cells, format, options) => {
    const { formats, reports } = infer({ seen: cells }, options)
    expect(formats).toEqual([format])
    expect(reports[0]?.readings).toBeUndefined()
  })

  test.each([
    ['the year first', open.map((text) => text.split('/').reverse().join('-')), 'date'],
    [
      'six digits of years that days tell from',
      days.map((iso, at) => `${iso.slice(8, 10)}${iso.slice(5, 7)}${15 + (at % 6)}`),
      'DDMMYY',
    ],
    [
      'six digits with the year first',
      days.map((iso, at) => `${15 + (at % 6)}${iso.slice(5, 7)}${iso.slice(8, 10)}`),
      'YYMMDD',
    ],
  ])('are no question with %s', (_what, cells, format) => {
    const { formats, reports } = infer({ seen: cells })
    expect(formats).toEqual([format])
    expect(reports[0]?.readings).toBeUndefined()
  })
})

test.each([
  ['zeros', '00/00/0000'],
  ['the end of all days', '31/12/9999'],
  ['nines', '99/99/9999'],
  ['a first day of reckoning', '01/01/1900'],
])('%s among dates are missing', (_name, text) => {
  const cells = days.map((iso, at) => (at % 6 === 0 ? text : `${parts(iso).d}/${parts(iso).m}/${parts(iso).y}`))
  const column = inferred('seen', cells)
  expect(column).toMatchObject({ kind: 'datetime', format: 'DD/MM/YYYY', missing: [text] })
  expect(column.unreadable).toBeUndefined()
})

test('the first of January 1900 is a day of birth among others of these years', () => {
  const cells = Array.from({ length: 120 }, (_, at) => `01/01/19${String((at * 7) % 60).padStart(2, '0')}`)
  expect(inferred('dob', [...cells, ...Array.from({ length: 12 }, () => '01/01/1900')]).missing).toBeUndefined()
})

test('the resolution is what the cells have, not what they could write', () => {
  const midnights = days.map((iso) => `${iso.slice(0, 10)} 00:00:00`)
  expect(inferred('admit', midnights)).toMatchObject({ format: 'YYYY-MM-DD HH:mm:ss', resolution: 'day' })
  const quarters = days.map((iso, at) => `${iso.slice(0, 10)} 10:${['00', '15', '30', '45'][at % 4]}`)
  expect(inferred('admit', quarters)).toMatchObject({ format: 'YYYY-MM-DD HH:mm', resolution: 'quarter-hour' })
})

test.each([
  ['numbers of eight digits', days.map((_, at) => String(20_240_000 + at))],
  ['a run of record numbers', days.map((_, at) => String(101_200 + (at % 99)))],
  ['amounts of six digits', days.map((_, at) => String(100_000 + at * 1733))],
  ['codes with dashes', days.map((_, at) => `${10 + at}-${40 + (at % 50)}-${90 + (at % 9)}`)],
  ['areas of four decimals', days.map((_, at) => `1.${4000 + at * 47}`)],
  ['decimal numbers', days.map((_, at) => `${at % 28}.${10 + (at % 80)}`)],
])('%s are no dates', (_name, cells) => {
  expect(inferred('x', cells).kind).not.toBe('datetime')
})

test('a year before the month’s name is a month', () => {
  const months = days.map((iso) => `${parts(iso).y} ${english[Number(parts(iso).m) - 1]}`)
  expect(inferred('month', months)).toMatchObject({ kind: 'datetime', format: 'YYYY Jan' })
  const dated = days.map((iso) => `${parts(iso).y}-${english[Number(parts(iso).m) - 1]}-${parts(iso).d}`)
  expect(inferred('seen', dated)).toMatchObject({ kind: 'datetime', format: 'YYYY-Jan-DD' })
})

test('days of reckoning are looked for in time that grows with the dates', () => {
  const many = Array.from({ length: 40_000 }, (_, at) => new Date(Date.UTC(1890, 0, 1) + at * 86_400_000))
  const started = performance.now()
  expect(
    inferred(
      'day',
      many.map((day) => day.toISOString().slice(0, 10)),
    ).kind,
  ).toBe('datetime')
  expect(performance.now() - started).toBeLessThan(15_000)
})
