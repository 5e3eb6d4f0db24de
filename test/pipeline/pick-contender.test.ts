import { expect, test } from 'vitest'
import { type Contender, pickContender } from '../../src/pipeline/pick-contender.js'

const contender = (model: string, unseen: number, marks: Partial<Contender> = {}): Contender => ({
  model,
  unseen,
  fitted: 0.55,
  heldOut: -10,
  ...marks,
})

test('whoever is told least from unseen rows wins', () => {
  const field = [contender('a', 0.62), contender('b', 0.58, { heldOut: -11 }), contender('c', 0.7, { heldOut: -9 })]
  expect(pickContender(field).model).toBe('b')
})

test('areas within a hundredth are equal, and held-out likelihood decides', () => {
  const field = [contender('a', 0.58), contender('b', 0.589, { heldOut: -9 }), contender('c', 0.591, { heldOut: -8 })]
  expect(pickContender(field).model).toBe('b')
})

test('a model that resembles its own rows more than chance allows is out', () => {
  const field = [contender('copier', 0.52, { fitted: 0.4 }), contender('honest', 0.6)]
  expect(pickContender(field).model).toBe('honest')
})

test('if all copy, the least told apart wins all the same', () => {
  const field = [contender('a', 0.52, { fitted: 0.4 }), contender('b', 0.6, { fitted: 0.45 })]
  expect(pickContender(field).model).toBe('a')
})
