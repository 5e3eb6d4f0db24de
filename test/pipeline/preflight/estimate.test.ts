import { describe, expect, test } from 'vitest'
import { models } from '../../../models/index.js'
import { estimateRun } from '../../../src/pipeline/preflight/index.js'

/** Runs of bench/estimate.ts, November 2026: rows, columns, seconds and megabytes of the whole run. */
const measured = [
  [{ rows: 418, columns: 20, model: 'bayes-net' }, 1.4, 226],
  [{ rows: 418, columns: 20, model: 'hidden-tree' }, 8.4, 241],
  [{ rows: 768, columns: 9, model: 'vae' }, 10.7, 245],
  [{ rows: 418, columns: 20, model: 'auto' }, 27.5, 283],
  [{ rows: 2982, columns: 15, model: 'sequential-trees' }, 3.4, 240],
  [{ rows: 2982, columns: 15, model: 'auto' }, 99.5, 353],
  [{ rows: 17549, columns: 9, model: 'bayes-net' }, 3.3, 240],
  [{ rows: 17549, columns: 9, model: 'vae' }, 78.4, 353],
  [{ rows: 17549, columns: 9, model: 'hidden-tree' }, 252.7, 308],
  [{ rows: 100_000, columns: 20, model: 'bayes-net' }, 8.4, 343],
  [{ rows: 1_000_000, columns: 20, model: 'bayes-net' }, 107.3, 716],
  [{ rows: 418, columns: 20, model: 'marginals', depth: 'quick' }, 49.6, 399],
  [{ rows: 2982, columns: 15, model: 'marginals', depth: 'quick' }, 105.9, 426],
  [{ rows: 17549, columns: 9, model: 'marginals', depth: 'quick' }, 169.9, 448],
  [{ rows: 418, columns: 20, model: 'marginals', depth: 'standard' }, 128.1, 520],
  // With one other process beside.
  [{ rows: 418, columns: 20, model: 'bayes-net', depth: 'quick' }, 10.9, 334],
  [{ rows: 2982, columns: 15, model: 'bayes-net', depth: 'quick' }, 21.3, 339],
  [{ rows: 17549, columns: 9, model: 'bayes-net', depth: 'standard' }, 95.3, 475],
] as const

describe('an estimate', () => {
  test.each(measured)('of %j holds what was measured: %d s, %d MB', (size, seconds, megabytes) => {
    const estimate = estimateRun(size)
    expect(seconds).toBeGreaterThanOrEqual(estimate.seconds[0])
    expect(seconds).toBeLessThanOrEqual(estimate.seconds[1])
    expect(megabytes).toBeGreaterThanOrEqual(estimate.megabytes[0] * 0.9)
    expect(megabytes).toBeLessThanOrEqual(estimate.megabytes[1])
  })

  test('grows with rows, columns, and depth, and knows every model', () => {
    const small = { rows: 1000, columns: 10 }
    for (const { id } of models) {
      const [least, most] = estimateRun({ ...small, model: id }).seconds
      expect(least).toBeLessThan(most)
      for (const larger of [
        { ...small, rows: 100_000 },
        { ...small, columns: 100 },
        { ...small, depth: 'quick' },
      ] as const)
        expect(estimateRun({ ...larger, model: id }).seconds[1]).toBeGreaterThan(most)
    }
    const depths = (['quick', 'standard', 'deep'] as const).map(
      (depth) => estimateRun({ ...small, model: 'bayes-net', depth }).seconds[1],
    )
    expect(depths).toEqual([...depths].sort((a, b) => a - b))
  })
})
