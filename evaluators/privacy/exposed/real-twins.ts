import { Numbering } from '../../../src/counts/index.js'
import type { People } from './exposed-rows.js'
import type { RankedColumn } from './nearness.js'

/** People with a row that a row of somebody else equals in so many columns at least: 1 where so, by person. */
export interface Twins {
  readonly inAll: Uint8Array
  readonly inAllButOne: Uint8Array
}

/** What chance makes of real people. Rows are compared by sums of pseudo-random numbers of their cells. O(rows × columns). */
export function realTwins(columns: readonly RankedColumn[], { of, count }: People): Twins {
  const sums = new Float64Array(of.length)
  columns.forEach((column, index) => {
    const numbers = cellNumbers(column, index)
    for (let row = 0; row < sums.length; row++) sums[row]! += numbers[row]!
  })
  const inAll = new Uint8Array(count)
  markTwins(sums, of, inAll)
  const inAllButOne = inAll.slice()
  columns.forEach((column, index) => {
    const others = cellNumbers(column, index)
    for (let row = 0; row < sums.length; row++) others[row] = sums[row]! - others[row]!
    markTwins(others, of, inAllButOne)
  })
  return { inAll, inAllButOne }
}

/** Marks the people whose sum somebody else has too. */
function markTwins(sums: Float64Array, of: Int32Array, marks: Uint8Array): void {
  const numbers = new Numbering()
  const first = new Int32Array(sums.length)
  for (let row = 0; row < sums.length; row++) {
    const [person, before] = [of[row]!, numbers.count]
    const number = numbers.add(sums[row]!)
    if (number === before) first[number] = person
    else if (first[number] !== person) marks[first[number]!] = marks[person] = 1
  }
}

const numberBits = 2 ** 45

/** Equal cells of a column have equal numbers, others almost surely not: whole numbers of 45 bits, so that sums of 256 columns are exact. */
function cellNumbers({ sides, low, rows }: RankedColumn, column: number): Float64Array {
  const ofCell = Float64Array.from(
    low,
    (rank) => (mixed(rank, column) * 2 ** 13 + (mixed(column + 1, rank) >>> 19)) % numberBits,
  )
  const numbers = new Float64Array(rows)
  let at = 0
  for (const cells of sides.slice(0, -1)) for (const cell of cells) numbers[at++] = ofCell[cell]!
  return numbers
}

/** 32 bits that look drawn at random (the finaliser of MurmurHash3). */
function mixed(first: number, second: number): number {
  let bits = Math.imul(first + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
