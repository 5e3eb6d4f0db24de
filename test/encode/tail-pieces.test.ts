import { describe, expect, test } from 'vitest'
import { fitCodebook, type NumberBook } from '../../src/encode/index.js'
import { createRng, type Rng } from '../../src/math/index.js'
import { type ColumnSchema, numberColumn, Table } from '../../src/table/index.js'

function bookOf(values: readonly number[], column: Partial<ColumnSchema> = {}): NumberBook {
  const x: ColumnSchema = { name: 'x', kind: 'numeric', role: 'feature', ...column }
  return fitCodebook(Table.of([numberColumn('x', values)]), { name: 't', columns: [x] }).books[0] as NumberBook
}

const endsOf = ({ cells }: NumberBook) => {
  const bins = cells.flatMap((cell) => (cell.type === 'bin' ? [cell] : []))
  return { low: Math.min(...bins.map(({ low }) => low)), high: Math.max(...bins.map(({ high }) => high)), bins }
}

/** Of many tables, how far beyond the largest value the book ends, in units of `unit`: the median of the tables. */
function medianReach(draw: (rng: Rng) => number, unit: number): number {
  const reaches = Array.from({ length: 41 }, (_, seed) => {
    const rng = createRng(`reach ${seed}`)
    const values = Array.from({ length: 400 }, () => draw(rng))
    return (endsOf(bookOf(values)).high - Math.max(...values)) / unit
  })
  return reaches.sort((a, b) => a - b)[20]!
}

describe('where a column ends', () => {
  test('exponential values: within a scale and a half of the largest, which the book never saw', () => {
    const reach = medianReach((rng) => -Math.log(1 - rng.uniform()), 1)
    expect(reach).toBeGreaterThan(-1.5)
    expect(reach).toBeLessThan(1.5)
  })

  test('evenly spread values: within a twentieth of their range', () => {
    expect(Math.abs(medianReach((rng) => 50 + rng.uniform(), 1))).toBeLessThan(0.05)
  })

  test('shares of the outermost bins sum to one, in ascending pieces that meet', () => {
    const rng = createRng(3)
    const values = Array.from({ length: 500 }, () => 100 + 15 * rng.normal())
    const { bins } = endsOf(bookOf(values))
    for (const { low, high, pieces } of [bins[0]!, bins.at(-1)!]) {
      expect(pieces.length).toBeGreaterThan(3)
      expect(pieces.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(pieces[0]!.from).toBe(low)
      expect(pieces.at(-1)!.to).toBe(high)
      pieces.slice(1).forEach(({ from }, at) => {
        expect(from).toBe(pieces[at]!.to)
      })
    }
  })

  test('neither beyond 0, nor beyond the bounds of the schema, nor past an atom', () => {
    const rng = createRng(4)
    const values = Array.from({ length: 500 }, () => Math.round(1000 * -Math.log(1 - rng.uniform())) / 1000)
    // A border lies half a step below the lowest value there may be.
    expect(endsOf(bookOf(values)).low).toBeGreaterThanOrEqual(-0.0005)
    expect(endsOf(bookOf(values, { bounds: { max: 5 } })).high).toBeLessThanOrEqual(5.001)
    const capped = values.map((value) => Math.min(value, 3))
    expect(endsOf(bookOf(capped)).high).toBeLessThanOrEqual(3)
  })

  test('columns of 0 to 100 stay there, others of the same shape go on', () => {
    const highest = (shift: number) =>
      Array.from({ length: 30 }, (_, seed) => {
        const rng = createRng(`ages ${seed}`)
        const values = Array.from({ length: 400 }, () => Math.round(50 - 8 * Math.log(1 - rng.uniform())))
        return endsOf(bookOf(values.filter((value) => value < 98).map((value) => value + shift))).high - shift
      })
    expect(Math.max(...highest(0))).toBeLessThanOrEqual(100.5)
    expect(Math.max(...highest(1000))).toBeGreaterThan(101)
  })
})
