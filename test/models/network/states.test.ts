import { describe, expect, test } from 'vitest'
import { aliasTable, drawOutcomes } from '../../../models/network/alias-table.js'
import { codesOf, compactTable } from '../../../models/network/variable.js'
import { createRng } from '../../../src/math/index.js'

describe('alias table', () => {
  test('draws outcomes by their weights', () => {
    const weights = [1, 0, 2, 5, 2]
    const out = new Uint8Array(100_000)
    drawOutcomes(aliasTable(weights, 5), null, { rng: createRng('alias'), out })
    const counts = new Array<number>(5).fill(0)
    for (const outcome of out) counts[outcome]!++
    expect(counts[1]).toBe(0)
    // χ² with 3 degrees of freedom exceeds 30.66 once in a million: scipy.stats.chi2.isf(1e-6, 3)
    const chiSquare = weights.reduce((sum, weight, outcome) => {
      const expected = weight * 10_000
      return expected === 0 ? sum : sum + (counts[outcome]! - expected) ** 2 / expected
    }, 0)
    expect(chiSquare).toBeLessThan(30.66)
  })

  test('each row has its own distribution', () => {
    const out = new Uint8Array(6)
    const table = aliasTable([1, 0, 0, 0, 0, 7], 3)
    drawOutcomes(table, Uint32Array.of(0, 1, 1, 0, 1, 0), { rng: createRng(1), out })
    expect([...out]).toEqual([0, 2, 2, 0, 2, 0])
  })

  test('rounding never makes an impossible outcome possible', () => {
    const rng = createRng('rounding')
    for (let trial = 0; trial < 2000; trial++) {
      const weights = Array.from({ length: 2 + rng.below(30) }, () => (rng.uniform() < 0.5 ? 0 : rng.uniform() ** 9))
      weights[0] = 1e-12
      const { size, keep, alias } = aliasTable(weights, weights.length)
      for (let cell = 0; cell < size; cell++) {
        if (weights[cell] === 0) expect(keep[cell]).toBe(0)
        if (keep[cell]! < 4294967296) expect(weights[alias[cell]!]).toBeGreaterThan(0)
      }
    }
  })
})

describe('variables', () => {
  const table = {
    rowCount: 4,
    columns: [
      { name: 'b', size: 5, codes: Uint8Array.of(4, 0, 2, 0) },
      { name: 'a', size: 2, codes: Uint8Array.of(0, 1, 1, 0) },
    ],
  }

  test('come in order of name with the codes that occur', () => {
    const { variables, table: states } = compactTable(table)
    expect(variables).toEqual([
      { name: 'a', codeCount: 2, codes: [0, 1] },
      { name: 'b', codeCount: 5, codes: [0, 2, 4] },
    ])
    expect(states.columns[1]).toEqual({ name: 'b', size: 3, codes: Uint8Array.of(2, 0, 1, 0) })
  })

  test('states go back to codes', () => {
    const { variables, table: states } = compactTable(table)
    expect(codesOf(variables[1]!, states.columns[1]!.codes)).toEqual(table.columns[0])
  })
})
