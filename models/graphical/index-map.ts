import type { Scope } from './scope.js'

/** For every cell of the table over `from`, the cell over `onto`, a part of it, in which it lies. O(cells). */
export function indexMap(
  { from, onto }: { readonly from: Scope; readonly onto: Scope },
  sizes: readonly number[],
): Int32Array {
  let map = new Int32Array(1)
  for (const variable of from) {
    const size = sizes[variable]!
    const kept = onto.includes(variable)
    const longer = new Int32Array(map.length * size)
    for (let cell = 0; cell < longer.length; cell++) {
      const before = map[Math.floor(cell / size)]!
      longer[cell] = kept ? before * size + (cell % size) : before
    }
    map = longer
  }
  return map
}

/** The table summed over what `map` leaves out. */
export function summed(table: Float64Array, map: Int32Array, into: Float64Array): Float64Array {
  into.fill(0)
  for (let cell = 0; cell < table.length; cell++) into[map[cell]!]! += table[cell]!
  return into
}
