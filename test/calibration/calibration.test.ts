import { describe, expect, test } from 'vitest'
import { copy, fewOutliersLeak } from './planted.js'
import { alarms, distanceShare, planted, raised } from './suite.js'

/** One division each; `npm run bench -- calibration` counts over twenty and writes docs/calibration.md. */
describe('what the suite must catch', () => {
  test.each(planted.filter(({ must }) => must.length > 0))(
    '$name',
    async ({ generator, must }) => {
      const wanted = alarms.filter(({ name }) => must.includes(name))
      expect(await raised(generator, 1, wanted)).toEqual(wanted.map(({ name }) => name))
    },
    60_000,
  )

  test('the distance share says fine where the membership attack does not', async () => {
    const isolated = alarms.find(({ name }) => name === 'membership of isolated records')!
    for (const seed of [1, 2, 3])
      expect(await raised(fewOutliersLeak, seed, [distanceShare, isolated])).toEqual([isolated.name])
    // Where nothing is but copies, it is not silent.
    expect(await raised(copy, 1, [distanceShare])).toEqual([distanceShare.name])
  }, 60_000)

  test('unseen real rows raise no alarm', async () => {
    expect(await raised(planted[0]!.generator, 1)).toEqual([])
  }, 60_000)
})
