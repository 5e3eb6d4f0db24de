import type { RowLayout } from '../linked-rows/index.js'
import type { TreeColumn } from '../network/index.js'

/** Repeats within units, were rows drawn regardless of each other, at least: that none of so many came is e⁻¹⁰ probable. */
const fewestExpected = 10

/**
 * Whether no unit has a level twice (codes of a stay, drugs of a prescription), where chance alone would have given ten repeats: of
 * columns without order. O(rows).
 */
export function areDistinct(
  { rowCount, unitOf, unitRows }: RowLayout,
  { isOrdered, insideCount }: TreeColumn,
  states: Int32Array,
): boolean {
  if (isOrdered || insideCount < 3) return false
  const seen = new Set<number>()
  const counts = new Float64Array(insideCount)
  const shown = new Float64Array(unitRows.length)
  let total = 0
  for (let row = 0; row < rowCount; row++) {
    const state = states[row]!
    if (state < 0) continue
    const place = unitOf[row]! * insideCount + state
    if (seen.has(place)) return false
    seen.add(place)
    counts[state]! += 1
    shown[unitOf[row]!]! += 1
    total++
  }
  const pairs = shown.reduce((sum, rows) => sum + (rows * (rows - 1)) / 2, 0)
  const meeting = counts.reduce((sum, count) => sum + (count / Math.max(1, total)) ** 2, 0)
  return pairs * meeting >= fewestExpected
}

/** The states that each person's rows of one unit have had so far. */
export class StatesOfUnit {
  readonly #stateCount: number
  readonly #had: Uint8Array

  constructor(people: number, { insideCount }: Pick<TreeColumn, 'insideCount'>) {
    this.#stateCount = insideCount
    this.#had = new Uint8Array(people * insideCount)
  }

  /** A person's next unit begins. */
  begin(person: number): void {
    this.#had.fill(0, person * this.#stateCount, (person + 1) * this.#stateCount)
  }

  has(person: number, state: number): boolean {
    return state >= 0 && this.#had[person * this.#stateCount + state] === 1
  }

  add(person: number, state: number): void {
    if (state >= 0) this.#had[person * this.#stateCount + state] = 1
  }
}
