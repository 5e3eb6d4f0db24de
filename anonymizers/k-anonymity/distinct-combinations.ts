import { Numbering } from '../../src/counts/index.js'
import type { CodedColumn } from './code-column.js'
import type { Combinations, LeafCodes } from './combinations.js'

/** The distinct combinations of rows, and the place of each row's among them. */
export interface DistinctCombinations {
  readonly combinations: Combinations
  /** Of each row of the table. */
  readonly of: Int32Array
}

/**
 * The distinct combinations of coded columns, those of one person apart from those of others where `person` is given. The last
 * `populationCount` rows of the quasi-identifiers are of the population. O(rows × columns).
 */
export function distinctCombinations(
  quasi: readonly CodedColumn[],
  {
    sensitive = [],
    rowCount,
    populationCount = 0,
    person,
    heldBy,
  }: {
    readonly sensitive?: readonly CodedColumn[]
    readonly rowCount: number
    readonly populationCount?: number
    readonly person?: Int32Array
    /** How many rows each row stands for; one where not said. */
    readonly heldBy?: ArrayLike<number> | undefined
  },
): DistinctCombinations {
  const all = rowCount + populationCount
  const parts = quasi.map(({ tree, codes }) => ({ codes, size: tree.labels[0]!.length }))
  // Of the population, what is sensitive and whose the rows are is not asked: a value of their own.
  for (const { tree, codes } of sensitive)
    parts.push({ codes: padded(codes, { to: all, by: tree.labels[0]!.length }), size: tree.labels[0]!.length + 1 })
  if (person !== undefined) parts.push({ codes: padded(person, { to: all, by: rowCount }), size: rowCount + 1 })
  const keys = keysOf(parts, all)
  const numbers = new Numbering()
  const first = new Int32Array(all)
  const held = new Int32Array(all)
  const population = new Float64Array(populationCount === 0 ? 0 : all)
  const groupOf = new Int32Array(rowCount)
  for (let row = 0; row < all; row++) {
    const before = numbers.count
    const group = numbers.add(keys[row]!)
    if (group === before) first[group] = row
    if (row < rowCount) {
      held[group]! += heldBy === undefined ? 1 : heldBy[row]!
      groupOf[row] = group
    } else population[group]! += 1
  }
  // Counting people needs those of one person together.
  const groups = Int32Array.from({ length: numbers.count }, (_, group) => group)
  const whose = (group: number) => (first[group]! < rowCount ? person![first[group]!]! : rowCount)
  if (person !== undefined) groups.sort((a, b) => whose(a) - whose(b) || a - b)
  const placeOf = new Int32Array(groups.length)
  for (let place = 0; place < groups.length; place++) placeOf[groups[place]!] = place
  const of = groupOf
  for (let row = 0; row < rowCount; row++) of[row] = placeOf[groupOf[row]!]!
  const rowsOf = groups.map((group) => first[group]!)
  const isNarrow = quasi.every(({ tree }) => tree.labels[0]!.length <= 65_536)
  const take = (codes: Int32Array) => taken(codes, { rows: rowsOf, into: new Int32Array(rowsOf.length) })
  const takeLeaves = (codes: Int32Array): LeafCodes =>
    isNarrow ? taken(codes, { rows: rowsOf, into: new Uint16Array(rowsOf.length) }) : take(codes)
  const combinations = {
    columns: quasi.map(({ codes }) => takeLeaves(codes)),
    rows: groups.map((group) => held[group]!),
    sensitive: sensitive.map(({ codes }) => take(padded(codes, { to: all, by: 0 }))),
    ...(person && { person: take(padded(person, { to: all, by: rowCount })) }),
    ...(populationCount > 0 && { population: Float64Array.from(groups, (group) => population[group]!) }),
  }
  return { combinations, of }
}

interface Part {
  readonly codes: Int32Array
  readonly size: number
}

/** A number for the codes of each row together, equal for equal codes. */
function keysOf(parts: readonly Part[], count: number): Float64Array {
  let keys = new Float64Array(count)
  let below = 1
  for (const { codes, size } of parts) {
    if (below * size > Number.MAX_SAFE_INTEGER) {
      const numbers = new Numbering()
      keys = keys.map((key) => numbers.add(key))
      below = numbers.count
    }
    for (let row = 0; row < count; row++) keys[row] = keys[row]! * size + codes[row]!
    below *= size
  }
  return keys
}

function padded(codes: Int32Array, { to, by }: { readonly to: number; readonly by: number }): Int32Array {
  if (codes.length === to) return codes
  const longer = new Int32Array(to).fill(by)
  longer.set(codes)
  return longer
}

/** A loop, for the mapping of Int32Array.from takes ten times as long. */
function taken<Codes extends LeafCodes>(
  codes: Int32Array,
  { rows, into }: { readonly rows: Int32Array; readonly into: Codes },
): Codes {
  for (let at = 0; at < rows.length; at++) into[at] = codes[rows[at]!]!
  return into
}
