import type { Points } from './mixed-space.js'

const largestLevel = 2 ** 30

/** Codes of levels are below this: the code itself fits the guarded fields of words, a set of codes the bits of one word. */
export const levelCodes = 31

/** The axes of points by how a search compares them. */
export interface AxisKinds {
  /** Axes on which every point stands at an integer: two of them are 0 or 1 apart. */
  readonly levels: Int32Array
  /** The other axes. */
  readonly numbers: Int32Array
}

/** O(n × width). */
export function axisKinds({ coordinates, width, rowCount }: Points): AxisKinds {
  const levels: number[] = []
  const numbers: number[] = []
  for (let axis = 0; axis < width; axis++) {
    let row = 0
    while (row < rowCount && isLevel(coordinates[row * width + axis]!)) row++
    if (row === rowCount) levels.push(axis)
    else numbers.push(axis)
  }
  return { levels: Int32Array.from(levels), numbers: Int32Array.from(numbers) }
}

export function isLevel(at: number): boolean {
  return at === Math.trunc(at) && Math.abs(at) < largestLevel
}

/** One of 31 codes: equal levels have equal codes. Different ones may, so that differences of codes count at most those of levels. */
export function levelCode(at: number): number {
  return ((at >> 1) + (at & 1) * 17 + levelCodes * 2 ** 25) % levelCodes
}
