import type { Courses } from './courses.js'

/** Cells that follow each other in a person, missing ones passed over: the earlier and the later of each pair, and whose it is. */
export interface Consecutive {
  readonly before: Float64Array
  readonly after: Float64Array
  readonly personOf: Int32Array
}

/** `cells` are one a row, NaN where missing. O(rows). */
export function consecutiveCells({ starts, people }: Courses, cells: Float64Array): Consecutive {
  const before: number[] = []
  const after: number[] = []
  const personOf: number[] = []
  for (let person = 0; person < people; person++) {
    let last = Number.NaN
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      const cell = cells[row]!
      if (Number.isNaN(cell)) continue
      if (!Number.isNaN(last)) {
        before.push(last)
        after.push(cell)
        personOf.push(person)
      }
      last = cell
    }
  }
  return { before: Float64Array.from(before), after: Float64Array.from(after), personOf: Int32Array.from(personOf) }
}
