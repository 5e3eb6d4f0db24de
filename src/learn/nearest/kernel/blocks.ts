import type { AxisKinds } from '../axis-kinds.js'
import type { Points } from '../mixed-space.js'

/** Points of a block: the bytes of one axis fill a vector. */
export const blockRows = 16

/** What a level that differs adds to a bound; numbers add one less at most. */
export const unit = 63

/** The levels' bytes, then the numbers', block by block and in each axis by axis; the last block is filled up with zeros. O(n × width). */
export function packBlocks({ coordinates, width, rowCount }: Points, { levels, numbers }: AxisKinds): Uint8Array {
  const blocks = new Uint8Array(Math.ceil(rowCount / blockRows) * blockRows * width)
  for (let row = 0; row < rowCount; row++) {
    let to = (row - (row % blockRows)) * width + (row % blockRows)
    for (let axis = 0; axis < levels.length; axis++, to += blockRows)
      blocks[to] = levelByte(coordinates[row * width + levels[axis]!]!)
    for (let axis = 0; axis < numbers.length; axis++, to += blockRows)
      blocks[to] = numberByte(coordinates[row * width + numbers[axis]!]!)
  }
  return blocks
}

/** One of 256 codes: equal levels have equal bytes, different ones may. */
export function levelByte(at: number): number {
  return ((at >> 1) + (at & 1) * 128) & 255
}

/**
 * Its place from −1 to 3 in steps of 1/63. Two numbers' bytes lie at most 63 |a − b| + 1 apart: beyond the ends distances
 * only shrink, and rounding adds one step.
 */
export function numberByte(at: number): number {
  return Math.round((Math.min(3, Math.max(-1, at)) + 1) * unit)
}
