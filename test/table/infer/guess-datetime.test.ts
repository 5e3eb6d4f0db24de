import { expect, test } from 'vitest'
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

test('two digits of a year of birth lie in the century from 1920', () => {
  const cells = days.map((iso) => `${parts(iso).d}.${parts(iso).m}.${parts(iso).y.slice(2)}`)
  expect(inferred('date of birth', cells).format).toBe('DD.MM.YY(1920)')
})

test('the resolution is what the cells have, not what they could write', () => {
  const midnights = days.map((iso) => `${iso.slice(0, 10)} 00:00:00`)
  expect(inferred('admit', midnights)).toMatchObject({ format: 'YYYY-MM-DD HH:mm:ss', resolution: 'day' })
  const quarters = days.map((iso, at) => `${iso.slice(0, 10)} 10:${['00', '15', '30', '45'][at % 4]}`)
  expect(inferred('admit', quarters)).toMatchObject({ format: 'YYYY-MM-DD HH:mm', resolution: 'quarter-hour' })
})

test.each([
  ['numbers of eight digits', days.map((_, at) => String(20_240_000 + at))],
  ['codes with dashes', days.map((_, at) => `${10 + at}-${40 + (at % 50)}-${90 + (at % 9)}`)],
  ['decimal numbers', days.map((_, at) => `${at % 28}.${10 + (at % 80)}`)],
])('%s are no dates', (_name, cells) => {
  expect(inferred('x', cells).kind).not.toBe('datetime')
})
