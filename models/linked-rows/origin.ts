import { sortedQuantile } from '../../src/math/index.js'
import type { NumberColumn } from '../../src/table/index.js'
import type { LinkedTableSchema, LinkedTables } from '../../src/table/linked/index.js'
import { numbersOf } from './cells-of-table.js'

/** First times spread over less than this share of what they do by themselves: then they are told from a column of the parent. */
const mostOfSpread = 0.5

/**
 * The column of the parent table that a child's first times follow most closely: the time of a visit for what was measured at
 * it; the date of diagnosis for visits whose times are dates. Undefined where none comes near. `firsts` are the first times of
 * units that have rows, `rows` the rows of the parent they are of. O(columns × units log units).
 */
export function findOrigin(
  tables: LinkedTables,
  child: LinkedTableSchema,
  { firsts, rows }: { readonly firsts: Float64Array; readonly rows: ArrayLike<number> },
): string | undefined {
  const parent = tables.schema.tables.find(({ name }) => name === child.parent?.table)
  const isDated = child.columns.find(({ name }) => name === child.time?.column)?.kind === 'datetime'
  if (parent === undefined || firsts.length < 2) return undefined
  const names = new Set([
    ...(parent.time ? [parent.time.column] : []),
    ...(isDated ? parent.columns.filter(({ kind }) => kind === 'datetime').map(({ name }) => name) : []),
  ])
  let best: string | undefined
  let least = mostOfSpread * spread(firsts)
  // What times end by is no beginning.
  if (child.time?.until !== undefined) names.delete(child.time.until)
  for (const name of names) {
    const cells = tables.table(parent.name).column(name)
    if (cells.type !== 'number') continue
    const own = numbersOf(cells as NumberColumn)
    const distances = firsts.map((time, at) => time - own[rows[at]!]!)
    if (distances.some(Number.isNaN)) continue
    const found = spread(distances)
    if (found < least) {
      best = name
      least = found
    }
  }
  return best
}

/** Half of the values lie so far apart. */
function spread(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort()
  return sortedQuantile(sorted, 0.75)! - sortedQuantile(sorted, 0.25)!
}
