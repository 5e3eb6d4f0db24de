import { expect, test } from 'vitest'
import { peopleTests, type Scored } from '../../../../evaluators/privacy/exposed/beyond-chance.js'

const people = (differing: readonly number[]): Scored => ({
  bits: Float64Array.from(differing, (each) => 20 - each),
  differing: Int32Array.from(differing),
})
const repeated = (value: number, times: number) => new Array<number>(times).fill(value)
const allButOne = (train: Scored, unseen: Scored) =>
  peopleTests(train, unseen, [0.0001, 0.003]).find(({ kind }) => kind === 'all but one column')!

test('near-copies are no wonder where the release comes near most unseen people', () => {
  const train = people([...repeated(1, 5), ...repeated(2, 20), ...repeated(3, 17)])
  const unseen = people([...repeated(2, 21), ...repeated(3, 17)])
  expect(allButOne(train, unseen).p).toBeGreaterThan(0.5)
})

test('one near-copy is beyond chance where the release comes near no unseen person', () => {
  const train = people([1, ...repeated(7, 20), ...repeated(8, 20)])
  const unseen = people([...repeated(6, 1), ...repeated(7, 4), ...repeated(8, 33)])
  expect(allButOne(train, unseen)).toMatchObject({ train: 1, unseen: 0 })
  expect(allButOne(train, unseen).expected).toBeLessThan(0.3)
})
