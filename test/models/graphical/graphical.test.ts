import { describe, expect, test } from 'vitest'
import {
  allPairs,
  conditionalTables,
  drawRounded,
  estimate,
  junctionTree,
  marginalOf,
  treeCells,
} from '../../../models/graphical/index.js'
import { indexMap } from '../../../models/graphical/index-map.js'
import { propagate, roomForBeliefs } from '../../../models/graphical/propagate.js'
import { createRng } from '../../../src/math/index.js'
import { bruteMarginal, cellOf, gap, measured, numbers, statesOf } from './brute-force.js'

const sizes = [2, 3, 2, 4, 3]
const cells = 144
/** A cycle of four, which needs a chord, and a variable that stands alone. */
const cycle = [[0, 1], [1, 2], [2, 3], [0, 3], [4]]
const joint = numbers(cells, 'joint').map((value) => value * 7)
const total = joint.reduce((sum, value) => sum + value, 0)

test('cells map onto the cells they lie in', () => {
  expect([...indexMap({ from: [0, 1, 2], onto: [0, 2] }, sizes)]).toEqual([0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3])
  expect([...indexMap({ from: [1], onto: [] }, sizes)]).toEqual([0, 0, 0])
})

describe('a junction tree', () => {
  const { cliques } = junctionTree(cycle, sizes)
  test('has a clique for every scope, and no clique within another', () => {
    for (const scope of cycle)
      expect(cliques.some((clique) => scope.every((each) => clique.scope.includes(each)))).toBe(true)
    for (const one of cliques)
      for (const other of cliques)
        if (one !== other) expect(one.scope.every((each) => other.scope.includes(each))).toBe(false)
  })
  test('keeps the cliques of a variable together', () => {
    for (let variable = 0; variable < sizes.length; variable++) {
      const holders = cliques.filter(({ scope }) => scope.includes(variable))
      expect(holders.filter(({ separator }) => !separator.includes(variable))).toHaveLength(1)
    }
  })
  test('adds the smaller chord, and says its cells beforehand', () => {
    // The chord 0–2 makes cliques of 2·3·2 and 2·2·4 cells, the chord 1–3 of 2·3·4 twice.
    expect(treeCells(cycle, sizes)).toBe(12 + 16 + 3)
    expect(cliques.reduce((sum, clique) => sum + clique.cells, 0)).toBe(31)
  })
})

test('propagation gives the marginals of the product', () => {
  const tree = junctionTree(cycle, sizes)
  const potentials = tree.cliques.map((clique, place) => numbers(clique.cells, `potential ${place}`))
  const product = Float64Array.from({ length: cells }, (_, cell) =>
    tree.cliques.reduce(
      (mass, { scope }, clique) => mass * potentials[clique]![cellOf(statesOf(cell, sizes), scope, sizes)]!,
      1,
    ),
  )
  const mass = product.reduce((sum, value) => sum + value, 0)
  const scaled = product.map((value) => (value / mass) * 50)
  const into = roomForBeliefs(tree)
  propagate(tree, { potentials, total: 50, into })
  tree.cliques.forEach(({ scope }, clique) => {
    expect(gap(into.tables[clique]!, bruteMarginal(scaled, scope, sizes))).toBeLessThan(1e-9)
  })
})

test('propagation of nothing is nothing', () => {
  const tree = junctionTree(cycle, sizes)
  const into = roomForBeliefs(tree)
  propagate(tree, { potentials: tree.cliques.map((clique) => new Float64Array(clique.cells)), total: 5, into })
  for (const table of into.tables) expect(table.every((value) => value === 0)).toBe(true)
})

test('propagation of next to nothing stays a number', () => {
  const tree = junctionTree(cycle, sizes)
  const into = roomForBeliefs(tree)
  for (const tiny of [5e-324, 1e-310, 1e-200]) {
    const potentials = tree.cliques.map((clique) =>
      new Float64Array(clique.cells).map((_, cell) => (cell % 2 === 0 ? tiny : 0)),
    )
    propagate(tree, { potentials, total: 5, into })
    for (const table of into.tables) expect(table.every(Number.isFinite)).toBe(true)
  }
})

describe('an estimate', () => {
  const scopes = [[0], [1], ...cycle]
  const exact = scopes.map((scope) => measured(scope, bruteMarginal(joint, scope, sizes)))
  const model = estimate(exact, { sizes, total, iterations: 2000 })
  test('meets marginals that agree with each other', () => {
    expect(model.loss).toBeLessThan(1e-6)
    for (const { scope, values } of exact)
      expect(gap(marginalOf(model.tree, model.tables, scope)!, values)).toBeLessThan(1e-3)
  })
  test('goes half-way between two that do not, by their weights', () => {
    const given = [measured([0, 1], Float64Array.of(10, 10, 10, 10, 10, 10)), measured([0], Float64Array.of(36, 24))]
    const found = marginalOf(
      ...(({ tree, tables }) => [tree, tables] as const)(
        estimate(given, { sizes: [2, 3], total: 60, iterations: 2000 }),
      ),
      [0],
    )!
    // ½·3·(m/3 − 10)² + ½(m − 36)² is least where (m/3 − 10) + (m − 36) = 0, both states alike: m = 34.5.
    expect(found[0]).toBeCloseTo(34.5, 2)
  })
  test('gives all pairs, also those that no clique holds', () => {
    const { parents, tables } = conditionalTables(model)
    const whole = Float64Array.from({ length: cells }, (_, cell) => {
      const states = statesOf(cell, sizes)
      return tables.reduce(
        (mass, table, variable) =>
          mass * table[cellOf(states, parents[variable]!, sizes) * sizes[variable]! + states[variable]!]!,
        total,
      )
    })
    const pairs = allPairs(model)
    for (let one = 0; one < sizes.length; one++)
      for (let other = one + 1; other < sizes.length; other++)
        expect(gap(pairs[one]![other]!, bruteMarginal(whole, [one, other], sizes))).toBeLessThan(1e-8)
    model.tree.cliques.forEach(({ scope }, clique) => {
      expect(gap(model.tables[clique]!, bruteMarginal(whole, scope, sizes))).toBeLessThan(1e-8)
    })
  })
  test('draws rows whose counts are within one of what is expected', () => {
    const { parents, tables } = conditionalTables(model)
    const rows = drawRounded({ parents, tables }, { sizes, rowCount: 500, rng: createRng('rows') })
    parents.forEach((given, variable) => {
      const size = sizes[variable]!
      const counts = new Float64Array(tables[variable]!.length)
      for (let row = 0; row < 500; row++)
        counts[
          given.reduce((cell, parent) => cell * sizes[parent]! + rows[parent]![row]!, 0) * size + rows[variable]![row]!
        ]!++
      for (let start = 0; start < counts.length; start += size) {
        const own = counts.subarray(start, start + size)
        const all = own.reduce((sum, count) => sum + count, 0)
        own.forEach((count, state) => {
          expect(Math.abs(count - all * tables[variable]![start + state]!)).toBeLessThan(1 + 1e-6)
        })
      }
    })
  })
  test('goes on from an earlier one', () => {
    const again = estimate(exact, { sizes, total, iterations: 1, from: model })
    expect(again.loss).toBeLessThanOrEqual(model.loss + 1e-9)
  })
  test('survives targets below 0', () => {
    const { tables } = estimate([measured([0], Float64Array.of(-5, 3))], { sizes: [2], total: 1, iterations: 200 })
    expect(tables[0]!.every((value) => value >= 0)).toBe(true)
    expect(tables[0]![0]).toBeLessThan(0.01)
  })
})
