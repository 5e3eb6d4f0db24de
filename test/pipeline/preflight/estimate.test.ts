import { describe, expect, test } from 'vitest'
import { models } from '../../../models/index.js'
import { estimateRun, isQuickToRefit } from '../../../src/pipeline/preflight/index.js'

/** Runs of bench/estimate.ts, and for hidden-tree and auto of `mirrorward run`, November 2026: rows, columns, seconds and megabytes of the whole run. */
const measured = [
  [{ rows: 418, columns: 20, model: 'bayes-net' }, 1, 226],
  [{ rows: 418, columns: 20, model: 'hidden-tree' }, 2.3, 276],
  [{ rows: 768, columns: 9, model: 'vae' }, 4, 258],
  [{ rows: 418, columns: 20, model: 'auto' }, 3.2, 283],
  [{ rows: 768, columns: 9, model: 'auto' }, 5.9, 295],
  [{ rows: 2982, columns: 15, model: 'sequential-trees' }, 1.8, 252],
  [{ rows: 2982, columns: 15, model: 'hidden-tree' }, 4.3, 317],
  [{ rows: 2982, columns: 15, model: 'auto' }, 9.6, 333],
  [{ rows: 17549, columns: 9, model: 'bayes-net' }, 1, 251],
  [{ rows: 17549, columns: 9, model: 'sequential-trees' }, 5.6, 270],
  [{ rows: 17549, columns: 9, model: 'vae' }, 47.7, 315],
  [{ rows: 17549, columns: 9, model: 'hidden-tree' }, 5.9, 389],
  [{ rows: 17549, columns: 9, model: 'auto' }, 19.2, 404],
  [{ rows: 768, columns: 9, model: 'marginals', depth: 'standard' }, 8.3, 473],
  [{ rows: 418, columns: 20, model: 'bayes-net', depth: 'standard' }, 9.4, 515],
  [{ rows: 2982, columns: 15, model: 'bayes-net', depth: 'standard' }, 16.9, 523],
  [{ rows: 17549, columns: 9, model: 'marginals', depth: 'standard' }, 32.2, 475],
  [{ rows: 48842, columns: 15, model: 'bayes-net', depth: 'standard' }, 68.5, 730],
  // Crowded by other work.
  [{ rows: 100_000, columns: 20, model: 'bayes-net' }, 8.4, 343],
  [{ rows: 1_000_000, columns: 20, model: 'bayes-net' }, 107.3, 716],
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

test('small tables and fast models are quick to fit again, others are not', () => {
  expect(isQuickToRefit('bayes-net', { rows: 10_000, columns: 20 })).toBe(true)
  expect(isQuickToRefit('hidden-tree', { rows: 400, columns: 20 })).toBe(true)
  expect(isQuickToRefit('hidden-tree', { rows: 10_000, columns: 20 })).toBe(false)
  expect(isQuickToRefit('vae', { rows: 10_000, columns: 20 })).toBe(false)
})
