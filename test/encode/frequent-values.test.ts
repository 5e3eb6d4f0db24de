import { describe, expect, test } from 'vitest'
import { keptShare, overstatement } from '../../src/encode/frequent-values.js'
import { decodeTable, encodeTable, fitCodebook, type NumberBook } from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'
import { type NumberColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const schema: Schema = { name: 't', columns: [{ name: 'x', kind: 'numeric', role: 'feature', precision: 0 }] }

function countsOf(patients: readonly number[]) {
  const people = Float64Array.from(patients)
  return { values: Float64Array.from(people.keys()), rows: people, patients: people, holders: null }
}

describe('how far frequent values are overstated', () => {
  test('by the people of values that just enough share, evenly over all frequent ones', () => {
    // Of 4, 5 and 6 people: 4 + 5 + 6 people in three counts, over three values of at least five.
    expect(overstatement(countsOf([1, 4, 5, 6, 30]), 5)).toBe(Math.round((4 * 15) / 3 / 3) / 4)
  })

  test('not at all where none is near the limit, or none over it', () => {
    expect(overstatement(countsOf([1, 1, 2, 40, 60]), 5)).toBe(0)
    expect(overstatement(countsOf([1, 4, 4, 4]), 5)).toBe(0)
  })

  test('a value keeps two in five of its people at least, and a very frequent one nearly all', () => {
    expect(keptShare(5, 4.5)).toBe(0.4)
    expect(keptShare(100, 3)).toBe(0.97)
  })
})

/** Whole numbers so thinly spread that chance decides which of them five people share. */
const draw = (seed: string, size: number) => {
  const rng = createRng(seed)
  return Array.from({ length: size }, () => Math.round(100 + 60 * rng.normal()))
}

const shareOn = (values: Iterable<number>, frequent: ReadonlySet<number>) => {
  const all = [...values]
  return all.filter((value) => frequent.has(value)).length / all.length
}

test('values that five people share are as frequent as among unseen rows, not as in training', () => {
  const gaps = Array.from({ length: 12 }, (_, seed) => {
    const train = draw(`train ${seed}`, 600)
    const counts = new Map<number, number>()
    for (const value of train) counts.set(value, (counts.get(value) ?? 0) + 1)
    const frequent = new Set([...counts].flatMap(([value, count]) => (count >= 5 ? [value] : [])))
    const table = Table.of([numberColumn('x', train)])
    const codebook = fitCodebook(table, schema)
    const drawn = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(seed) }).column('x')
    const unseen = shareOn(draw(`unseen ${seed}`, 6000), frequent)
    return {
      train: shareOn(train, frequent) - unseen,
      drawn: shareOn((drawn as NumberColumn).values, frequent) - unseen,
    }
  })
  const mean = (of: (gap: (typeof gaps)[number]) => number) => gaps.reduce((sum, gap) => sum + of(gap), 0) / gaps.length
  // Twelve shares of 600 rows: their mean has an error of .006 at most, beyond five of which lies a false alarm in a million.
  expect(mean(({ train }) => train)).toBeGreaterThan(0.1)
  expect(Math.abs(mean(({ drawn }) => drawn))).toBeLessThan(0.04)
})

test('shares of a bin sum to one, and nothing is taken where there is no stretch to give it to', () => {
  const sums = (values: readonly number[]) =>
    (fitCodebook(Table.of([numberColumn('x', values)]), schema).books[0] as NumberBook).cells.flatMap((cell) =>
      cell.type === 'bin' ? [cell.pieces.reduce((sum, { share }) => sum + share, 0)] : [],
    )
  const thin = sums(draw('sums', 600))
  const pairs = sums(Array.from({ length: 600 }, (_, row) => row % 100))
  expect(thin.length).toBeGreaterThan(5)
  for (const sum of [...thin, ...pairs]) expect(sum).toBeCloseTo(1, 12)
})
