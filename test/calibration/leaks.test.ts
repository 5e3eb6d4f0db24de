import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { leaks, notMet, quickCriteria } from './leaks.js'

/** One division each; `npm run bench -- leaks` counts over twenty and writes docs/leaks.md. */
const rotterdam = await loadDataset('rotterdam')

describe('releases that give somebody away are not met by the default policy', () => {
  test.each(leaks.filter(({ must }) => must !== null))(
    '$name',
    async ({ generator, must }) => {
      expect(await notMet(rotterdam, { generator, seed: 1, criteria: quickCriteria })).toContain(must)
    },
    60_000,
  )

  test.each(['rotterdam', 'pbc', 'colon'])(
    'unseen real rows of %s give nobody away',
    async (name) => {
      const { generator } = leaks[0]!
      expect(await notMet(await loadDataset(name), { generator, seed: 1, criteria: quickCriteria })).toEqual([])
    },
    60_000,
  )
})
