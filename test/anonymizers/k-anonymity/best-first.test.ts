import { expect, test } from 'vitest'
import { findLoss, losses } from '../../../anonymizers/k-anonymity/losses/index.js'
import { findPrivacyModel } from '../../../anonymizers/k-anonymity/models/index.js'
import { bestFirst } from '../../../anonymizers/k-anonymity/search/best-first.js'
import { nodeChecker } from '../../../anonymizers/k-anonymity/search/check-node.js'
import type { SearchProblem } from '../../../anonymizers/k-anonymity/search/problem.js'
import { treeOfPaths } from '../../../src/identity/index.js'
import { createRng, type Rng } from '../../../src/math/index.js'

/** A table of up to 60 rows under random trees, at most some 200 nodes. */
function randomProblem(rng: Rng, loss: string): SearchProblem {
  const rows = 5 + rng.below(56)
  const columns = Array.from({ length: 1 + rng.below(4) }, (_, place) => ({ name: `q${place}`, tree: randomTree(rng) }))
  const sensitive = Int32Array.from({ length: rows }, () => rng.below(3))
  const counts = new Float64Array(3)
  for (const code of sensitive) counts[code]! += 1
  const whole = { rows, people: rows, population: 0, counts, missing: -1 }
  const asked = [
    [],
    [{ model: findPrivacyModel('distinct-l')!, options: { l: 2 }, sensitive: 0, whole }],
    [{ model: findPrivacyModel('t-equal')!, options: { t: 0.3 }, sensitive: 0, whole }],
  ]
  return {
    columns,
    combinations: {
      columns: columns.map(({ tree }) => Uint16Array.from({ length: rows }, () => rng.below(tree.labels[0]!.length))),
      rows: new Int32Array(rows).fill(1),
      sensitive: [sensitive],
    },
    k: 1 + rng.below(5),
    limit: rng.below(1 + Math.floor(rows / 5)),
    requirements: asked[rng.below(3)]!,
    tableRequirements: [],
    loss: findLoss(loss),
  }
}

function randomTree(rng: Rng) {
  const width = 1 + rng.below(2)
  return treeOfPaths(
    Array.from({ length: 2 + rng.below(6) }, (_, leaf) => [
      `${leaf}`,
      ...(width === 2 ? [`b${leaf >> 1}`] : []),
      `c${leaf >> 2}`,
      '*',
    ]),
  )
}

/** Every node looked at: the truth that the search is held to. */
function exhaustive(problem: SearchProblem): number {
  const heights = problem.columns.map(({ tree }) => tree.up.length)
  const checker = nodeChecker(problem)
  let best = Number.POSITIVE_INFINITY
  const levels = new Uint8Array(heights.length)
  for (;;) {
    best = Math.min(best, checker.check(levels).loss)
    let column = 0
    while (column < heights.length && levels[column] === heights[column]! - 1) levels[column++] = 0
    if (column === heights.length) return best
    levels[column]! += 1
  }
}

test.each(losses.map(({ id }) => id))('%s: the least of all nodes, on 200 random tables', (loss) => {
  const rng = createRng(`tables ${loss}`)
  let found = 0
  for (let table = 0; table < 200; table++) {
    const problem = randomProblem(rng, loss)
    const truth = exhaustive(problem)
    const best = bestFirst(problem)
    expect(best?.loss ?? Number.POSITIVE_INFINITY).toBeCloseTo(truth, 9)
    if (best !== undefined) found++
    expect(best?.isProven ?? true).toBe(true)
  }
  expect(found).toBeGreaterThan(100)
})

test('the order of rows does not matter', () => {
  const rng = createRng('rows')
  for (let table = 0; table < 50; table++) {
    const problem = randomProblem(rng, 'loss')
    const order = Int32Array.from(problem.combinations.rows, (_, at) => at).reverse()
    const { columns, rows, sensitive } = problem.combinations
    const take = (codes: Int32Array | Uint16Array) => Uint16Array.from(order, (at) => codes[at]!)
    const turned = {
      ...problem,
      combinations: {
        columns: columns.map(take),
        rows,
        sensitive: sensitive.map((codes) => Int32Array.from(take(codes))),
      },
    }
    expect(bestFirst(turned)?.levels).toEqual(bestFirst(problem)?.levels)
  }
})

test('people are counted, not their rows', () => {
  const tree = treeOfPaths([
    ['1', '*'],
    ['2', '*'],
  ])
  const problem: SearchProblem = {
    columns: [{ name: 'q', tree }],
    combinations: {
      columns: [Uint16Array.of(0, 0, 0, 1, 1, 1)],
      rows: new Int32Array(6).fill(1),
      sensitive: [],
      // Three rows of 1 are one man's.
      person: Int32Array.of(0, 0, 0, 1, 2, 3),
    },
    ...{ k: 2, limit: 0, requirements: [], tableRequirements: [], loss: findLoss('loss') },
  }
  expect(bestFirst(problem)?.levels).toEqual([1])
  const { person: _person, ...rows } = problem.combinations
  expect(bestFirst({ ...problem, combinations: rows })?.levels).toEqual([0])
})

test('a budget of work gives the best so far and how much better it could be', () => {
  const rng = createRng('wide')
  const columns = Array.from({ length: 12 }, (_, place) => ({ name: `q${place}`, tree: randomTree(rng) }))
  const problem: SearchProblem = {
    columns,
    combinations: {
      columns: columns.map(({ tree }) => Uint16Array.from({ length: 400 }, () => rng.below(tree.labels[0]!.length))),
      rows: new Int32Array(400).fill(1),
      sensitive: [],
    },
    ...{ k: 5, limit: 20, requirements: [], tableRequirements: [], loss: findLoss('loss') },
  }
  const found = bestFirst(problem, { mostWork: 1e6 })!
  expect(found.isProven).toBe(false)
  expect(found.gap).toBeGreaterThan(0)
  expect(found.gap).toBeLessThanOrEqual(found.loss)
  expect(bestFirst(problem, { mostWork: 1e6 })).toEqual(found)
})

test('forty columns end with an answer that holds and is said not to be proven', () => {
  const rng = createRng('forty')
  const columns = Array.from({ length: 40 }, (_, place) => ({ name: `q${place}`, tree: randomTree(rng) }))
  const problem: SearchProblem = {
    columns,
    combinations: {
      columns: columns.map(({ tree }) => Uint16Array.from({ length: 500 }, () => rng.below(tree.labels[0]!.length))),
      rows: new Int32Array(500).fill(1),
      sensitive: [],
    },
    ...{ k: 5, limit: 25, requirements: [], tableRequirements: [], loss: findLoss('loss') },
  }
  const found = bestFirst(problem, { mostWork: 2e8 })!
  expect([found.isProven, found.gap > 0, found.suppressedRows <= 25]).toEqual([false, true, true])
  expect(found.loss).toBeLessThan(1)
  // No column can be one level finer: the answer is at least the best of its neighbours.
  const checker = nodeChecker(problem)
  for (const [column, level] of found.levels.entries()) {
    if (level === 0) continue
    const finer = Uint8Array.from(found.levels)
    finer[column]! -= 1
    expect(checker.check(finer).loss).toBeGreaterThanOrEqual(found.loss - 1e-9)
  }
})
