import { describe, expect, test } from 'vitest'
import {
  codebookFromJson,
  codebookToJson,
  decodeTable,
  encodeTable,
  fitCodebook,
  type NumberBook,
} from '../../src/encode/index.js'
import { isMultiple, type Lattices, landOn } from '../../src/encode/lattices/index.js'
import { createRng, type Rng } from '../../src/math/index.js'
import { type ColumnSchema, type NumberColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

function schemaOf(column: Partial<ColumnSchema> = {}): Schema {
  return { name: 't', columns: [{ name: 'x', kind: 'numeric', role: 'feature', ...column }] }
}

const drawnFrom = (draw: (rng: Rng) => number, seed: string | number, size = 400) => {
  const rng = createRng(seed)
  return Array.from({ length: size }, () => draw(rng))
}

function bookOf(values: readonly number[], column: Partial<ColumnSchema> = {}): NumberBook {
  return fitCodebook(Table.of([numberColumn('x', values)]), schemaOf(column)).books[0] as NumberBook
}

/** The column drawn from its own codes, by a codebook that has been on disk. */
function again(values: readonly number[], column: Partial<ColumnSchema> = {}): Float64Array {
  const table = Table.of([numberColumn('x', values)])
  const codebook = codebookFromJson(codebookToJson(fitCodebook(table, schemaOf(column))))
  return (decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(3) }).column('x') as NumberColumn).values
}

const shareOf = (values: ArrayLike<number>, holds: (value: number) => boolean) =>
  Array.from(values).filter(holds).length / values.length
/** Five standard deviations of a share of 400 rows: a false alarm in two million. */
const noise = 5 * Math.sqrt(0.25 / 400)
const onUnit = (unit: number, step: number) => (value: number) => isMultiple(value, unit, step)
const lognormal = (rng: Rng, mean: number, deviation: number) => Math.exp(mean + deviation * rng.normal())

describe('values that are', () => {
  test('whole in nine of ten rows and else have a decimal stay so (evenly on tenths, one in ten would be whole)', () => {
    const values = drawnFrom((rng) => {
      const value = lognormal(rng, 7, 0.7)
      return rng.uniform() < 0.9 ? Math.round(value) : Math.round(value * 10) / 10
    }, 'alk')
    expect(Math.abs(shareOf(again(values), Number.isInteger) - shareOf(values, Number.isInteger))).toBeLessThan(noise)
  })

  test.each([1.55, 0.45359237, 2.54])('multiples of %d in seven of ten rows stay so', (unit) => {
    const step = unit === 1.55 ? 0.01 : 0.1
    const round = (value: number) => Math.round(value / step) * step
    const values = drawnFrom((rng) => {
      const value = lognormal(rng, 4.5, 0.5)
      return round(rng.uniform() < 0.7 ? Math.round(value / unit) * unit : value)
    }, `unit ${unit}`)
    const isOn = onUnit(unit, step)
    expect(shareOf(values, isOn)).toBeGreaterThan(0.6)
    const column = { precision: unit === 1.55 ? 2 : 1 }
    expect(Math.abs(shareOf(again(values, column), isOn) - shareOf(values, isOn))).toBeLessThan(noise)
  })

  test('a divisor that no list has is found', () => {
    const values = drawnFrom((rng) => Math.round(Math.round(lognormal(rng, 5, 0.5) / 3.73) * 373) / 100, 'odd')
    expect(bookOf(values).lattices?.units).toContain(3.73)
  })

  test('days in years of 365.25, written with all digits, stay days', () => {
    const values = drawnFrom((rng) => Math.round(365.25 * (50 + 10 * rng.normal())) / 365.25, 'ages')
    expect(bookOf(values).lattices?.units).toEqual([1 / 365.25])
    const days = Array.from(again(values), (age) => age * 365.25)
    expect(Math.max(...days.map((day) => Math.abs(day - Math.round(day))))).toBeLessThan(1e-6)
  })

  test('written with three digits have as many decimals as their size asks', () => {
    const values = drawnFrom((rng) => Number(lognormal(rng, 0, 1).toPrecision(3)), 'significant', 1500)
    const drawn = again(values)
    for (const [low, high, unit] of [
      [0.2, 0.9, 0.01],
      [1.1, 9, 0.01],
    ] as const) {
      const inside = (list: ArrayLike<number>) => Array.from(list).filter((value) => value > low && value < high)
      const real = shareOf(inside(values), onUnit(unit, 0.001))
      expect(Math.abs(shareOf(inside(drawn), onUnit(unit, 0.001)) - real)).toBeLessThan(0.08)
    }
  })
})

describe('no lattice', () => {
  test.each([
    ['decimals', (rng: Rng) => Math.round(1000 * (13 + 2 * rng.normal())) / 10],
    ['whole numbers', (rng: Rng) => Math.round(lognormal(rng, 4, 0.6))],
    ['a bump of few whole numbers', (rng: Rng) => Math.round(9 + 3 * rng.normal())],
    ['real numbers', (rng: Rng) => rng.normal()],
  ])('is found among %s that have none, in 100 columns', (_, draw) => {
    const found = Array.from({ length: 100 }, (_each, seed) => bookOf(drawnFrom(draw, `none ${seed}`)).lattices)
    expect(found.filter((each) => each !== undefined)).toEqual([])
  })

  test('is learnt that four people have', () => {
    const rest = drawnFrom((rng) => Math.round(1000 * rng.uniform()) + 0.5, 'rest', 300)
    const book = (whole: readonly number[]) => bookOf([...rest, ...whole], { precision: 1 }).lattices
    expect(book([101, 307, 502, 704])?.units).toEqual(book([])?.units)
    expect(book([101, 307, 502, 704])?.shares).toEqual(book([])?.shares)
  })

  test('keeps a share of a part of the line that fewer than five people have there', () => {
    const values = drawnFrom((rng) => Math.round(1000 * rng.uniform()), 'low').map((value, row) =>
      value < 900 ? value : row % 50 === 0 ? value : Math.round(value / 10) * 10,
    )
    for (const part of bookOf(values).lattices?.shares ?? [])
      for (const share of part) expect(share === 0 || share >= 0.01).toBe(true)
  })
})

test('a value that stands as it is does not come out of the stretch around it', () => {
  const rng = createRng('spikes')
  const values = Array.from({ length: 3000 }, () => Math.round(4000 * rng.uniform()))
  for (let count = 0; count < 25; count++) values.push(1234)
  const drawn = again(values)
  const count = (list: ArrayLike<number>) => Array.from(list).filter((value) => value === 1234).length
  // Its own count, give or take five standard deviations, and not one more for the stretch.
  expect(Math.abs(count(drawn) - count(values))).toBeLessThan(5 * Math.sqrt(count(values)))
})

describe('a reckoned value', () => {
  const lattices: Lattices = {
    units: [10, 1],
    borders: [100],
    shares: [
      [1, 0],
      [0.25, 0.75],
    ],
  }
  const land = (value: number, target: number, limits = { low: 0, high: 1000 }) =>
    landOn(lattices, value, { ...limits, target })

  test('lands on the next multiple of a unit drawn by the shares where it lies', () => {
    expect([land(33.3, 0.9), land(133.3, 0.1), land(133.3, 0.9)]).toEqual([30, 130, 133])
  })

  test('on a finer unit lands on none of the coarser ones', () => {
    expect(land(130.2, 0.9)).toBe(131)
  })

  test('stays within its limits, on a finer unit or where it is if need be', () => {
    expect(land(33.3, 0.1, { low: 31, high: 34 })).toBe(33)
    expect(land(33.3, 0.1, { low: 33.2, high: 33.4 })).toBe(33.3)
  })
})

describe('a column that is kept on its side of another', () => {
  const rng = createRng('ordered')
  const lower = Array.from({ length: 400 }, () => Math.round(10 * lognormal(rng, 4, 0.4)) / 10)
  const upper = lower.map((value) => Math.max(value, Math.round(value + lognormal(rng, 3, 0.6))))
  const table = Table.of([numberColumn('lower', lower), numberColumn('upper', upper)])

  test.each([undefined, 0])('is whole where it was, the floor of the lower one being %s', (min) => {
    const schema: Schema = {
      name: 't',
      columns: [
        { name: 'lower', kind: 'numeric', role: 'feature', ...(min !== undefined && { bounds: { min } }) },
        { name: 'upper', kind: 'numeric', role: 'feature', precision: 1 },
      ],
      relations: [{ type: 'order', lower: 'lower', upper: 'upper' }],
    }
    const codebook = codebookFromJson(codebookToJson(fitCodebook(table, schema)))
    const drawn = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(5) })
    const [low, high] = ['lower', 'upper'].map((name) => (drawn.column(name) as NumberColumn).values)
    expect(low!.every((value, row) => value <= high![row]!)).toBe(true)
    expect(Math.abs(shareOf(high!, Number.isInteger) - shareOf(upper, Number.isInteger))).toBeLessThan(noise)
  })
})

test('a codebook whose shares do not fit its lattices is refused', () => {
  const codebook = fitCodebook(
    Table.of([
      numberColumn(
        'x',
        drawnFrom((rng) => 5 * Math.round(100 * rng.uniform()), 'fives'),
      ),
    ]),
    schemaOf({ precision: 0 }),
  )
  const text = codebookToJson(codebook)
  expect(text).toContain('"units":[5,1]')
  for (const damaged of ['"units":[5]', '"units":[1,5]', '"units":[5,2,1]'])
    expect(() => codebookFromJson(text.replace('"units":[5,1]', damaged))).toThrow('damaged codebook')
})
