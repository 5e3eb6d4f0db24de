import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../evaluators/evaluate.js'
import { metrics, type ShapeDetail } from '../../evaluators/index.js'
import { guardedQuantiles } from '../../src/encode/index.js'
import { createRng, type Rng } from '../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const draws: Record<string, (rng: Rng) => number> = {
  even: (rng) => rng.uniform() * 100,
  skewed: (rng) => Math.exp(2 + rng.normal()),
  'heavy-tailed': (rng) => 1 / Math.sqrt(1 - rng.uniform()),
  integers: (rng) => Math.round(50 + 15 * rng.normal()),
  'with zeros': (rng) => (rng.uniform() < 0.3 ? 0 : Math.exp(rng.normal())),
}
const shares = [0.01, 0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98, 0.99]

const told = (values: readonly number[]) => {
  const quantiles = guardedQuantiles(Float64Array.from(values), { patientOf: null, step: 0 })
  return JSON.stringify([...shares.map(quantiles.at), quantiles.nearest(0), quantiles.nearest(1)])
}

describe.each(Object.entries(draws))('quantiles, %s', (name, draw) => {
  test('the four most extreme people at each end move none', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 25, max: 500 }), (seed, size) => {
        const rng = createRng(seed)
        const sorted = Array.from({ length: size }, () => draw(rng)).sort((a, b) => a - b)
        const [low, high] = [sorted[4]!, sorted[size - 5]!]
        const replaced = sorted.map((value, rank) => {
          const beyond = Math.ceil(10 ** (1 + 5 * rng.uniform()))
          if (rank < 4) return low - beyond
          return rank > size - 5 ? high + beyond : value
        })
        expect(told(replaced)).toBe(told(sorted))
      }),
      { numRuns: 60 },
    )
  })

  test('each lies among the eleven people on either side of its rank', () => {
    const rng = createRng(`values ${name}`)
    const values = Array.from({ length: 300 }, () => draw(rng))
    const quantiles = guardedQuantiles(Float64Array.from(values), { patientOf: null, step: 0 })
    const sorted = values.toSorted((a, b) => a - b)
    for (const share of shares) {
      const found = quantiles.at(share)
      if (found === null) continue
      const rank = Math.round(share * 299)
      expect(found).toBeGreaterThanOrEqual(sorted[Math.max(0, rank - 11)]!)
      expect(found).toBeLessThanOrEqual(sorted[Math.min(299, rank + 11)]!)
    }
  })

  test('who knows all other values recovers none of 34 at random ranks', () => {
    const rng = createRng(`planted ${name}`)
    const tries = 200
    let [looked, recovered] = [0, 0]
    for (let planting = 0; planting < 34; planting++) {
      const sorted = Array.from({ length: 150 }, () => draw(rng)).sort((a, b) => a - b)
      const rank = 1 + rng.below(148)
      const [below, above] = [sorted[rank - 1]!, sorted[rank + 1]!]
      if (above <= below) continue
      looked++
      const seen = told(sorted)
      const kept = Array.from({ length: tries }, (_, at) => (at + 0.5) / tries).filter(
        (share) => told(sorted.with(rank, below + share * (above - below))) === seen,
      )
      const extent = kept.length === 0 ? 0 : kept.at(-1)! - kept[0]! + 1 / tries
      if (extent < 0.01) recovered++
    }
    expect(looked).toBeGreaterThan(10)
    expect(recovered).toBe(0)
  })
})

test('quantiles of too few people are none', () => {
  const quantiles = guardedQuantiles(
    Float64Array.from({ length: 12 }, (_, row) => row * row),
    {
      patientOf: null,
      step: 0,
    },
  )
  expect(quantiles.nearest(0.5)).toBeNull()
  const rows = Float64Array.from({ length: 80 }, (_, row) => row * row)
  const patientOf = Int32Array.from(rows, (_, row) => Math.floor(row / 10))
  expect(guardedQuantiles(rows, { patientOf, step: 0 }).nearest(0.5)).toBeNull()
})

describe('an evaluation for insiders', () => {
  const rng = createRng('table')
  const size = 120
  const columnOf = (draw: () => number) => Array.from({ length: size }, draw)
  const age = columnOf(() => 20 + Math.round(60 * rng.uniform()))
  const cost = age.map((years) => years * 3 + 10 * rng.normal())
  const days = columnOf(() => Math.round(1 + 900 * rng.uniform()))
  const group = age.map((years) => (years > 50 ? 'old' : 'young'))
  const dead = days.map((each) => (each + 200 * rng.normal() > 450 ? 'no' : 'yes'))
  const schema: Schema = {
    name: 'costs',
    columns: [
      { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
      { name: 'cost', kind: 'numeric', role: 'outcome' },
      { name: 'days', kind: 'numeric', role: 'feature', precision: 0 },
      { name: 'group', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'dead', kind: 'categorical', role: 'outcome', levels: ['no', 'yes'] },
    ],
    timeToEvent: [{ time: 'days', event: 'dead' }],
  }
  const tableOf = (costs: readonly number[], times: readonly number[] = days) =>
    Table.of([
      numberColumn('age', age),
      numberColumn('cost', costs),
      numberColumn('days', times),
      levelColumn('group', group),
      levelColumn('dead', dead),
    ])
  const usual = tableOf(cost)
  const rows = (from: number) => Array.from({ length: 40 }, (_, at) => (from + 3 * at) % size)
  const asked = metrics.filter(({ id, usesRefit }) => /^(fidelity|utility|validity)/.test(id) && usesRefit !== true)
  const evaluated = async (largest: number, place: 'train' | 'holdout') => {
    const at = place === 'train' ? 0 : 1
    const extreme = tableOf(cost.with(at, largest), days.with(at, largest))
    return evaluate({
      schema,
      train: extreme.take([...rows(0), ...rows(2)]),
      holdout: extreme.take(rows(1)),
      reference: usual.take(rows(1)),
      synthetic: usual.take(rows(2)),
      metrics: asked,
      rng: createRng(5),
    })
  }

  test.each(['train', 'holdout'] as const)('does not tell how large a dominant value of %s rows is', async (place) => {
    const one = await evaluated(987_654_321, place)
    const other = await evaluated(3 * 987_654_321, place)
    // Digits move with how one cell is written (its last digits, being a multiple of pounds), whatever its size.
    const sizes = (records: typeof one) => records.filter(({ id }) => id !== 'fidelity.digits')
    for (const [index, record] of sizes(one).entries())
      expect({ id: record.id, ...record.result }).toEqual({ id: record.id, ...sizes(other)[index]!.result })
    const shape = one.find(({ id }) => id === 'fidelity.shape')!.result
    const { columns } = (shape.status === 'ok' ? shape.detail : {}) as unknown as ShapeDetail
    expect(columns.map(({ name }) => name).sort()).toContain('cost')
    const numbers = JSON.stringify(one.map(({ result }) => result)).match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g)!
    expect(Math.max(...numbers.map(Number))).toBeLessThan(1e6)
  })

  test('keeps no more than three digits of a number that moves with single cells', async () => {
    const records = await evaluated(300, 'train')
    const replication = records.find(({ id }) => id === 'utility.replication')!.result
    expect(replication.status).toBe('ok')
    const numbers = JSON.stringify(replication.status === 'ok' && replication.detail).match(/\d+\.\d+/g)!
    expect(numbers.length).toBeGreaterThan(10)
    for (const number of numbers) expect(Number(Number(number).toPrecision(3))).toBe(Number(number))
  })
})
