import { expect, test } from 'vitest'
import type { TreeColumn } from '../../../models/network/index.js'
import { lineBasis, tiltShares, tiltsFromTensors, tiltTensors } from '../../../models/tilt/index.js'

const column = (name: string, isOrdered: boolean, size: number): TreeColumn => ({
  variable: { name, codeCount: size + 1, codes: [...new Array(size).keys()] },
  isOrdered,
  insideCount: isOrdered ? size - 1 : size,
  hasMissing: false,
})
const columns = [column('dose', true, 4), column('arm', false, 3)]
const states = [Uint8Array.of(0, 0, 1, 1, 2, 2, 3, 3), Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 2)]

function basis() {
  const rows = [...states[0]!.keys()]
  return lineBasis(columns, { states, rows, rowWorth: 1, leastRows: 2 })!
}

test('scales have mean 0 and variance 1, ordered ones ascend, and rare levels have none', () => {
  const { scales, products } = basis()
  // dose: the order, its square and what lies outside it; arm: its second level alone, for the third is held by one row.
  expect(scales.map(({ column: of }) => of)).toEqual([0, 0, 0, 1])
  const [order, square] = scales
  expect(order!.values[0]).toBeLessThan(order!.values[1]!)
  expect(order!.values[1]).toBeLessThan(order!.values[2]!)
  expect(order!.values[3]).toBe(0)
  expect(square!.values[0]).toBeCloseTo(square!.values[2]!, 12)
  expect(square!.values[0]).toBeGreaterThan(square!.values[1]!)
  // A quarter of the rows lies outside the order, at its mean.
  expect(products[0]).toBeCloseTo(0.75, 12)
  expect(products[5]).toBeCloseTo(0.75, 12)
  expect(products[10]).toBeCloseTo(1, 12)
  expect(products[15]).toBeCloseTo(1, 12)
})

test('what is not moved keeps its share', () => {
  const shares = Float64Array.of(0.4, 0.4, 0.2)
  tiltShares(shares, { features: Float64Array.of(-1, 0, 0, 1, 0, 0), strengths: [0.5, 0, 0], moved: 2 })
  expect(shares[2]).toBe(0.2)
  expect(shares[0]! + shares[1]!).toBeCloseTo(0.8, 12)
  expect(shares[1]! / shares[0]!).toBeCloseTo(Math.E, 12)
})

test('a file gives the lines back, and damaged ones are refused', () => {
  const scales = basis().scales.map(({ column, values }) => ({ column, values }))
  const line = { own: 3, terms: Int32Array.of(0, 1), coefficients: Float64Array.of(0.5, -0.25) }
  const again = { ...line, coefficients: Float64Array.of(0.1, 0.2) }
  const stages = [
    { lines: [line], strengths: [1, -0.5, 0] as const },
    { lines: [again], strengths: [0.5, 0, 0] as const },
  ]
  const fitted = { scales, tilts: [[], stages] }
  const tensors = tiltTensors(columns, fitted)
  const isEarlier = (first: number, second: number) => first < second
  expect(tiltsFromTensors(columns, { tensors, isEarlier })).toEqual(fitted)
  const damage = (name: string, data: Int32Array | Float64Array) => () =>
    tiltsFromTensors(columns, { tensors: new Map(tensors).set(name, { shape: [data.length], data }), isEarlier })
  const refused = expect.objectContaining({ code: 'bad-model' })
  expect(damage('lineTerms:arm', Int32Array.of(0, 9, 0, 1))).toThrow(refused)
  expect(damage('lineTerms:arm', Int32Array.of(0))).toThrow(refused)
  // A line through the column itself.
  expect(damage('lineTerms:arm', Int32Array.of(0, 3, 0, 1))).toThrow(refused)
  expect(damage('lineCounts:arm', Int32Array.of(2, 1))).toThrow(refused)
  expect(damage('lineStrengths:arm', Float64Array.of(1, Number.NaN, 0, 0, 0, 0))).toThrow(refused)
  expect(damage('scales:dose', Float64Array.of(1, 2, 3))).toThrow(refused)
})
