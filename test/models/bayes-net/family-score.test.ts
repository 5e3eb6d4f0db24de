import { describe, expect, test } from 'vitest'
import { bdeuScore, bicScore, heldOutScore, logGamma } from '../../../models/bayes-net/family-score.js'
import { FamilyScores } from '../../../models/bayes-net/family-scores.js'
import { createRng } from '../../../src/math/index.js'
import { codedTable, sampleNetwork } from './coded.js'

const table = codedTable(
  {
    a: [0, 0, 1, 1, 2, 2, 2, 0, 1, 2, 0, 1],
    b: [0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1],
    c: [0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 0],
  },
  [3, 2, 2],
)

// pgmpy 1.1.2: BIC(df).local_score and BDeu(df, equivalent_sample_size=5).local_score
const golden = [
  { child: 2, parents: [], bic: -9.560219491613346, bdeu: -8.964637502076576 },
  { child: 2, parents: [0], bic: -8.226041131632467, bdeu: -7.619252707638628 },
  { child: 2, parents: [0, 1], bic: -11.613603032723674, bdeu: -8.693478716202458 },
  { child: 0, parents: [1, 2], bic: -15.824602117222359, bdeu: -12.706025746953799 },
]

describe('family scores', () => {
  test.each(golden)('BIC and BDeu of $child given $parents agree with pgmpy', ({ child, parents, bic, bdeu }) => {
    expect(new FamilyScores(bicScore(table)).score(child, parents)).toBeCloseTo(bic, 11)
    expect(new FamilyScores(bdeuScore(table, 5)).score(child, parents)).toBeCloseTo(bdeu, 11)
  })

  test.each(golden.slice(1))('one more parent scores the same as the whole family: $child given $parents', (family) => {
    const last = family.parents.at(-1) ?? 0
    const [added] = new FamilyScores(bicScore(table)).scoreAdditions(family.child, family.parents.slice(0, -1), [last])
    expect(added).toBeCloseTo(family.bic, 11)
  })

  test('a network and its Markov-equivalent twin score the same', () => {
    for (const score of [bicScore(table), bdeuScore(table, 5)]) {
      const scores = new FamilyScores(score)
      expect(scores.score(0, []) + scores.score(1, [0])).toBeCloseTo(scores.score(1, []) + scores.score(0, [1]), 10)
    }
  })

  test('the held-out score prefers the true parent to none and to too many', () => {
    const sampled = sampleNetwork([[], [0], [], [], []], { size: 4, rowCount: 600, seed: 'held-out' })
    const scores = new FamilyScores(heldOutScore(sampled, { rng: createRng(1) }))
    expect(scores.score(1, [0])).toBeGreaterThan(scores.score(1, []))
    expect(scores.score(1, [0])).toBeGreaterThan(scores.score(1, [0, 2, 3, 4]))
  })

  // scipy.special.gammaln 1.17
  test.each([
    [1e-3, 6.907178885383853],
    [0.5, 0.5723649429247],
    [1, 0],
    [2, 0],
    [3.7, 1.428072326665388],
    [100.25, 360.28455963776423],
    [1e6, 12815504.569147611],
  ])('ln Γ(%d) agrees with scipy', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)))
  })
})

test('rows of one person are held out together: four copies of noise foretell nothing', () => {
  const rng = createRng('noise')
  const people = [0, 1].map(() => Uint8Array.from({ length: 60 }, () => rng.below(6)))
  const columns = people.map((codes, index) => ({
    name: `c${index}`,
    size: 6,
    codes: Uint8Array.from({ length: 240 }, (_, row) => codes[row >> 2]!),
  }))
  const table = { columns, rowCount: 240 }
  const gain = (personOf: Int32Array | undefined) => {
    const scores = new FamilyScores(heldOutScore(table, { rng: createRng(1), personOf }))
    return scores.score(1, [0]) - scores.score(1, [])
  }
  expect(gain(undefined)).toBeGreaterThan(0)
  expect(gain(Int32Array.from({ length: 240 }, (_, row) => row >> 2))).toBeLessThan(0)
})
