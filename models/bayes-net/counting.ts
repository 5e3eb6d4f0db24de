import type { CodedColumn } from '../../src/encode/index.js'

/** Above this many cells one table is kept: four copies would no longer fit the cache. */
const interleavedCells = 8192

/**
 * How often each pair of codes occurs, row-major: cell a·b.size + b. Small tables are counted in four interleaved
 * copies, so that equal neighbouring rows do not wait for each other's increments: 1e9 rows a second. O(rows + cells).
 */
export function countPair(a: CodedColumn, b: CodedColumn): Uint32Array {
  const cells = a.size * b.size
  if (cells > interleavedCells) return countSingly(a.codes, b.codes, { stride: b.size, cells })
  return countInterleaved(a.codes, b.codes, { stride: b.size, cells })
}

/** How often each code occurs. O(rows). */
export function countCodes({ codes, size }: CodedColumn): Uint32Array {
  const counts = new Uint32Array(size)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++
  return counts
}

/** The row-major joint code of several columns, the last one changing fastest; all 0 for no column. O(rows × columns). */
export function jointCodes(columns: readonly CodedColumn[], rowCount: number): Uint32Array {
  const joint = new Uint32Array(rowCount)
  for (const { codes, size } of columns)
    for (let row = 0; row < rowCount; row++) joint[row] = joint[row]! * size + codes[row]!
  return joint
}

/** How often each joint code occurs. O(rows + cells). */
export function countJoint(joint: Uint32Array, cells: number): Uint32Array {
  const counts = new Uint32Array(cells)
  for (let row = 0; row < joint.length; row++) counts[joint[row]!]!++
  return counts
}

/** Counts of a column beside joint codes: cell code·jointSize + joint. The hot loop of hill climbing. O(rows + cells). */
export function countBeside({ codes, size }: CodedColumn, joint: Uint32Array, jointSize: number): Uint32Array {
  const counts = new Uint32Array(size * jointSize)
  for (let row = 0; row < codes.length; row++) counts[codes[row]! * jointSize + joint[row]!]!++
  return counts
}

type Codes = Uint8Array | Uint16Array

interface PairShape {
  readonly stride: number
  readonly cells: number
}

function countSingly(a: Codes, b: Codes, { stride, cells }: PairShape): Uint32Array {
  const counts = new Uint32Array(cells)
  for (let row = 0; row < a.length; row++) counts[a[row]! * stride + b[row]!]!++
  return counts
}

function countInterleaved(a: Codes, b: Codes, { stride, cells }: PairShape): Uint32Array {
  const shift = 32 - Math.clz32(stride - 1)
  const wide = (cells / stride) << shift
  const counts = new Uint32Array(4 * wide)
  const second = wide
  const third = 2 * wide
  const fourth = 3 * wide
  const whole = a.length & ~3
  for (let row = 0; row < whole; row += 4) {
    counts[(a[row]! << shift) | b[row]!]!++
    counts[second + ((a[row + 1]! << shift) | b[row + 1]!)]!++
    counts[third + ((a[row + 2]! << shift) | b[row + 2]!)]!++
    counts[fourth + ((a[row + 3]! << shift) | b[row + 3]!)]!++
  }
  for (let row = whole; row < a.length; row++) counts[(a[row]! << shift) | b[row]!]!++
  const packed = new Uint32Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    const from = (Math.floor(cell / stride) << shift) | (cell % stride)
    packed[cell] = counts[from]! + counts[second + from]! + counts[third + from]! + counts[fourth + from]!
  }
  return packed
}
