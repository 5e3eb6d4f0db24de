import { describe, expect, test } from 'vitest'
import { estimateTables } from '../../../models/bayes-net/parameters.js'
import { countsInMemory } from '../../../src/counts/index.js'
import { codedTable, sampleNetwork } from './coded.js'

describe('parameters', () => {
  test('without smoothing they are relative frequencies', async () => {
    const table = codedTable({ a: [0, 0, 0, 1], b: [0, 1, 1, 0] }, [2, 2])
    const [root, child] = await estimateTables(countsInMemory(table), [[], [0]], { smoothing: 0 })
    expect([...root!]).toEqual([0.75, 0.25])
    expect([...child!]).toEqual([Math.fround(1 / 3), Math.fround(2 / 3), 1, 0])
  })

  test('smoothing adds rows spread as the marginal says, itself smoothed evenly', async () => {
    const table = codedTable({ a: [0, 0, 0, 1], b: [0, 1, 1, 0] }, [2, 2])
    const [root, child] = await estimateTables(countsInMemory(table), [[], [0]], { smoothing: 1 })
    expect([...root!]).toEqual([3.5 / 5, 1.5 / 5].map(Math.fround))
    expect([...child!]).toEqual([1.5 / 4, 2.5 / 4, 1.5 / 2, 0.5 / 2].map(Math.fround))
  })

  test('an unseen configuration of two parents falls back to the strongest parent', async () => {
    const table = codedTable({ a: [0, 0, 1, 1], b: [0, 0, 1, 0], c: [0, 0, 1, 1] }, [2, 2, 2])
    const tables = await estimateTables(countsInMemory(table), [[], [], [0, 1]], { smoothing: 0.5 })
    // a decides c; given a = 0 the smoothed table is (2 + 0.5 · 0.5) / 2.5, and (a = 0, b = 1) was never seen.
    expect(tables[2]?.[2]).toBe(Math.fround((2 + 0.5 * 0.5) / 2.5))
  })

  test('an unseen configuration without smoothing still has a distribution', async () => {
    const table = codedTable({ a: [0, 0, 1, 1], b: [0, 0, 1, 0], c: [0, 0, 1, 1] }, [2, 2, 2])
    expect((await estimateTables(countsInMemory(table), [[], [], [0, 1]], { smoothing: 0 }))[2]?.slice(2, 4)).toEqual(
      Float32Array.of(1, 0),
    )
  })

  test('every row sums to 1', async () => {
    const table = sampleNetwork([[], [0], [0, 1], [0, 1, 2]], { size: 4, rowCount: 100, seed: 'sums' })
    for (const values of await estimateTables(countsInMemory(table), [[], [0], [0, 1], [0, 1, 2]], { smoothing: 1 }))
      for (let start = 0; start < values.length; start += 4)
        expect(values.slice(start, start + 4).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6)
  })
})
