import type { StateColumn } from '../../../models/outcomes/index.js'
import { createRng } from '../../../src/math/index.js'

export function column(name: string, stateCount: number) {
  const codes = Array.from({ length: stateCount }, (_, state) => state)
  // One code more than states: the column is never missing.
  return {
    variable: { name, codeCount: stateCount + 1, codes },
    isOrdered: false,
    insideCount: stateCount,
    hasMissing: false,
  }
}

/** Two columns and two outcomes of them: whether they agree in parity, and a grade that asks the first outcome too. */
export function madeUp(rowCount: number): { readonly columns: StateColumn[]; readonly outcomes: StateColumn[] } {
  const rng = createRng('outcomes')
  const draw = (make: (row: number) => number) => Uint8Array.from({ length: rowCount }, (_, row) => make(row))
  const first = draw(() => rng.below(4))
  const second = draw(() => rng.below(3))
  const agrees = draw((row) => Number(rng.uniform() < (first[row]! % 2 === second[row]! % 2 ? 0.9 : 0.2)))
  const grade = draw((row) => (rng.uniform() < 0.8 ? agrees[row]! + (first[row]! > 1 ? 1 : 0) : rng.below(3)))
  return {
    columns: [
      { column: column('first', 4), states: first },
      { column: column('second', 3), states: second },
    ],
    outcomes: [
      { column: column('agrees', 2), states: agrees },
      { column: column('grade', 3), states: grade },
    ],
  }
}

/** Every combination of states of the two columns and the two outcomes, column by column. */
export function everyRow(): { readonly states: Uint8Array[]; readonly rowCount: number } {
  const sizes = [4, 3, 2, 3]
  const rowCount = sizes.reduce((product, size) => product * size, 1)
  let step = 1
  const states = sizes.map((size) => {
    const width = step
    step *= size
    return Uint8Array.from({ length: rowCount }, (_, row) => Math.floor(row / width) % size)
  })
  return { states, rowCount }
}
