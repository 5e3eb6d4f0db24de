import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bdeuScore, bicScore } from '../../../models/bayes-net/family-score.js'
import { FamilyScores } from '../../../models/bayes-net/family-scores.js'
import { hillClimbing, networkScore } from '../../../models/bayes-net/hill-climbing.js'
import { topologicalOrder } from '../../../models/network/index.js'
import { createRng } from '../../../src/math/index.js'
import { constraintsFor, sampleNetwork } from './coded.js'

const truth = [[], [], [0, 1], [2], [2], [3, 4], [0]]
const table = sampleNetwork(truth, { size: 3, rowCount: 5000, seed: 'truth' })
const empty = truth.map(() => [])
const rng = createRng('climb')

const skeleton = (parents: readonly (readonly number[])[]) =>
  parents.flatMap((list, child) => list.map((parent) => [parent, child].sort((a, b) => a - b).join('-'))).sort()

describe('hill climbing', () => {
  test.each([
    ['BIC', bicScore(table)],
    ['BDeu', bdeuScore(table, 10)],
  ])('recovers a known network up to equivalence by %s', async (_, score) => {
    const found = await hillClimbing(empty, { score, constraints: constraintsFor(table), rng, restarts: 5 })
    expect(found.total).toBeGreaterThanOrEqual(networkScore(truth, new FamilyScores(score)) - 1e-6)
    expect(skeleton(found.parents)).toEqual(skeleton(truth))
  })

  test('finds no circle, and keeps in-degree and cell caps, on random networks', async () => {
    const shapes = fc.record({ seed: fc.integer(), maxParents: fc.integer({ min: 1, max: 3 }) })
    await fc.assert(
      fc.asyncProperty(shapes, async ({ seed, maxParents }) => {
        const random = sampleNetwork([[], [0], [0, 1], [1], [2, 3], [0, 4]], {
          size: 2,
          rowCount: 300,
          seed: `${seed}`,
        })
        const constraints = constraintsFor(random, { maxParents, cellCap: 8, configurationCap: 1000 })
        const { parents } = await hillClimbing(empty.slice(1), { score: bicScore(random), constraints, rng })
        expect(topologicalOrder(parents)).not.toBeNull()
        for (const list of parents) expect(list.length).toBeLessThanOrEqual(Math.min(2, maxParents))
      }),
      { seed: 7, numRuns: 25 },
    )
  })

  test('keeps the cap on parent configurations', async () => {
    const constraints = constraintsFor(table, { configurationCap: 8 })
    const { parents } = await hillClimbing(empty, { score: bicScore(table), constraints, rng })
    expect(Math.max(...parents.map((list) => list.length))).toBe(1)
  })

  test('fixed arrows stay and forbidden arrows stay out', async () => {
    const constraints = constraintsFor(table, {
      fixedEdges: [['v6', 'v1']],
      forbiddenEdges: [
        ['v0', 'v6'],
        ['v6', 'v0'],
      ],
    })
    const start = empty.map((_, child) => (child === 1 ? [6] : []))
    const { parents } = await hillClimbing(start, { score: bicScore(table), constraints, rng })
    expect(parents[1]).toContain(6)
    expect(parents[0]).not.toContain(6)
    expect(parents[6]).not.toContain(0)
  })

  test('restarts never end lower', async () => {
    const score = bicScore(table)
    const constraints = constraintsFor(table)
    const once = await hillClimbing(empty, { score, constraints, rng, patience: 1 })
    const often = await hillClimbing(empty, { score, constraints, rng, patience: 1, restarts: 3 })
    expect(often.total).toBeGreaterThanOrEqual(once.total)
    expect(await hillClimbing(empty, { score, constraints, rng, patience: 1, restarts: 3 })).toEqual(often)
  })

  test('stops when asked', async () => {
    const climb = hillClimbing(empty, {
      score: bicScore(table),
      constraints: constraintsFor(table),
      rng,
      signal: AbortSignal.abort(),
    })
    await expect(climb).rejects.toMatchObject({ code: 'aborted' })
  })
})
