import { expect, test } from 'vitest'
import { columnOf } from '../../../models/dp-marginals/domains/buy-kinds.js'
import { cellShapes, shapeOf } from '../../../models/dp-marginals/domains/cell-shapes.js'
import { buyKinds } from '../../../models/dp-marginals/index.js'
import { createLedger, type Entropy } from '../../../src/privacy/index.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy, replayingEntropy } from '../../../src/privacy/randomness/replay.js'
import { type ColumnSchema, levelColumn, type Schema, Table } from '../../../src/table/index.js'

const open: ColumnSchema = { name: 'x', kind: 'categorical', role: 'feature', domain: 'buy-kind' }
const schema: Schema = {
  name: 'open',
  columns: [...'abcd'].map((name) => ({ ...open, name })).concat({ ...open, name: 'e', domain: 'buy' }),
}
const two = (value: number) => String(value).padStart(2, '0')
const table = (rows: number) =>
  Table.of(
    [
      levelColumn(
        'a',
        Array.from({ length: rows }, (_, row) => String(20 + (row % 60))),
      ),
      levelColumn(
        'b',
        Array.from({ length: rows }, (_, row) => `${two(1 + (row % 28))}/0${1 + (row % 9)}/2021`),
      ),
      levelColumn(
        'c',
        Array.from({ length: rows }, (_, row) => `${row % 90},${row % 10}`),
      ),
      levelColumn(
        'd',
        Array.from({ length: rows }, (_, row) => (row === 5 ? '12' : ['Paris', 'Lyon'][row % 2]!)),
      ),
      levelColumn(
        'e',
        Array.from({ length: rows }, () => 'x'),
      ),
    ],
    rows,
  )

function bought(read: () => Promise<Table>, entropy?: Entropy) {
  const options = { epsilon: 3, publicSize: 3000, unit: 'row', patients: 'made up' } as const
  const ledger = createLedger({ ...options, ...(entropy && { entropy }) })
  const rho = ledger.remaining().rho * 0.1
  return { ledger, told: buyKinds(schema, { ledger, rho, rowsPerPatient: 1, table: read }) }
}

test('a cell has one shape at most: the first that fits', () => {
  const ids = (text: string) => cellShapes[shapeOf(text)]?.id
  expect(['12', '-1.5', '1,25', '3.14159', '1e3'].map(ids)).toEqual(['0.', '1.', '2,', '3.', '0.'])
  expect(['2021-02-03', '2021-02-03T10:00:00Z', '03/02/2021', '31/01/2021', '01/31/2021'].map(ids)).toEqual([
    ...['date', 'datetime', 'DD/MM/YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'],
  ])
  expect(['31/01/2021 10:20', '31.01.2021', 'DUPONT', '01000', '2021-02-31'].map(ids)).toEqual([
    ...['DD/MM/YYYY HH:mm', 'DD.MM.YYYY', undefined, undefined, undefined],
  ])
})

test('kinds are those of most cells: numbers as they are written, dates in their notation, else categories', async () => {
  const { ledger, told } = bought(async () => table(3000))
  const { schema: known, rho } = await told
  expect(known.columns).toEqual([
    { ...open, name: 'a', kind: 'numeric', domain: 'buy', precision: 0 },
    { ...open, name: 'b', kind: 'datetime', domain: 'buy', format: 'DD/MM/YYYY' },
    { ...open, name: 'c', kind: 'numeric', domain: 'buy', precision: 1, decimal: ',' },
    { ...open, name: 'd', kind: 'categorical', domain: 'buy' },
    schema.columns[4],
  ])
  expect(ledger.spent().rho).toBeLessThanOrEqual(rho * (1 + 1e-9))
})

test('noise alone makes a category of a column', () => {
  const noisy = cellShapes.map((_, at) => (at % 3) * 10 - 5)
  expect(columnOf(open, [...noisy, 20], 10)).toEqual({ ...open, domain: 'buy' })
})

test('they are charged before a row is asked for', async () => {
  const { ledger, told } = bought(() => Promise.reject(new Error('the table was read')))
  await expect(told).rejects.toThrow('the table was read')
  expect(ledger.entries().length).toBe(1)
})

test('one patient moves the counts by no more than is declared, and nothing else', async () => {
  const whole = table(200)
  for (const gone of [0, 5, 199]) {
    const recorded: Recorded[] = []
    const seen: Recorded[] = []
    const one = await bought(async () => whole, recordingEntropy(systemEntropy, recorded)).told
    const neighbour = whole.take([...Array(200).keys()].filter((row) => row !== gone))
    const other = await bought(async () => neighbour, replayingEntropy(systemEntropy, recorded, seen)).told
    expect(other).toEqual(one)
    const gaps = recorded[0]!.exact.map((value, place) => value - seen[0]!.exact[place]!)
    expect(Math.hypot(...gaps)).toBeCloseTo(2, 12)
    expect(Math.hypot(...gaps)).toBeLessThanOrEqual(recorded[0]!.sensitivity.bound)
  }
})
