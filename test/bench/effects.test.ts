import { expect, it } from 'vitest'
import { countKept, type Effect, effectsPage } from '../../bench/effects/page.js'

const effect = (synthetic: number | null, unseen: number | null): Effect => ({
  ...{ outcome: 'died', kind: 'logistic', term: 'age' },
  ...{ own: 1, low: 0.5, high: 1.5, synthetic, unseen },
})
const effects = [effect(0.6, 2), effect(-0.1, -1), effect(null, 1)]

it('keeps an effect inside the interval of the rows learnt from, and counts signs that turned round', () => {
  expect(countKept(effects, 'synthetic')).toEqual({ kept: 1, reversed: 1 })
  expect(countKept(effects, 'unseen')).toEqual({ kept: 1, reversed: 1 })
})

it('writes a line a division, one of all, and the coefficients of the first seed', () => {
  const page = effectsPage(
    [
      { table: 'made', seed: 1, effects },
      { table: 'made', seed: 2, effects: [effect(1, 1)] },
    ],
    { model: 'marginals' },
  )
  expect(page).toContain('| made | 2 | 1 | 1 | 0 | 1 | 0 |')
  expect(page).toContain('| all |  | 4 | 2 | 1 | 2 | 1 |')
  expect(page).toContain('| died (logistic) | age | 1.00 [0.500, 1.50] | — | 1.00 |')
  expect(page.match(/^## /gm)).toEqual(['## '])
})
