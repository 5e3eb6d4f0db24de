import { Numbering } from '../../src/counts/index.js'

/** A set of columns by which somebody stands alone, and by none of fewer of them (SUDA2; Manning, Haglin & Keane 2008). */
export interface MinimalUnique {
  readonly row: number
  /** Places of the columns, ascending. */
  readonly columns: readonly number[]
}

interface UniquesOptions {
  readonly rowCount: number
  /** Columns taken together at most. */
  readonly mostColumns: number
}

/** The minimal sample uniques of coded columns up to `mostColumns` together, as a list. O(sets of columns × rows). */
export function minimalUniques(columns: readonly ArrayLike<number>[], options: UniquesOptions): MinimalUnique[] {
  const found: MinimalUnique[] = []
  eachMinimalUnique(columns, options, (row, chosen) => found.push({ row, columns: chosen }))
  return found
}

/**
 * Visits the minimal sample uniques of coded columns. Sets of columns are walked by size: rows alone in one that no smaller set of
 * theirs isolates already. O(sets of columns × rows).
 */
export function eachMinimalUnique(
  columns: readonly ArrayLike<number>[],
  { rowCount, mostColumns }: UniquesOptions,
  visit: (row: number, columns: readonly number[]) => void,
): void {
  const sizes = columns.map((codes) => {
    let most = 0
    for (let row = 0; row < rowCount; row++) most = Math.max(most, codes[row]!)
    return most + 1
  })
  const idOf = new Map<string, number>()
  const found = new RowSets(rowCount)
  const largest = Math.min(mostColumns, columns.length)
  for (let size = 1; size <= largest; size++)
    for (const chosen of subsets(columns.length, size)) {
      const id = idOf.size
      const smaller = new Uint8Array(id)
      for (let own = 1; own < size; own++)
        for (const places of subsets(size, own)) smaller[idOf.get(places.map((place) => chosen[place]!).join())!] = 1
      idOf.set(chosen.join(), id)
      eachAlone(
        chosen.map((place) => ({ codes: columns[place]!, size: sizes[place]! })),
        rowCount,
        (row) => {
          if (found.hasAny(row, smaller)) return
          if (size < largest) found.add(row, id)
          visit(row, chosen)
        },
      )
    }
}

/** Sets by which each row was found alone, in chains of typed arrays: a million rows may have several each. */
class RowSets {
  readonly #head: Int32Array
  #sets = new Int32Array(1024)
  #next = new Int32Array(1024)
  #count = 0

  constructor(rowCount: number) {
    this.#head = new Int32Array(rowCount).fill(-1)
  }

  add(row: number, set: number): void {
    if (this.#count === this.#sets.length) {
      this.#sets = doubled(this.#sets)
      this.#next = doubled(this.#next)
    }
    this.#sets[this.#count] = set
    this.#next[this.#count] = this.#head[row]!
    this.#head[row] = this.#count++
  }

  hasAny(row: number, isAsked: Uint8Array): boolean {
    for (let at = this.#head[row]!; at >= 0; at = this.#next[at]!) if (isAsked[this.#sets[at]!] === 1) return true
    return false
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * numbers.length)
  longer.set(numbers)
  return longer
}

/** How many sets of at most `size` of `count` columns there are. */
export function setCount(count: number, size: number): number {
  let [sum, choose] = [0, 1]
  for (let own = 1; own <= Math.min(size, count); own++) {
    choose = (choose * (count - own + 1)) / own
    sum += choose
  }
  return sum
}

function* subsets(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let first = from; first <= count - size; first++)
    for (const rest of subsets(count, size - 1, first + 1)) yield [first, ...rest]
}

/** Cells of a table that is counted without hashing. */
const mostCells = 2 ** 25

interface Sized {
  readonly codes: ArrayLike<number>
  readonly size: number
}

function eachAlone(columns: readonly Sized[], rowCount: number, visit: (row: number) => void): void {
  const cells = columns.reduce((product, { size }) => product * size, 1)
  const keys = cells <= mostCells ? new Int32Array(rowCount) : new Float64Array(rowCount)
  // Keys stay exact below 2^53: columns of a table have fewer values than rows, and few stand together.
  for (const { codes, size } of columns)
    for (let row = 0; row < rowCount; row++) keys[row] = keys[row]! * size + codes[row]!
  if (cells <= mostCells) {
    const held = new Uint8Array(cells)
    for (let row = 0; row < rowCount; row++) if (held[keys[row]!]! < 2) held[keys[row]!]! += 1
    for (let row = 0; row < rowCount; row++) if (held[keys[row]!] === 1) visit(row)
    return
  }
  const numbers = new Numbering()
  const first = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const before = numbers.count
    const own = numbers.add(keys[row]!)
    first[own] = own === before ? row : -1
  }
  for (let own = 0; own < numbers.count; own++) if (first[own]! >= 0) visit(first[own]!)
}
