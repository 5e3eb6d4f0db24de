import type { Rng } from '../../src/math/index.js'
import { isMissing, type NumberColumn } from '../../src/table/index.js'
import type { RowLayout } from '../linked-rows/index.js'

/** Smallest share of values that are the one before once more, beyond chance, for that to be learnt. */
const leastShare = 0.01

/**
 * 1 for rows whose value is the person's last one once more: carried forward, or not measured anew. Values also fall on the
 * last one by chance, as often as they fall one step of the grid beside it; so many of the equal ones are left out, drawn at
 * random. Undefined where too few people have any. O(rows).
 */
export function repeatedValues(
  { rowCount, people, personOf }: RowLayout,
  column: NumberColumn,
  { step, fewestPeople, rng }: { readonly step: number; readonly fewestPeople: number; readonly rng: Rng },
): Uint8Array | undefined {
  const lasts = new Float64Array(people).fill(Number.NaN)
  const equal = new Uint8Array(rowCount)
  let [pairs, equals, beside] = [0, 0, 0]
  for (let row = 0; row < rowCount; row++) {
    if (isMissing(column, row)) continue
    const person = personOf[row]!
    const value = column.values[row]!
    const last = lasts[person]!
    lasts[person] = value
    if (Number.isNaN(last)) continue
    pairs++
    if (value === last) {
      equal[row] = 1
      equals++
    } else if (step > 0 && Math.abs(Math.abs(value - last) - step) < 1e-6 * step) beside++
  }
  const beyond = equals - beside / 2
  if (beyond < leastShare * pairs) return undefined
  const repeated = equal.map((own) => (own === 1 && rng.uniform() < beyond / equals ? 1 : 0))
  return new Set(personOf.filter((_, row) => repeated[row] === 1)).size < fewestPeople ? undefined : repeated
}
