import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisKinds } from '../../../../src/learn/nearest/axis-kinds.js'
import { levelByte, numberByte, packBlocks, unit } from '../../../../src/learn/nearest/kernel/blocks.js'
import { gapBoundsSource } from '../../../../src/learn/nearest/kernel/gap-bounds.wasm.js'
import { gapKernel, largestBound } from '../../../../src/learn/nearest/kernel/gap-kernel.js'
import { hashOf, sourceFile } from './kernel-files.js'

test('the compiled kernel is that of the source beside it: npm run kernels', () => {
  expect(gapBoundsSource).toBe(hashOf(sourceFile))
})

/** What the kernel computes, row by row: 63 a level that differs, and of numbers' bytes what lies between less 1, at most 62. */
function boundsOf(rows: readonly (readonly number[])[], query: readonly number[], kinds: ReturnType<typeof axisKinds>) {
  return rows.map((row) => {
    const unequal = [...kinds.levels].filter((axis) => levelByte(row[axis]!) !== levelByte(query[axis]!)).length
    const gaps = [...kinds.numbers].map((axis) => {
      const apart = Math.abs(numberByte(row[axis]!) - numberByte(query[axis]!))
      return Math.min(unit - 1, Math.max(0, apart - 1))
    })
    return gaps.reduce((sum, gap) => sum + gap, unit * unequal)
  })
}

function sumOf(row: readonly number[], query: readonly number[]): number {
  return row.reduce((sum, at, axis) => sum + Math.min(1, Math.abs(at - query[axis]!)), 0)
}

const clouds = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .filter(([levels, numbers]) => levels + numbers > 0)
  .chain(([levels, numbers]) => {
    const row = fc.tuple(
      ...Array.from({ length: levels }, () => fc.integer({ min: -2, max: 9 })),
      ...Array.from({ length: numbers }, () => fc.oneof(fc.double({ min: -2, max: 5, noNaN: true }), fc.constant(0.5))),
    )
    return fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 70 }), query: row })
  })

test('bounds are those of the definition, none is above the distance, and those within the limit are counted', () => {
  fc.assert(
    fc.property(clouds, fc.integer({ min: 0, max: 800 }), ({ rows, query }, limit) => {
      const width = query.length
      const points = { coordinates: Float64Array.from(rows.flat()), width, rowCount: rows.length }
      const kinds = axisKinds(points)
      const steps = [...kinds.levels].every((axis) => Number.isInteger(query[axis]))
      fc.pre(steps)
      const kernel = gapKernel(packBlocks(points, kinds), {
        levels: kinds.levels.length,
        numbers: kinds.numbers.length,
      })
      kinds.levels.forEach((axis, place) => {
        kernel.query[place] = levelByte(query[axis]!)
        kernel.counted[place] = 1
      })
      kinds.numbers.forEach((axis, place) => {
        kernel.query[kinds.levels.length + place] = numberByte(query[axis]!)
      })
      const blocks = Math.ceil(rows.length / 16)
      expect(kernel.boundBlocks(0, blocks, largestBound)).toBe(16 * blocks)
      const expected = boundsOf(rows, query, kinds)
      expect([...kernel.bounds.subarray(0, rows.length)]).toEqual(expected)
      rows.forEach((row, index) => {
        expect(expected[index]! / unit).toBeLessThanOrEqual(sumOf(row, query) + 1e-9)
      })
      const found = kernel.boundBlocks(0, blocks, limit)
      const fillers = kernel.bounds.subarray(rows.length).filter((bound) => bound <= limit).length
      expect(found - fillers).toBe(expected.filter((bound) => bound <= limit).length)
      // Blocks whose levels alone are beyond the limit may keep smaller bounds; they are beyond it all the same.
      kernel.bounds.subarray(0, rows.length).forEach((bound, index) => {
        if (expected[index]! <= limit) expect(bound).toBe(expected[index])
        else expect(bound).toBeGreaterThan(limit)
      })
    }),
  )
})

test('levels that are not to count add nothing, and sums beyond 16 bits are cut', () => {
  const width = 2000
  const blocks = new Uint8Array(16 * width).fill(1)
  const kernel = gapKernel(blocks, { levels: 300, numbers: width - 300 })
  kernel.query.fill(255)
  kernel.counted.fill(0)
  kernel.boundBlocks(0, 1, largestBound)
  expect(kernel.bounds[3]).toBe(largestBound)
  const few = gapKernel(new Uint8Array(32).fill(1), { levels: 2, numbers: 0 })
  few.query.fill(7)
  few.counted.set([1, 0])
  few.boundBlocks(0, 1, largestBound)
  expect(few.bounds[0]).toBe(unit)
})
