const runLength = 12

/** Room for sorting up to `size` rows. */
export interface SortRoom {
  readonly keys: Float64Array
  readonly otherKeys: Float64Array
  readonly otherRows: Int32Array
}

export function sortRoom(size: number): SortRoom {
  return { keys: new Float64Array(size), otherKeys: new Float64Array(size), otherRows: new Int32Array(size) }
}

/**
 * Sorts `rows` by their keys, rows of equal keys in the order they had: insertion within runs, then merges (Knuth, vol. 3,
 * 5.2.4). The first keys of `room` are those of the rows, and are sorted with them. O(n log n), no comparator called.
 */
export function sortByKeys(rows: Int32Array, { keys, otherKeys, otherRows }: SortRoom): void {
  const count = rows.length
  for (let start = 0; start < count; start += runLength) sortRun(rows, keys, start, Math.min(count, start + runLength))
  for (let length = runLength; length < count; length *= 2) {
    for (let start = 0; start + length < count; start += 2 * length) {
      const middle = start + length
      if (keys[middle - 1]! <= keys[middle]!) continue
      const end = Math.min(count, middle + length)
      for (let index = start; index < middle; index++) {
        otherKeys[index] = keys[index]!
        otherRows[index] = rows[index]!
      }
      let place = start
      let right = middle
      for (let left = start; left < middle; place++) {
        if (right < end && keys[right]! < otherKeys[left]!) {
          keys[place] = keys[right]!
          rows[place] = rows[right++]!
        } else {
          keys[place] = otherKeys[left]!
          rows[place] = otherRows[left++]!
        }
      }
    }
  }
}

function sortRun(rows: Int32Array, keys: Float64Array, start: number, end: number): void {
  for (let index = start + 1; index < end; index++) {
    const key = keys[index]!
    const row = rows[index]!
    let place = index
    for (; place > start && keys[place - 1]! > key; place--) {
      keys[place] = keys[place - 1]!
      rows[place] = rows[place - 1]!
    }
    keys[place] = key
    rows[place] = row
  }
}
