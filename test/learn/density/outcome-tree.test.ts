import { expect, test } from 'vitest'
import { outcomeTree, stateProbabilities } from '../../../src/learn/density/outcome-tree.js'

const pathOf = ({ offsets, path }: ReturnType<typeof outcomeTree>, state: number) => [
  ...path.slice(offsets[state], offsets[state + 1]),
]

test('ordered states are halved by rows, and those outside the order are chosen first', () => {
  // Four ordered states and missing: {ordered, missing}, then {0 1 2 | 3} by rows, then {0 1 | 2}, then {0 | 1}.
  const tree = outcomeTree({ counts: [2, 2, 2, 6, 3], ordered: 4 })
  expect([...tree.levelOf]).toEqual([0, 1, 2, 3])
  expect([0, 1, 2, 3, 4].map((state) => pathOf(tree, state))).toEqual([
    [0, 2, 4, 6],
    [0, 2, 4, 7],
    [0, 2, 5],
    [0, 3],
    [1],
  ])
  expect([...tree.evenShare]).toEqual([4 / 5, 1 / 5, 3 / 4, 1 / 4, 2 / 3, 1 / 3, 1 / 2, 1 / 2])
})

test('states without order are one choice', () => {
  const tree = outcomeTree({ counts: [5, 1, 3], ordered: 0 })
  expect([...tree.levelOf]).toEqual([0])
  expect([...tree.evenShare]).toEqual([1 / 3, 1 / 3, 1 / 3])
})

test('a single state leaves nothing to choose and has probability 1', () => {
  const tree = outcomeTree({ counts: [9], ordered: 1 })
  expect(tree.branchCount).toBe(0)
  expect([...stateProbabilities(tree, [])]).toEqual([1])
})

test('the probability of a state is the product of the shares on its path', () => {
  const tree = outcomeTree({ counts: [1, 1, 1, 1], ordered: 4 })
  // {01 | 23}, {0 | 1}, {2 | 3}
  const probabilities = stateProbabilities(tree, [0.25, 0.75, 0.5, 0.5, 0.2, 0.8])
  expect([...probabilities]).toEqual([0.125, 0.125, expect.closeTo(0.15, 12), expect.closeTo(0.6, 12)])
})
