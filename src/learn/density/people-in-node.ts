/** The people of one node's rows, while a search moves rows from its right side to its left one. */
export interface PeopleInNode {
  /** All rows on the right again. */
  restart(): void
  moveLeft(row: number): void
  /** Whether both sides hold rows of enough people. */
  areEnough(): boolean
}

/**
 * Counts people on both sides of every cut: a person with many rows is one, whatever side they are on, so that a leaf is
 * never one person's. `within` makes the count of a node ready: O(rows of the node); every move is O(1).
 */
export function countPeople(
  personOf: Int32Array,
  fewest: number,
): { within(rows: Uint32Array, start: number, end: number): PeopleInNode } {
  const size = personOf.reduce((most, person) => Math.max(most, person + 1), 0)
  const inNode = new Uint32Array(size)
  const onLeft = new Uint32Array(size)
  let rows = new Uint32Array(0)
  let start = 0
  let end = 0
  let people = 0
  let leftPeople = 0
  let wholly = 0
  const counted: PeopleInNode = {
    restart() {
      for (let position = start; position < end; position++) onLeft[personOf[rows[position]!]!] = 0
      leftPeople = 0
      wholly = 0
    },
    moveLeft(row) {
      const person = personOf[row]!
      const moved = ++onLeft[person]!
      if (moved === 1) leftPeople++
      if (moved === inNode[person]!) wholly++
    },
    areEnough: () => leftPeople >= fewest && people - wholly >= fewest,
  }
  return {
    within(nodeRows, first, last) {
      for (let position = start; position < end; position++) inNode[personOf[rows[position]!]!] = 0
      // A copy: rows are reordered between nodes.
      rows = nodeRows.slice(first, last)
      start = 0
      end = rows.length
      people = 0
      for (const row of rows) if (inNode[personOf[row]!]!++ === 0) people++
      return counted
    },
  }
}
