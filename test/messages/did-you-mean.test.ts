import { expect, test } from 'vitest'
import { didYouMean, nearestName } from '../../src/messages/did-you-mean.js'
import { editDistance } from '../../src/messages/edit-distance.js'

test('a letter more, less, other or swapped counts one each', () => {
  expect(editDistance('age', 'ages')).toBe(1)
  expect(editDistance('ages', 'age')).toBe(1)
  expect(editDistance('age', 'ape')).toBe(1)
  expect(editDistance('agse', 'ages')).toBe(1)
  expect(editDistance('', 'age')).toBe(3)
  expect(editDistance('kitten', 'sitting')).toBe(3)
})

test('the nearest known name is meant', () => {
  const models = ['bayes-net', 'hidden-tree', 'marginals']
  expect(nearestName('byaes-net', models)).toBe('bayes-net')
  expect(nearestName('BayesNet', models)).toBe('bayes-net')
  expect(nearestName('hidden', models)).toBeUndefined()
  expect(nearestName('transformer', models)).toBeUndefined()
})

test('a short name is not turned into another one', () => {
  expect(nearestName('x', ['y', 'z'])).toBeUndefined()
  expect(nearestName('ag', ['age', 'sex'])).toBe('age')
  expect(nearestName('bmi', ['sex', 'age'])).toBeUndefined()
})

test('capitals, blanks and marks do not count', () => {
  expect(nearestName('Etat civil', ['age', 'état_civil'])).toBe('état_civil')
  expect(didYouMean('Age', ['age'])).toBe(' (did you mean "age"?)')
  expect(didYouMean('glucose', ['age'])).toBe('')
})
