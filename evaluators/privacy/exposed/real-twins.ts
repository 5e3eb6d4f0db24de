import type { People } from './exposed-rows.js'
import type { RankedColumn } from './nearness.js'

/** People with a row that a row of somebody else equals in so many columns at least: 1 where so, by person. */
export interface Twins {
  readonly inAll: Uint8Array
  readonly inAllButOne: Uint8Array
}

/** What chance makes of real people. Rows are compared by sums of pseudo-random numbers of their cells. O(rows × columns). */
export function realTwins(columns: readonly RankedColumn[], { of, count }: People): Twins {
  const cells = columns.map(cellNumbers)
  const sums = new Float64Array(of.length)
  for (const numbers of cells) for (let row = 0; row < sums.length; row++) sums[row]! += numbers[row]!
  const inAll = new Uint8Array(count)
  markTwins(sums, of, inAll)
  const inAllButOne = inAll.slice()
  for (const numbers of cells)
    markTwins(
      sums.map((sum, row) => sum - numbers[row]!),
      of,
      inAllButOne,
    )
  return { inAll, inAllButOne }
}

/** Marks the people whose sum somebody else has too. */
function markTwins(sums: Float64Array, of: Int32Array, marks: Uint8Array): void {
  const first = new Map<number, number>()
  sums.forEach((sum, row) => {
    const person = of[row]!
    const known = first.get(sum)
    if (known === undefined) first.set(sum, person)
    else if (known !== person) marks[known] = marks[person] = 1
  })
}

const numberBits = 2 ** 45

/** Equal cells of a column have equal numbers, others almost surely not: whole numbers of 45 bits, so that sums of 256 columns are exact. */
function cellNumbers({ sides }: RankedColumn, column: number): Float64Array {
  const real = sides.slice(0, -1)
  return Float64Array.from(
    real.flatMap(({ low }) =>
      Array.from(low, (rank) => mixed(rank, column) * 2 ** 13 + (mixed(column + 1, rank) >>> 19)),
    ),
    (number) => number % numberBits,
  )
}

/** 32 bits that look drawn at random (the finaliser of MurmurHash3). */
function mixed(first: number, second: number): number {
  let bits = Math.imul(first + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
