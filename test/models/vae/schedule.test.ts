import { expect, test } from 'vitest'
import { betaAt, freshPlateau, openPlateau } from '../../../models/vae/schedule.js'

test('beta falls evenly in logarithm over the first half of the steps', () => {
  const beta = { start: 1, end: 0.01 }
  expect([0, 0.25, 0.5, 1].map((share) => betaAt(share, beta))).toEqual([
    1,
    expect.closeTo(0.1, 10),
    expect.closeTo(0.01, 10),
    expect.closeTo(0.01, 10),
  ])
})

test('the learning rate halves after three idle checks, and training stops after four halvings', () => {
  const plateau = openPlateau(freshPlateau(0.8))
  expect(plateau.judge(5, 1)).toBe('better')
  expect([1, 2, 3].map(() => plateau.judge(5, 1))).toEqual(['worse', 'worse', 'worse'])
  expect(plateau.learningRate()).toBe(0.4)
  expect(plateau.judge(4, 1)).toBe('better')
  const verdicts = Array.from({ length: 12 }, () => plateau.judge(4, 1))
  expect(verdicts.at(-1)).toBe('stop')
  expect(verdicts.slice(0, -1)).not.toContain('stop')
})

test('while beta still changes every check is the best so far', () => {
  const plateau = openPlateau(freshPlateau(0.8))
  expect([3, 4, 5].map((loss, index) => plateau.judge(loss, 1 / (index + 1)))).toEqual(['better', 'better', 'better'])
})
