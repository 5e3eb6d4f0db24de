/**
 * The rows of a child table, those of a person together and in the order they are drawn: unit by unit, a unit being one
 * row of the parent table (the person, or one of their visits).
 */
export interface RowLayout {
  readonly people: number
  readonly rowCount: number
  /** Where the rows of each person start, and after the last their number. */
  readonly starts: Int32Array
  readonly personOf: Int32Array
  readonly unitOf: Int32Array
  /** Place in its unit, from 0. */
  readonly indexOf: Int32Array
  /** Rows of each unit. */
  readonly unitRows: Int32Array
}

/** The layout of units with so many rows each; units of a person stand together, people ascending. O(rows). */
export function rowLayout(
  unitRows: Int32Array,
  unitPeople: ArrayLike<number>,
  people: number = unitRows.length,
): RowLayout {
  const rowCount = unitRows.reduce((sum, rows) => sum + rows, 0)
  const starts = new Int32Array(people + 1)
  const personOf = new Int32Array(rowCount)
  const unitOf = new Int32Array(rowCount)
  const indexOf = new Int32Array(rowCount)
  let row = 0
  for (let unit = 0; unit < unitRows.length; unit++) {
    const person = unitPeople[unit]!
    starts[person + 1]! += unitRows[unit]!
    for (let index = 0; index < unitRows[unit]!; index++) {
      personOf[row] = person
      unitOf[row] = unit
      indexOf[row++] = index
    }
  }
  for (let person = 0; person < people; person++) starts[person + 1]! += starts[person]!
  return { people, rowCount, starts, personOf, unitOf, indexOf, unitRows }
}

/** One step through everybody at once: the next row of each person who has one left. */
export interface Step {
  readonly number: number
  /** The people, ascending, and their rows. */
  readonly people: Int32Array
  readonly rows: Int32Array
}

/** Steps until nobody has a row left. Each reuses nothing of the one before. */
export function* stepsOf({ people, starts }: RowLayout): Generator<Step> {
  let live = Int32Array.from({ length: people }, (_, person) => person)
  for (let number = 0; ; number++) {
    live = live.filter((person) => starts[person]! + number < starts[person + 1]!)
    if (live.length === 0) return
    yield { number, people: live, rows: live.map((person) => starts[person]! + number) }
  }
}
