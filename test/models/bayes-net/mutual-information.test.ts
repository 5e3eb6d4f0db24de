import { describe, expect, test } from 'vitest'
import { countPair } from '../../../models/bayes-net/counting.js'
import { correctedMutualInformation, mutualInformation } from '../../../models/bayes-net/mutual-information.js'
import { codedTable } from './coded.js'

const table = codedTable({ a: [0, 0, 1, 1, 2, 2, 2, 0, 1, 2, 0, 1], b: [0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1] }, [3, 2])
const [a, b] = table.columns

describe('mutual information', () => {
  // sklearn.metrics.mutual_info_score(a, b), scikit-learn 1.8
  test('agrees with scikit-learn in nats', () => {
    expect(mutualInformation(countPair(a!, b!), 2)).toBeCloseTo(0.3182570841474064, 14)
  })

  test('is symmetric', () => {
    expect(mutualInformation(countPair(b!, a!), 3)).toBeCloseTo(0.3182570841474064, 14)
  })

  test('of a column with itself is its entropy', () => {
    expect(mutualInformation([4, 0, 0, 4], 2)).toBeCloseTo(Math.LN2, 14)
  })

  test('of an empty table is 0', () => {
    expect(mutualInformation([0, 0, 0, 0], 2)).toBe(0)
    expect(correctedMutualInformation([0, 0, 0, 0], 2)).toBe(0)
  })

  test('the correction takes (r − 1)(c − 1)/2n away', () => {
    expect(correctedMutualInformation(countPair(a!, b!), 2)).toBeCloseTo(0.3182570841474064 - 2 / 24, 14)
  })

  test('levels that never occur cost no correction', () => {
    expect(correctedMutualInformation([4, 0, 0, 0, 4, 0], 3)).toBeCloseTo(Math.LN2 - 1 / 16, 14)
  })
})
