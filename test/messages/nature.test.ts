import { expect, test } from 'vitest'
import { isOfPeople, natureOfChain } from '../../src/messages/index.js'

test('a chain is what its last step that makes new rows made', () => {
  expect(natureOfChain([{ nature: 'pseudonymised', keptKey: true }, { nature: 'synthetic' }])).toBe('synthetic')
  expect(natureOfChain([{ nature: 'synthetic' }, { nature: 'generalised' }])).toBe('synthetic')
})

test('where people’s own rows survive it is pseudonymised if a key was kept, else the weakest', () => {
  expect(natureOfChain([{ nature: 'pseudonymised', keptKey: true }, { nature: 'generalised' }])).toBe('pseudonymised')
  expect(natureOfChain([{ nature: 'masked' }, { nature: 'generalised' }])).toBe('masked')
  expect(natureOfChain([{ nature: 'generalised' }, { nature: 'perturbed' }])).toBe('generalised')
})

test('people’s own rows are those of every technique but synthesis and counts', () => {
  expect(['perturbed', 'generalised', 'masked', 'pseudonymised'].every((each) => isOfPeople(each as 'masked'))).toBe(
    true,
  )
  expect(isOfPeople('synthetic') || isOfPeople('aggregate')).toBe(false)
})
