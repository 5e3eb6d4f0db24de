/** Leaf codes, one a combination. */
export type LeafCodes = Uint16Array | Int32Array

/**
 * The distinct combinations of quasi-identifiers that occur (with the sensitive values, where a model asks them), and how many
 * rows hold each: what a search looks at instead of rows.
 */
export interface Combinations {
  /** Of each quasi-identifier, the leaf of each combination. */
  readonly columns: readonly LeafCodes[]
  /** Rows of each combination. */
  readonly rows: Int32Array
  /** Of each sensitive column, its code in each combination. */
  readonly sensitive: readonly Int32Array[]
  /** The person of each combination, in ascending order, where people have several rows: k then counts people. */
  readonly person?: Int32Array
  /** How many of a population hold each combination; combinations of no row may stand here for it. */
  readonly population?: Float64Array
}

/** Rows of all combinations together. */
export function rowCountOf({ rows }: Combinations): number {
  let count = 0
  for (const held of rows) count += held
  return count
}
