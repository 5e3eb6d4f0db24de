import { describe, expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'
import { learnSteps } from '../../../src/table/relations/kinds/cut/step-function.js'
import { learnStateMap } from '../../../src/table/relations/kinds/function/state-map.js'

const minCount = 5

describe('the map of a function', () => {
  const schema: Schema = {
    name: 't',
    patient: 'person',
    columns: [
      { name: 'person', kind: 'identifier', role: 'direct-identifier' },
      { name: 'ward', kind: 'categorical', role: 'feature' },
      { name: 'price', kind: 'numeric', role: 'feature' },
    ],
  }
  const learn = (rows: readonly (readonly [person: string, ward: string | null, price: number | null])[]) =>
    learnStateMap(
      Table.of([
        levelColumn(
          'person',
          rows.map(([person]) => person),
        ),
        levelColumn(
          'ward',
          rows.map(([, ward]) => ward),
        ),
        numberColumn(
          'price',
          rows.map(([, , price]) => price),
        ),
      ]),
      { type: 'function', column: 'price', of: 'ward' },
      { schema, minCount },
    )
  const people = (ward: string | null, prices: readonly (number | null)[]) =>
    prices.map((price, at) => [`${ward} ${at}`, ward, price] as const)

  test('keeps the number that five people have at a level', () => {
    expect(learn([...people('a', [7, 7, 7, 7, 7]), ...people('b', [9, 9, 9, 9, 9, 9])])).toEqual({
      levels: ['a', 'b'],
      values: [7, 9],
      otherwise: 9,
    })
  })

  test('keeps no number of fewer, however many rows they have', () => {
    const one = Array.from({ length: 30 }, () => ['one', 'b', 987_654_321] as const)
    const map = learn([...people('a', [7, 7, 7, 7, 7]), ...people('b', [1, 2, 3, 4]), ...one])
    expect(map).toEqual({ levels: ['a'], values: [7], otherwise: 7 })
    const rare = learn([...people('a', [7, 7, 7, 7, 7]), ...people('x', [31]), ...people('y', [32, 32, 33, 34])])
    expect(rare).toEqual({ levels: ['a'], values: [7], otherwise: 7 })
    expect(learn([...people('a', [7, 7, 7, 7, 7]), ...people(null, [31, 31])])).not.toHaveProperty('missing')
  })

  test('keeps that a cell is missing', () => {
    const map = learn([...people('a', [7, 7, 7, 7, 7]), ...people('b', [null, null, null, null, null, 3])])
    expect(map).toMatchObject({ levels: ['a', 'b'], values: [7, null] })
    expect(learn([...people('a', [7, 7, 7, 7, 7]), ...people(null, [null])])).toHaveProperty('missing', null)
  })
})

describe('thresholds of a cut', () => {
  const schema: Schema = {
    name: 't',
    columns: [
      { name: 'x', kind: 'numeric', role: 'feature' },
      { name: 'group', kind: 'ordinal', role: 'feature', levels: ['low', 'middle', 'high'] },
    ],
  }
  const groupOf = (value: number) => (value < 40 ? 'low' : value < 75 ? 'middle' : 'high')
  const learn = (values: readonly number[]) =>
    JSON.stringify(
      learnSteps(
        Table.of([numberColumn('x', values), levelColumn('group', values.map(groupOf), ['low', 'middle', 'high'])]),
        { type: 'cut', column: 'group', formula: 'x' },
        { schema, minCount },
      ),
    )

  test('who knows all other values recovers none, at the thresholds least of all', () => {
    const rng = createRng('thresholds')
    const tries = 200
    let [looked, recovered, moved] = [0, 0, 0]
    for (let planting = 0; planting < 60; planting++) {
      const sorted = Array.from({ length: 80 }, () => 100 * rng.uniform()).sort((a, b) => a - b)
      const beside = sorted.findIndex((value) => value >= (planting % 2 === 0 ? 40 : 75))
      const rank = planting % 3 === 0 ? 1 + rng.below(78) : beside - (planting % 2)
      const [below, above] = [sorted[rank - 1]!, sorted[rank + 1]!]
      const seen = learn(sorted)
      const kept = Array.from({ length: tries }, (_, at) => (at + 0.5) / tries).filter(
        (share) => learn(sorted.with(rank, below + share * (above - below))) === seen,
      )
      looked++
      if (kept.length < tries) moved++
      const extent = kept.length === 0 ? 0 : kept.at(-1)! - kept[0]! + 1 / tries
      if (extent < 0.01) recovered++
    }
    // That some do move them shows that they were looked for.
    expect(moved).toBeGreaterThan(5)
    expect([looked, recovered]).toEqual([60, 0])
  })

  test('a dominant value of the highest group is not told', () => {
    const values = Array.from({ length: 90 }, (_, row) => row + 0.25)
    expect(learn([...values, 987_654_321])).toBe(learn([...values, 120]))
  })
})
