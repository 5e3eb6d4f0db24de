import { expect, test } from 'vitest'
import { blockSoftmax, openMatrices, softmaxBlocks } from '../../src/tensor/index.js'

test('every block of columns sums to 1 and follows its own logits', async () => {
  const matrices = await openMatrices()
  const logits = matrices.matrix(Float32Array.of(0, Math.log(3), 5, 1, 1, 1, 100, -100, 7, 0, 0, 0), 2, 6)
  const blocks = softmaxBlocks([2, 1, 3], matrices)
  const shares = matrices.values(blockSoftmax(logits, blocks, matrices))
  const expected = [1 / 4, 3 / 4, 1, 1 / 3, 1 / 3, 1 / 3, 1, 0, 1, 1 / 3, 1 / 3, 1 / 3]
  expected.forEach((share, index) => {
    expect(shares[index]).toBeCloseTo(share, 6)
  })
})
