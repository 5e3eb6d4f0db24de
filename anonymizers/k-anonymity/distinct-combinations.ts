import { Numbering } from '../../src/counts/index.js'
import type { CodedColumn } from './code-column.js'
import type { Combinations, LeafCodes } from './combinations.js'

/** The distinct combinations of coded columns, those of one person apart from those of others where `person` is given. O(rows × columns). */
export function distinctCombinations(
  quasi: readonly CodedColumn[],
  {
    sensitive = [],
    rowCount,
    person,
  }: { readonly sensitive?: readonly CodedColumn[]; readonly rowCount: number; readonly person?: Int32Array },
): Combinations {
  const parts = [...quasi, ...sensitive].map(({ tree, codes }) => ({ codes, size: tree.labels[0]!.length }))
  if (person !== undefined) parts.push({ codes: person, size: rowCount })
  let keys = new Float64Array(rowCount)
  let below = 1
  for (const { codes, size } of parts) {
    if (below * size > Number.MAX_SAFE_INTEGER) {
      const numbers = new Numbering()
      keys = keys.map((key) => numbers.add(key))
      below = numbers.count
    }
    for (let row = 0; row < rowCount; row++) keys[row] = keys[row]! * size + codes[row]!
    below *= size
  }
  const numbers = new Numbering()
  const first = new Int32Array(rowCount)
  const held = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const group = numbers.add(keys[row]!)
    if (held[group] === 0) first[group] = row
    held[group]! += 1
  }
  // Counting people needs those of one person together.
  const groups = Int32Array.from({ length: numbers.count }, (_, group) => group)
  if (person !== undefined) groups.sort((a, b) => person[first[a]!]! - person[first[b]!]!)
  const rowsOf = groups.map((group) => first[group]!)
  const isNarrow = quasi.every(({ tree }) => tree.labels[0]!.length <= 65_536)
  const take = (codes: Int32Array) => taken(codes, { rows: rowsOf, into: new Int32Array(rowsOf.length) })
  const takeLeaves = (codes: Int32Array): LeafCodes =>
    isNarrow ? taken(codes, { rows: rowsOf, into: new Uint16Array(rowsOf.length) }) : take(codes)
  return {
    columns: quasi.map(({ codes }) => takeLeaves(codes)),
    rows: groups.map((group) => held[group]!),
    sensitive: sensitive.map(({ codes }) => take(codes)),
    ...(person && { person: take(person) }),
  }
}

/** A loop, for the mapping of Int32Array.from takes ten times as long. */
function taken<Codes extends LeafCodes>(
  codes: Int32Array,
  { rows, into }: { readonly rows: Int32Array; readonly into: Codes },
): Codes {
  for (let at = 0; at < rows.length; at++) into[at] = codes[rows[at]!]!
  return into
}
