import type { RowLayout } from '../linked-rows/index.js'

/** Numbers of `OwnNumbers.read`. */
export const numberCount = 4
/** What the latest value counts in the mean that forgets. */
const latestShare = 0.5

/**
 * What a column's values so far tell as plain numbers, person by person: the last, the one before it (the last where there is
 * none), their mean, and a mean that forgets by half at each. Finer than the states that trees ask about.
 */
export class OwnNumbers {
  readonly #last: Float64Array
  readonly #before: Float64Array
  readonly #mean: Float64Array
  readonly #recent: Float64Array
  readonly #count: Int32Array

  constructor(people: number) {
    this.#last = new Float64Array(people)
    this.#before = new Float64Array(people)
    this.#mean = new Float64Array(people)
    this.#recent = new Float64Array(people)
    this.#count = new Int32Array(people)
  }

  add(person: number, value: number): void {
    const count = ++this.#count[person]!
    this.#before[person] = count === 1 ? value : this.#last[person]!
    this.#last[person] = value
    this.#mean[person]! += (value - this.#mean[person]!) / count
    this.#recent[person]! += (count === 1 ? 1 : latestShare) * (value - this.#recent[person]!)
  }

  /** Writes a person's numbers into place `at` of each. */
  read(person: number, at: number, into: readonly Float64Array[]): void {
    into[0]![at] = this.#last[person]!
    into[1]![at] = this.#before[person]!
    into[2]![at] = this.#mean[person]!
    into[3]![at] = this.#recent[person]!
  }
}

/** The numbers of every row before its own value; `values` are NaN where nothing was observed. O(rows). */
export function ownNumbers({ people, rowCount, personOf }: RowLayout, values: Float64Array): Float64Array[] {
  const numbers = Array.from({ length: numberCount }, () => new Float64Array(rowCount))
  const own = new OwnNumbers(people)
  for (let row = 0; row < rowCount; row++) {
    own.read(personOf[row]!, row, numbers)
    if (!Number.isNaN(values[row]!)) own.add(personOf[row]!, values[row]!)
  }
  return numbers
}
