import { describe, expect, test } from 'vitest'
import { alarms, planted, raised } from './suite.js'

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

  test('unseen real rows raise no alarm', async () => {
    expect(await raised(planted[0]!.generator, 1)).toEqual([])
  }, 60_000)
})
