import { expect, test } from 'vitest'
import { happenedLevel } from '../../../evaluators/learning/happened-level.js'

test.each([
  ['décédé', 'vivant'],
  ['deceased', 'living'],
  ['Dead', 'alive'],
  ['Décès', 'En vie'],
  ['event', 'no event'],
  ['relapse', 'censored'],
  ['oui', 'non'],
  ['1', '0'],
  ['mort', 'perdu de vue'],
])('"%s" beside "%s" means that it happened', (happened, other) => {
  expect(happenedLevel([happened, other])).toBe(happened)
  expect(happenedLevel([other, happened])).toBe(happened)
})

test('levels whose words do not tell say nothing', () => {
  for (const levels of [['A', 'B'], ['dead', 'died'], ['no', 'none'], ['alive', 'dead', 'lost'], ['yes']])
    expect(happenedLevel(levels)).toBeUndefined()
  expect(happenedLevel(['nonagon', 'mortar'])).toBeUndefined()
})
