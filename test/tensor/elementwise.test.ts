import { expect, test } from 'vitest'
import { openMatrices } from '../../src/tensor/index.js'

test('elementwise arithmetic and dense layers', async () => {
  const matrices = await openMatrices()
  const read = (matrix: Parameters<typeof matrices.values>[0]) => [...matrices.values(matrix)]
  matrices.scope(() => {
    const a = matrices.matrix(Float32Array.of(1, -2, 0, 4), 2, 2)
    const b = matrices.matrix(Float32Array.of(2, 2, 1, 1), 2, 2)
    expect(read(matrices.plus(a, b))).toEqual([3, 0, 1, 5])
    expect(read(matrices.minus(a, b))).toEqual([-1, -4, -1, 3])
    expect(read(matrices.clipped(a, 1.5))).toEqual([1, -1.5, 0, 1.5])
    expect(read(matrices.positive(a))).toEqual([1, 0, 0, 1])
    expect(read(matrices.exponential(a))[1]).toBeCloseTo(Math.exp(-2), 6)
    const bias = Float32Array.of(0.5, -10)
    expect(read(matrices.dense(a, { weights: b, bias, rectified: false }))).toEqual([0.5, -10, 4.5, -6])
    expect(read(matrices.dense(a, { weights: b, bias, rectified: true }))).toEqual([0.5, 0, 4.5, 0])
    return null
  })
})

test('values are copied in and out', async () => {
  const matrices = await openMatrices()
  const source = Float32Array.of(1, 2)
  const matrix = matrices.matrix(source, 1, 2)
  source[0] = 9
  expect([...matrices.values(matrix)]).toEqual([1, 2])
  matrices.values(matrix)[1] = 9
  expect([...matrices.values(matrix)]).toEqual([1, 2])
  matrices.free(matrix)
})
