import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPredictions } from '../../../src/learn/trees/add-predictions.js'
import { growTree } from '../../../src/learn/trees/grow-tree.js'
import { addLeafValues } from '../../../src/learn/trees/tree.js'
import { createRng } from '../../../src/math/index.js'

const bins = (length: number, binCount: number, seed: number) => {
  const rng = createRng(seed)
  return Uint8Array.from({ length }, () => rng.below(binCount + 1))
}

test('the values of known leaves are those of a walk down the tree', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 200 }), fc.integer({ min: 1, max: 12 }), (rowCount, binCount) => {
      const features = (['ordered', 'categorical'] as const).map((type, index) => ({
        ...{ type, binCount },
        bins: bins(rowCount, binCount, index),
      }))
      const table = { features, rowCount }
      const gradients = Float32Array.from({ length: rowCount }, (_, row) => Math.sin(row))
      const rows = Uint32Array.from(gradients.keys())
      const target = { rows, gradients, hessians: new Float32Array(rowCount).fill(1) }
      const rules = { maxLeaves: 8, maxDepth: 5, minLeafRows: 3, l2: 0, minHessian: 0 }
      const grown = growTree(table, target, rules)
      const walked = new Float64Array(rowCount)
      addPredictions(walked, grown.tree, { table, scale: 0.1 })
      const known = new Float64Array(rowCount)
      addLeafValues(known, grown, { rows, scale: 0.1 })
      expect(known).toEqual(walked)
      expect(new Set(known).size).toBeGreaterThan(1)
    }),
  )
})

test('a table longer than a block of rows is led down as each row by itself', () => {
  const rowCount = 20_000
  const features = (['ordered', 'categorical'] as const).map((type, index) => ({
    ...{ type, binCount: 9 },
    bins: bins(rowCount, 9, index + 7),
  }))
  const table = { features, rowCount }
  const gradients = Float32Array.from({ length: rowCount }, (_, row) => Math.sin(row) + features[0]!.bins[row]!)
  const target = { rows: Uint32Array.from(gradients.keys()), gradients, hessians: new Float32Array(rowCount).fill(1) }
  const { tree } = growTree(table, target, { maxLeaves: 20, maxDepth: 9, minLeafRows: 5, l2: 1, minHessian: 0 })
  const leafOf = (row: number) => {
    let node = 0
    for (let asked = tree.feature[0]!; asked >= 0; asked = tree.feature[node]!)
      node = tree.goesLeft[node]![features[asked]!.bins[row]!] === 1 ? tree.left[node]! : tree.right[node]!
    return node
  }
  const scores = new Float64Array(rowCount)
  addPredictions(scores, tree, { table, scale: 0.5 })
  expect(tree.feature.length).toBeGreaterThan(30)
  expect(scores).toEqual(Float64Array.from({ length: rowCount }, (_, row) => 0.5 * tree.value[leafOf(row)]!))
})

test('only the rows asked for are moved', () => {
  const features = [{ type: 'ordered', binCount: 2, bins: Uint8Array.of(0, 1, 0, 1) } as const]
  const tree = growTree(
    { features, rowCount: 4 },
    {
      rows: Uint32Array.of(0, 1, 2, 3),
      gradients: Float32Array.of(-1, 1, -1, 1),
      hessians: Float32Array.of(1, 1, 1, 1),
    },
    { maxLeaves: 2, maxDepth: 1, minLeafRows: 1, l2: 0, minHessian: 0 },
  ).tree
  const scores = new Float64Array(4)
  addPredictions(scores, tree, { table: { features, rowCount: 4 }, scale: 1, rows: Uint32Array.of(1, 2) })
  expect([...scores].map((score) => Math.round(score))).toEqual([0, -1, 1, 0])
})
