import { expect, test } from 'vitest'
import { growTree } from '../../../src/learn/trees/grow-tree.js'
import { createRng } from '../../../src/math/index.js'

test('a node looks only at its own stretch of bins and divides as one that looks at all of them', () => {
  const rowCount = 400
  const rng = createRng(3)
  const features = Array.from({ length: 1 }, () => ({
    ...{ type: 'ordered' as const, binCount: 250 },
    bins: Uint8Array.from({ length: rowCount }, () => rng.below(251)),
  }))
  const target = () => ({
    rows: Uint32Array.from({ length: rowCount }, (_, row) => row),
    gradients: Float32Array.from({ length: rowCount }, (_, row) => Number(features[0]!.bins[row]! > 90) - (row % 3)),
    hessians: new Float32Array(rowCount).fill(1),
  })
  const rules = {
    maxLeaves: Number.POSITIVE_INFINITY,
    maxDepth: Number.POSITIVE_INFINITY,
    minLeafRows: 1,
    l2: 0,
    minHessian: 0,
  }
  // Drawing as many features as there are with one column only: the same choice, found the other way.
  const one = { features: [features[0]!], rowCount }
  const whole = growTree(one, target(), rules).tree
  const drawn = growTree({ features: [features[0]!, features[0]!], rowCount }, target(), {
    ...rules,
    ...{ featuresPerSplit: 1, rng: createRng(1) },
  }).tree
  expect(drawn.value).toEqual(whole.value)
  expect(drawn.left).toEqual(whole.left)
  expect(whole.value.length).toBeGreaterThan(100)
})
