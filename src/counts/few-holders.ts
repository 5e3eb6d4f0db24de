import type { ColumnCells } from './row-keys.js'

/** A value that few people hold: its number, and the people. */
export interface FewHolders {
  readonly value: number
  readonly people: readonly number[]
}

/**
 * The values of a column of several tables that somebody holds but fewer than `below` people, with them; missing is no value.
 * `personOf` numbers the person of each row through the tables. O(rows × below).
 */
export function fewHolders(
  { of, count, missing }: ColumnCells,
  { personOf, below }: { readonly personOf: Int32Array; readonly below: number },
): FewHolders[] {
  // Up to `below` different people of each value, one after the other.
  const holders = new Int32Array(count * below)
  const held = new Uint8Array(count)
  let at = 0
  for (const cells of of)
    for (let row = 0; row < cells.length; row++) {
      const person = personOf[at++]!
      const value = cells[row]!
      if (value === missing || held[value]! >= below) continue
      const start = value * below
      let place = 0
      while (place < held[value]! && holders[start + place] !== person) place++
      if (place < held[value]!) continue
      holders[start + place] = person
      held[value]! += 1
    }
  const found: FewHolders[] = []
  held.forEach((people, value) => {
    if (people === 0 || people >= below) return
    const start = value * below
    found.push({ value, people: [...holders.subarray(start, start + people)] })
  })
  return found
}
