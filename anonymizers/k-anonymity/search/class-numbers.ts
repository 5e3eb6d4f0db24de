import { Numbering } from '../../../src/counts/index.js'
import type { Combinations } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'

/** The class of each combination at a node, numbered from 0, and a combination of each class. */
export interface ClassNumbers {
  readonly of: Int32Array
  readonly count: number
  readonly first: Int32Array
  /** Of the node, where the classes are of one. */
  readonly levels?: ArrayLike<number> | undefined
}

/** Columns that do tell classes apart at these levels, each with its code by leaf. */
export function tellingColumns(columns: readonly LevelledColumn[], levels: ArrayLike<number>) {
  return columns.flatMap(({ tree }, place) => {
    const size = tree.labels[levels[place]!]!.length
    return size === 1 ? [] : [{ place, size, up: tree.up[levels[place]!]! }]
  })
}

/** Classes by hashing: for nodes with more cells than can be counted in a dense table. O(combinations × columns). */
export function classNumbers(
  { columns: codes, rows }: Pick<Combinations, 'columns' | 'rows'>,
  { columns, levels }: { readonly columns: readonly LevelledColumn[]; readonly levels: ArrayLike<number> },
): ClassNumbers {
  const count = rows.length
  let keys = new Float64Array(count)
  let below = 1
  for (const { place, size, up } of tellingColumns(columns, levels)) {
    if (below * size > Number.MAX_SAFE_INTEGER) {
      const numbers = new Numbering()
      keys = keys.map((key) => numbers.add(key))
      below = numbers.count
    }
    const own = codes[place]!
    for (let at = 0; at < count; at++) keys[at] = keys[at]! * size + up[own[at]!]!
    below *= size
  }
  return { ...(below <= Math.max(65_536, 4 * count) ? dense(keys, below) : hashed(keys)), levels }
}

function dense(keys: Float64Array, cells: number): ClassNumbers {
  const numbers = new Int32Array(cells).fill(-1)
  const of = new Int32Array(keys.length)
  const first: number[] = []
  for (let at = 0; at < keys.length; at++) {
    let number = numbers[keys[at]!]!
    if (number < 0) {
      number = first.length
      numbers[keys[at]!] = number
      first.push(at)
    }
    of[at] = number
  }
  return { of, count: first.length, first: Int32Array.from(first) }
}

function hashed(keys: Float64Array): ClassNumbers {
  const numbers = new Numbering()
  const of = new Int32Array(keys.length)
  const first = new Int32Array(keys.length)
  for (let at = 0; at < keys.length; at++) {
    const before = numbers.count
    const number = numbers.add(keys[at]!)
    if (number === before) first[number] = at
    of[at] = number
  }
  return { of, count: numbers.count, first: first.subarray(0, numbers.count) }
}
