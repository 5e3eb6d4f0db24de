import { describe, expect, test } from 'vitest'
import { compareEffects, countFates, worstEffects } from '../../../evaluators/learning/effect-loss.js'
import { createRng } from '../../../src/math/index.js'

const estimate = (value: number, error = 0.02) => ({ value, variance: error ** 2 })
const compared = (synthetic: number | null, error = 0.02) =>
  compareEffects([
    { named: 'one', real: estimate(0.3), synthetic: synthetic === null ? null : estimate(synthetic, error) },
  ])

describe('the fate of a clear effect', () => {
  test.each([
    [0.29, 'kept', false],
    [0.16, 'kept', false],
    [0.14, 'weakened', false],
    [0.05, 'lost', true],
    [-0.01, 'lost', true],
    [-0.2, 'reversed', true],
  ] as const)('%d of 0.3 is %s', (synthetic, fate, isSure) => {
    expect(compared(synthetic).effects).toEqual([expect.objectContaining({ fate, isSure })])
  })

  test('chance explains it where errors are wide', () => {
    expect(compared(0, 0.3)).toMatchObject({ sure: 0, suspected: 0 })
  })

  test('no finite estimate is suspected, never sure', () => {
    expect(compared(null)).toMatchObject({ sure: 0, suspected: 1, effects: [{ fate: 'lost', isSure: false }] })
  })

  test('a costlier error counts where it is the larger, and is asked for where something looks lost alone', () => {
    const asked: string[] = []
    const effects = [
      { named: 'kept', real: estimate(0.3), synthetic: estimate(0.3) },
      { named: 'lost', real: estimate(0.3), synthetic: estimate(0) },
    ]
    const refine = (named: string) => {
      asked.push(named)
      return { real: 0.2, synthetic: 0.2 }
    }
    expect(compareEffects(effects, { refine })).toMatchObject({ sure: 0, suspected: 0 })
    expect(asked).toEqual(['lost'])
  })
})

test('every sure loss is listed, and others beside few of them', () => {
  const effects = [
    ...Array.from({ length: 30 }, () => ({ named: 'lost', real: estimate(0.3), synthetic: estimate(0) })),
    ...Array.from({ length: 4 }, () => ({ named: 'weak', real: estimate(0.3), synthetic: estimate(0.14) })),
    { named: 'kept', real: estimate(0.3), synthetic: estimate(0.3) },
  ]
  const all = compareEffects(effects)
  expect(worstEffects(all).map(({ named }) => named)).toEqual(new Array(30).fill('lost'))
  expect(countFates(all)).toEqual({ kept: 1, weakened: 4, lost: 30, reversed: 0 })
  expect(worstEffects(compareEffects(effects.slice(28)))).toHaveLength(6)
})

test('effects that are not clear, or weaker than asked, are not looked at', () => {
  expect(compareEffects([{ named: '', real: estimate(0.03), synthetic: estimate(0) }]).effects).toEqual([])
  expect(
    compareEffects([{ named: '', real: estimate(0.3), synthetic: estimate(0) }], { weakest: 0.4 }).effects,
  ).toEqual([])
})

test('two samples of the same effects show a sure loss in about one of a hundred tables, however many effects', () => {
  const rng = createRng(5)
  const tables = 2_000
  let alarms = 0
  for (let table = 0; table < tables; table++) {
    const effects = Array.from({ length: 40 }, (_, named) => {
      const truth = 0.07
      const drawn = () => estimate(truth + 0.02 * rng.normal())
      return { named, real: drawn(), synthetic: drawn() }
    })
    if (compareEffects(effects).sure > 0) alarms++
  }
  expect(alarms / tables).toBeLessThan(0.015)
})
