import { Numbering } from '../../src/counts/index.js'

/** A set of columns by which somebody stands alone, and by none of fewer of them (SUDA2; Manning, Haglin & Keane 2008). */
export interface MinimalUnique {
  readonly row: number
  /** Places of the columns, ascending. */
  readonly columns: readonly number[]
}

/**
 * The minimal sample uniques of coded columns up to `mostColumns` together. Sets of columns are walked by size: rows alone in one
 * that no smaller set of theirs isolates already. O(sets of columns × rows).
 */
export function minimalUniques(
  columns: readonly ArrayLike<number>[],
  { rowCount, mostColumns }: { readonly rowCount: number; readonly mostColumns: number },
): MinimalUnique[] {
  const found: MinimalUnique[] = []
  const masks = new Map<number, number[]>()
  for (let size = 1; size <= Math.min(mostColumns, columns.length); size++)
    for (const chosen of subsets(columns.length, size)) {
      const mask = chosen.reduce((sum, place) => sum | (1 << place), 0)
      for (const row of alone(
        chosen.map((place) => columns[place]!),
        rowCount,
      )) {
        const known = masks.get(row) ?? []
        if (known.some((smaller) => (smaller & mask) === smaller)) continue
        known.push(mask)
        masks.set(row, known)
        found.push({ row, columns: chosen })
      }
    }
  return found
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

function alone(columns: readonly ArrayLike<number>[], rowCount: number): number[] {
  const sizes = columns.map((codes) => {
    let most = 0
    for (let row = 0; row < rowCount; row++) most = Math.max(most, codes[row]!)
    return most + 1
  })
  // Keys stay exact below 2^53: columns of a table have fewer values than rows, and few stand together.
  const keys = new Float64Array(rowCount)
  columns.forEach((codes, place) => {
    for (let row = 0; row < rowCount; row++) keys[row] = keys[row]! * sizes[place]! + codes[row]!
  })
  const numbers = new Numbering()
  const first = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const before = numbers.count
    const own = numbers.add(keys[row]!)
    first[own] = own === before ? row : -1
  }
  const found: number[] = []
  for (let own = 0; own < numbers.count; own++) if (first[own]! >= 0) found.push(first[own]!)
  return found
}

/** Scores of rows: (m − s)! for every minimal unique of s among m columns. */
export function sudaScores(
  uniques: readonly MinimalUnique[],
  { rowCount, columnCount }: { readonly rowCount: number; readonly columnCount: number },
): Float64Array {
  const scores = new Float64Array(rowCount)
  for (const { row, columns } of uniques) scores[row]! += factorial(columnCount - columns.length)
  return scores
}

function factorial(value: number): number {
  let product = 1
  for (let factor = 2; factor <= value; factor++) product *= factor
  return product
}
