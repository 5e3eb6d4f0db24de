import { expect, test } from 'vitest'
import { treeLogLikelihood } from '../../../models/hidden-tree/row-likelihood.js'
import { networkOfTree, treeOfNetwork } from '../../../models/hidden-tree/tree-network.js'
import { conditionNetwork } from '../../../models/network/index.js'
import { largestDifference, randomTree, tinySizes, wholeDomain } from './enumerated.js'

const tree = randomTree(3)
const variables = tinySizes.map((size, index) => ({
  name: `v${index}`,
  codeCount: size,
  codes: [...Array(size).keys()],
}))

test('a tree comes back from its network', () => {
  const back = treeOfNetwork(networkOfTree(tree, variables))
  expect(back.variables).toEqual(variables)
  expect(back.tree.shape).toEqual(tree.shape)
  expect(back.tree.states).toBe(3)
  expect(largestDifference(back.tree.transitions, tree.transitions)).toBeLessThan(1e-6)
  expect(largestDifference(back.tree.emissions, tree.emissions)).toBeLessThan(1e-6)
})

test('the network gives rows the probability that the tree gives them', () => {
  const network = networkOfTree(tree, variables)
  const { columns, rowCount } = wholeDomain()
  const codes = columns.map((column) => column.codes)
  const nats = treeLogLikelihood(tree, codes, rowCount)
  for (let row = 0; row < rowCount; row += 7) {
    const cells = codes.map((column, index) => variables[index]!.codes.map((code) => Number(code === column[row])))
    const { logEvidence } = conditionNetwork(network, [...cells.map(() => null), ...cells])
    expect(logEvidence).toBeCloseTo(nats[row]!, 5)
  }
})

test('hidden variables take names that no column has', () => {
  const named = ['a', 'hidden: a', "hidden: a'"].map((name) => ({ name, codeCount: 2, codes: [0, 1] }))
  const small = randomTree(2, { parents: [-1, 0, 0], sizes: [2, 2, 2] })
  const names = networkOfTree(small, named).variables.map(({ name }) => name)
  expect(new Set(names).size).toBe(6)
})
