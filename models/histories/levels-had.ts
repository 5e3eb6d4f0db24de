import type { RowLayout } from '../linked-rows/index.js'

/** Levels of a column over a layout; −1 is missing. */
export interface LevelRows {
  readonly layout: RowLayout
  readonly states: Int32Array
  readonly stateCount: number
  /** Whether no unit has a level twice. */
  readonly isDistinct: boolean
}

/** Levels that people had in any of their rows so far, and, where no unit has one twice, in the rows of their unit. */
export class LevelsHad {
  readonly #stateCount: number
  readonly #ofPerson: Uint8Array
  readonly #ofUnit: Uint8Array | undefined

  constructor(
    people: number,
    { stateCount, isDistinct }: { readonly stateCount: number; readonly isDistinct: boolean },
  ) {
    this.#stateCount = stateCount
    this.#ofPerson = new Uint8Array(people * stateCount)
    if (isDistinct) this.#ofUnit = new Uint8Array(people * stateCount)
  }

  /** A person's next unit begins. */
  beginUnit(person: number): void {
    this.#ofUnit?.fill(0, person * this.#stateCount, (person + 1) * this.#stateCount)
  }

  /** −1 for none. */
  add(person: number, state: number): void {
    if (state < 0 || state >= this.#stateCount) return
    this.#ofPerson[person * this.#stateCount + state] = 1
    if (this.#ofUnit) this.#ofUnit[person * this.#stateCount + state] = 1
  }

  has(person: number, state: number): boolean {
    return state < this.#stateCount && this.#ofPerson[person * this.#stateCount + state] === 1
  }

  /** Whether the unit has the level already, and none has it twice. */
  isTaken(person: number, state: number): boolean {
    return state < this.#stateCount && this.#ofUnit?.[person * this.#stateCount + state] === 1
  }
}

/** Goes through known rows, and stops at each with what its person had before it. O(rows). */
export function walkLevels({ layout, states, ...kind }: LevelRows, visit: (row: number, had: LevelsHad) => void): void {
  const { people, rowCount, personOf, indexOf } = layout
  const had = new LevelsHad(people, kind)
  for (let row = 0; row < rowCount; row++) {
    if (indexOf[row] === 0) had.beginUnit(personOf[row]!)
    visit(row, had)
    had.add(personOf[row]!, states[row]!)
  }
}
