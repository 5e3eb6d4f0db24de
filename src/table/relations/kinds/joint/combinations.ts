import { patientIndex } from '../../../patients.js'
import type { Table } from '../../../table.js'
import type { LearnOptions } from '../../relation-kind.js'
import type { State } from '../../state.js'
import { patientsPerGroup, statesOf } from '../../states.js'

export interface Combinations {
  readonly cells: readonly (readonly State[])[]
  /** Of each row; −1 where a cell is missing. */
  readonly indices: Int32Array
}

/** The combinations that occur in complete rows, in the order of the rows. O(rows × columns). */
export function combinationsOf(table: Table, names: readonly string[]): Combinations {
  const columns = names.map((name) => statesOf(table.column(name)))
  const known = new Map<string, number>()
  const cells: State[][] = []
  const indices = Int32Array.from({ length: table.rowCount }, (_, row) => {
    const own = columns.map(({ states, indices: at }) => states[at[row]!] ?? null)
    if (own.includes(null)) return -1
    const key = keyOf(own)
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, cells.length)
    return cells.push(own) - 1
  })
  return { cells, indices }
}

/** A combination as a text. */
export function keyOf(cells: readonly State[]): string {
  return JSON.stringify(cells)
}

/** The combinations that `minCount` patients hold, the most frequent first. O(rows × columns). */
export function learnCombinations(
  train: Table,
  names: readonly string[],
  { schema, minCount }: LearnOptions,
): readonly (readonly State[])[] {
  const { cells, indices } = combinationsOf(train, names)
  const patientOf = patientIndex(train, schema)
  const patients = patientsPerGroup(indices, { groupCount: cells.length, patientOf })
  return cells
    .map((own, at) => ({ own, held: patients[at]! }))
    .filter(({ held }) => held >= minCount)
    .sort((a, b) => b.held - a.held)
    .map(({ own }) => own)
}
