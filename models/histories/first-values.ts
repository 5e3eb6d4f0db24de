import type { RowLayout } from '../linked-rows/index.js'

/** 1 for rows of people who had no value of a column before: −1 is no value. O(rows). */
export function beforeFirstValue({ people, rowCount, personOf }: RowLayout, states: Int32Array): Uint8Array {
  const hadOne = new Uint8Array(people)
  const before = new Uint8Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const person = personOf[row]!
    before[row] = 1 - hadOne[person]!
    if (states[row]! >= 0) hadOne[person] = 1
  }
  return before
}

/** The state of the last value before each row; −1 for none. O(rows). */
export function lastStates({ people, rowCount, personOf }: RowLayout, states: Int32Array): Int32Array {
  const last = new Int32Array(people).fill(-1)
  const before = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const person = personOf[row]!
    before[row] = last[person]!
    if (states[row]! >= 0) last[person] = states[row]!
  }
  return before
}
