import { describe, expect, test } from 'vitest'
import { cellsWorthwhile, fineCells, mergedStarts } from '../../../models/dp-marginals/domains/fine-cells.js'
import { boundsFrom, cellOf, rangeCells } from '../../../models/dp-marginals/domains/range-cells.js'
import { buyDomains } from '../../../models/dp-marginals/index.js'
import { createLedger, type Entropy } from '../../../src/privacy/index.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy, replayingEntropy } from '../../../src/privacy/randomness/replay.js'
import { type ColumnSchema, levelColumn, type Schema, Table } from '../../../src/table/index.js'

const whole: ColumnSchema = { name: 'x', kind: 'numeric', role: 'feature', precision: 0 }

describe('cells of a number line', () => {
  test('hold powers of two above and below 0, each value in the cell that starts at or below it', () => {
    const cells = rangeCells(whole)
    const startOf = (value: number) => cells.starts[cellOf(value, cells)]
    expect([0, 1, 3, 4, 1000, -1, -2, -3, -5, 1e300, -1e300].map(startOf)).toEqual([
      ...[0, 1, 2, 4, 512, -1, -2, -4, -8],
      ...[2 ** 60, -(2 ** 61)],
    ])
    expect([...cells.starts].sort((a, b) => a - b)).toEqual(cells.starts)
  })
  test('are years of dates', () => {
    const cells = rangeCells({ name: 'd', kind: 'datetime', role: 'feature', format: 'date' })
    expect(new Date(cells.starts[cellOf(Date.UTC(2023, 5, 1), cells)]!).getUTCFullYear()).toBe(2020)
  })
  test('between bounds are of one width, or grow where values reach over many powers of two', () => {
    const even = fineCells({ ...whole, bounds: { min: 18, max: 110 } }, 20)
    expect(even.starts[0]).toBe(18)
    expect(new Set(even.starts.slice(1).map((start, at) => start - even.starts[at]!))).toEqual(new Set([5]))
    const grown = fineCells({ ...whole, bounds: { min: 0, max: 5000 } }, 40)
    expect(grown.starts.slice(0, 5)).toEqual([0, 1, 2, 3, 4])
    expect(grown.starts.at(-1)! - grown.starts.at(-2)!).toBeGreaterThan(500)
  })
  test('are as many as noise allows', () => {
    expect(cellsWorthwhile({ size: 1e6, bins: 32, deviation: 50 })).toBe(256)
    expect(cellsWorthwhile({ size: 500, bins: 8, deviation: 50 })).toBe(16)
  })
})

describe('from noisy counts', () => {
  const cells = { starts: [0, 1, 2, 4, 8, 16, 32, 64], end: 128 }
  test('bounds reach over runs that are clear of noise, and not to a lone cell that is not', () => {
    expect(boundsFrom([-3, 60, 200, 90, 2, -8, 14, 1], { cells, deviation: 10, step: 1 })).toEqual({ min: 1, max: 7 })
    // Two halves that are clear together.
    expect(boundsFrom([0, 0, 200, 36, 34, 0, 0, 0], { cells, deviation: 10, step: 1 })).toEqual({ min: 2, max: 15 })
  })
  test('bounds are those of the fullest cell where nothing is clear', () => {
    expect(boundsFrom([1, -2, 5, 9, 3, 0, 0, 1], { cells, deviation: 10, step: 1 })).toEqual({ min: 4, max: 7 })
  })
  test('bins hold their share and more than noise; what is left joins the last', () => {
    expect(mergedStarts([100, 100, 50, 50, 100, 20, 10, 0], { cells, deviation: 1, bins: 4 })).toEqual([0, 2])
    expect(mergedStarts([1, -1, 2, 0, 1, 0, 0, 0], { cells, deviation: 10, bins: 4 })).toEqual([0])
  })
})

const schema: Schema = {
  name: 'bought',
  domain: 'buy',
  columns: [
    { ...whole, name: 'age' },
    { name: 'sex', kind: 'categorical', role: 'feature' },
    { ...whole, name: 'dose', bounds: { min: 0, max: 5000 }, domain: 'declared' },
    { ...whole, name: 'stage', bounds: { min: 0, max: 4 }, domain: 'declared' },
  ],
}

function madeTable(rows: number): Table {
  const number = (name: string, value: (row: number) => number) =>
    ({
      type: 'number',
      name,
      values: Float64Array.from({ length: rows }, (_, row) => value(row)),
      valid: null,
    }) as const
  return Table.of(
    [
      number('age', (row) => 20 + ((row * 37) % 60)),
      levelColumn(
        'sex',
        Array.from({ length: rows }, (_, row) => (row === 5 ? 'only one' : row % 2 === 0 ? 'F' : 'M')),
      ),
      number('dose', (row) => (row % 3 === 0 ? 0 : Math.round(2 ** (row % 11)))),
      number('stage', (row) => row % 5),
    ],
    rows,
  )
}

const ledgerOf = (entropy?: Entropy) =>
  createLedger({
    ...{ epsilon: 3, publicSize: 3000, keysShare: 0.1, unit: 'row', patients: 'made up' },
    ...(entropy && { entropy }),
  })

function bought(table: () => Promise<Table>, ledger = ledgerOf()) {
  const { rho, delta: keysDelta } = ledger.remaining()
  return buyDomains(schema, { ledger, rho, keysDelta, bins: 12, size: 3000, rowsPerPatient: 1, table })
}

function levelCodes(table: Table): readonly number[] {
  const sex = table.column('sex')
  return sex.type === 'level' ? Array.from(sex.codes, (code) => ['F', 'M'].indexOf(sex.levels[code]!)) : []
}

describe('what a schema leaves to be bought', () => {
  test('is bought within its share: bounds, levels of many, cut points; what was declared stays', async () => {
    const ledger = ledgerOf()
    const { schema: known, rho } = await bought(async () => madeTable(6000), ledger)
    const [age, sex, dose, stage] = known.columns
    expect(age).toMatchObject({ domain: 'bought' })
    expect(age!.bounds!.min).toBeLessThanOrEqual(20)
    // Noise may widen bounds by cells beside full ones, in one run in forty by one; a run of eight cells is the most.
    expect(age!.bounds!.min).toBeGreaterThanOrEqual(-128)
    expect(age!.bounds!.max).toBeGreaterThanOrEqual(79)
    expect(age!.bounds!.max).toBeLessThan(2 ** 15)
    expect(age!.cuts!.length).toBeGreaterThan(3)
    expect(sex).toMatchObject({ domain: 'bought', levels: ['F', 'M', '(other)'], rare: 'other' })
    expect(dose).toMatchObject({ bounds: { min: 0, max: 5000 }, domain: 'declared' })
    expect(dose!.cuts![0]).toBe(1)
    expect(stage).toEqual(schema.columns[3])
    expect(ledger.spent().rho).toBeLessThanOrEqual(rho)
    expect(ledger.entries().map(({ purpose }) => purpose.split(':')[0])).toEqual([
      'levels of columns',
      'bounds of columns',
      'fine counts of columns',
    ])
  })
  test('is charged before a row is asked for', async () => {
    const ledger = ledgerOf()
    const gone = () => Promise.reject(new Error('the table was read'))
    await expect(bought(gone, ledger)).rejects.toThrow('the table was read')
    expect(ledger.entries().length).toBe(1)
  })
  test('moves by no more than is declared when one patient leaves', async () => {
    const table = madeTable(300)
    for (const row of [0, 1, 2, 299]) {
      const neighbour = table.take([...Array(300).keys()].filter((each) => each !== row))
      const recorded: Recorded[] = []
      const seen: Recorded[] = []
      const one = await bought(async () => table, ledgerOf(recordingEntropy(systemEntropy, recorded)))
      const other = await bought(async () => neighbour, ledgerOf(replayingEntropy(systemEntropy, recorded, seen)))
      expect(other).toEqual(one)
      recorded.forEach(({ sensitivity, exact }, release) => {
        const gaps = exact.map((value, place) => value - seen[release]!.exact[place]!)
        expect(Math.hypot(...gaps)).toBeGreaterThan(0)
        expect(Math.hypot(...gaps)).toBeLessThanOrEqual(sensitivity.bound * (1 + 1e-9))
      })
    }
  })
  test('is the same when the only holder of a level leaves, whose level never came through', async () => {
    const table = madeTable(300)
    const taken = table.take([...Array(300).keys()].filter((each) => each !== 5))
    // As it would be read from a file: what nobody holds is no level.
    const sexes = levelColumn(
      'sex',
      Array.from(levelCodes(taken), (code) => 'FM'[code]!),
    )
    const neighbour = Table.of(
      taken.columnNames.map((name) => (name === 'sex' ? sexes : taken.column(name))),
      299,
    )
    const recorded: Recorded[] = []
    const seen: Recorded[] = []
    const one = await bought(async () => table, ledgerOf(recordingEntropy(systemEntropy, recorded)))
    const [levels, ...others] = recorded
    // F, M and the lone one, which passes in one run in a hundred million (δ / 10).
    expect(levels!.exact.at(-1)).toBe(1)
    const output = Array.from(levels!.output as Float64Array)
    expect(output.at(-1)).toBeNaN()
    const without = { ...levels!, exact: levels!.exact.slice(0, -1), output: Float64Array.from(output.slice(0, -1)) }
    const replayed = [without, ...others]
    const other = await bought(async () => neighbour, ledgerOf(replayingEntropy(systemEntropy, replayed, seen)))
    expect(other).toEqual(one)
    expect(JSON.stringify(one)).not.toContain('only one')
    replayed.forEach(({ sensitivity, exact }, release) => {
      const gaps = exact.map((value, place) => value - seen[release]!.exact[place]!)
      expect(Math.hypot(...gaps)).toBeLessThanOrEqual(sensitivity.bound * (1 + 1e-9))
    })
  })
})
