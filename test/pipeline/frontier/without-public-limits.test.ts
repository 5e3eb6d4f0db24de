import { expect, test } from 'vitest'
import { withoutPublicLimits } from '../../../src/pipeline/frontier/without-public-limits.js'

test('what a person declared public limits no real row; an order is kept, and what is told from rows stands', () => {
  const { columns } = withoutPublicLimits({
    name: 'made',
    domain: 'declared',
    columns: [
      { name: 'age', kind: 'numeric', role: 'feature', precision: 0, bounds: { min: 18, max: 90 }, cuts: [40] },
      { name: 'place', kind: 'categorical', role: 'feature', levels: ['a', 'b'] },
      { name: 'stage', kind: 'ordinal', role: 'feature', levels: ['I', 'II'] },
      { name: 'other', kind: 'numeric', role: 'feature', bounds: { min: 0, max: 1 }, domain: 'data' },
    ],
  })
  expect(columns).toEqual([
    { name: 'age', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'place', kind: 'categorical', role: 'feature' },
    { name: 'stage', kind: 'ordinal', role: 'feature', levels: ['I', 'II'], rare: 'missing' },
    { name: 'other', kind: 'numeric', role: 'feature', bounds: { min: 0, max: 1 }, domain: 'data' },
  ])
})
