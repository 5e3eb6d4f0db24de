import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundestBetween } from '../../src/encode/guarded-border.js'
import { codebookToJson, fitCodebook } from '../../src/encode/index.js'
import { createRng, type Rng } from '../../src/math/index.js'
import { type ColumnSchema, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const minCount = 5

/** Draws of the kinds of column that clinics have. */
const shapes: Record<string, { readonly draw: (rng: Rng) => number; readonly column?: Partial<ColumnSchema> }> = {
  even: { draw: (rng) => rng.uniform() * 100 },
  skewed: { draw: (rng) => Math.exp(2 + rng.normal()) },
  'heavy-tailed': { draw: (rng) => 1 / Math.sqrt(1 - rng.uniform()) },
  'with zeros': { draw: (rng) => (rng.uniform() < 0.3 ? 0 : Math.exp(rng.normal())) },
  decimals: { draw: (rng) => Math.round(1000 * (13 + 2 * rng.normal())) / 10, column: { precision: 1 } },
  moments: {
    draw: (rng) => 1.6e12 + Math.floor(rng.uniform() * 1e8) * 1000,
    column: { kind: 'datetime', format: 'datetime' },
  },
}

function bookOf(values: readonly number[], column: Partial<ColumnSchema> = {}, patients?: readonly string[]): string {
  const x: ColumnSchema = { name: 'x', kind: 'numeric', role: 'feature', ...column }
  if (patients === undefined) {
    return codebookToJson(fitCodebook(Table.of([numberColumn('x', values)]), { name: 't', columns: [x] }))
  }
  const schema: Schema = {
    name: 't',
    patient: 'p',
    columns: [x, { name: 'p', kind: 'identifier', role: 'direct-identifier' }],
  }
  const table = Table.of([numberColumn('x', values), levelColumn('p', patients)])
  return JSON.stringify(fitCodebook(table, schema).books)
}

describe.each(Object.entries(shapes))('%s', (name, { draw, column }) => {
  test('the four most extreme people at each end change no byte when others as extreme take their place', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 30, max: 400 }), (seed, size) => {
        const rng = createRng(seed)
        const sorted = Array.from({ length: size }, () => draw(rng)).sort((a, b) => a - b)
        const [low, high] = [sorted[minCount - 1]!, sorted[size - minCount]!]
        const step = column?.kind === 'datetime' ? 1000 : 1
        const replaced = sorted.map((value, rank) => {
          const beyond = step * Math.ceil(10 ** (1 + 5 * rng.uniform()))
          if (rank < minCount - 1) return low - beyond
          return rank > size - minCount ? high + beyond : value
        })
        expect(bookOf(replaced, column)).toBe(bookOf(sorted, column))
      }),
      { numRuns: 60 },
    )
  })

  /**
   * Who knows every row but one, and the code, tries 200 values between the one's neighbours and keeps those that give the
   * very same book. The value is recovered when all that are kept lie within one hundredth of the gap.
   */
  test('a value at any rank is not recovered by who knows all others', () => {
    const rng = createRng(`planted ${name}`)
    const tries = 200
    let recovered = 0
    let looked = 0
    for (let planting = 0; planting < 34; planting++) {
      const sorted = Array.from({ length: 120 }, () => draw(rng)).sort((a, b) => a - b)
      const rank = 1 + rng.below(118)
      const [below, above] = [sorted[rank - 1]!, sorted[rank + 1]!]
      if (above - below <= 0) continue
      looked++
      const book = bookOf(sorted, column)
      const kept = Array.from({ length: tries }, (_, at) => (at + 0.5) / tries).filter((share) => {
        const tried = sorted.with(rank, below + share * (above - below))
        return bookOf(tried, column) === book
      })
      const extent = kept.length === 0 ? 0 : kept.at(-1)! - kept[0]! + 1 / tries
      if (extent < 0.01) recovered++
    }
    expect(looked).toBeGreaterThan(15)
    expect(recovered).toBe(0)
  }, 300_000)
})

test('who knows all others recovers none of the outermost that are looked at, which tell the tail', () => {
  const rng = createRng('outermost')
  const tries = 200
  let [looked, recovered, moved] = [0, 0, 0]
  for (let planting = 0; planting < 60; planting++) {
    const sorted = Array.from({ length: 160 }, () => 100 + 15 * rng.normal()).sort((a, b) => a - b)
    // The fifth to the fourteenth, by turns from below and from above.
    const away = 4 + rng.below(10)
    const rank = planting % 2 === 0 ? away : 159 - away
    const [below, above] = [sorted[rank - 1]!, sorted[rank + 1]!]
    const book = bookOf(sorted)
    const kept = Array.from({ length: tries }, (_, at) => (at + 0.5) / tries).filter(
      (share) => bookOf(sorted.with(rank, below + share * (above - below))) === book,
    )
    looked++
    if (kept.length < tries) moved++
    const extent = kept.length === 0 ? 0 : kept.at(-1)! - kept[0]! + 1 / tries
    if (extent < 0.01) recovered++
  }
  // That some do move the book shows that they were looked for.
  expect(moved).toBeGreaterThan(0)
  expect([looked, recovered]).toEqual([60, 0])
}, 300_000)

test('one dominant value is neither in the book nor can be told from it', () => {
  const values = Array.from({ length: 300 }, (_, row) => 10 + (row % 97) / 7)
  const book = bookOf([...values, 987_654_321])
  expect(book).toBe(bookOf([...values, 25]))
  for (const number of book.match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g)?.map(Number) ?? [])
    expect(Math.abs(number)).toBeLessThan(1000)
})

test('people are counted, not rows: one person of many extreme rows is left out whole', () => {
  const rng = createRng(4)
  const patients = Array.from({ length: 400 }, (_, row) => `p${Math.floor(row / 4)}`)
  const values = patients.map(() => 50 + 10 * rng.normal())
  const extreme = (by: number) => values.map((value, row) => (patients[row] === 'p7' ? 1000 + by + row : value))
  expect(bookOf(extreme(90_000), {}, patients)).toBe(bookOf(extreme(0), {}, patients))
})

test.each([
  [36.4, 41.2, 0.1, 40],
  [1234.5, 1239.9, 0.1, 1237],
  [-3, 4, 0, 0],
  [0.0123, 0.0129, 0, 0.0126],
  [99.6, 100.4, 0, 100],
  [-41.2, -36.4, 0.1, -40],
])('the roundest number above %d and up to %d in steps of %d is %d', (low, high, step, roundest) => {
  expect(roundestBetween(low, high, step)).toBe(roundest)
})

describe('somebody with many rows in a gap of the others', () => {
  const rng = createRng(6)
  const others = Array.from({ length: 240 }, (_, row) => ({ patient: `p${row >> 1}`, value: 100 * rng.uniform() }))
  const further = Array.from({ length: 40 }, (_, row) => ({ patient: `q${row}`, value: 900 + 100 * rng.uniform() }))
  const bookWith = (centre: number) => {
    const one = Array.from({ length: 30 }, (_, row) => ({ patient: 'one', value: centre + row / 8 }))
    const rows = [...others, ...one, ...further]
    return bookOf(
      rows.map(({ value }) => value),
      {},
      rows.map(({ patient }) => patient),
    )
  }

  test('no border lies among his values', () => {
    for (const centre of [333, 481, 567]) {
      const numbers = bookWith(centre)
        .match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g)!
        .map(Number)
      expect(numbers.filter((number) => number >= centre && number <= centre + 4)).toEqual([])
    }
  })

  test('alone beside an atom they have no bin', () => {
    const zeros = Array.from({ length: 60 }, (_, row) => ({ patient: `p${row}`, value: 0 }))
    const few = ['a', 'b', 'c', 'd', 'e', 'f'].map((patient) => ({ patient, value: 1e6 }))
    const rows = [
      ...zeros,
      ...few,
      ...Array.from({ length: 30 }, (_, row) => ({ patient: 'one', value: 333 + row / 8 })),
    ]
    const book = bookOf(
      rows.map(({ value }) => value),
      {},
      rows.map(({ patient }) => patient),
    )
    expect(book).not.toMatch(/"bin"/)
  })
})
