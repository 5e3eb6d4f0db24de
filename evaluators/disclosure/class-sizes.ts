import { rowKeys } from '../../src/counts/index.js'
import { patientIndex, type Schema, type Table } from '../../src/table/index.js'

/** The classes of rows that are equal on some columns, people counted where they have several rows. */
export interface Classes {
  /** The class of each row. */
  readonly of: Int32Array
  /** People of each class. */
  readonly people: Int32Array
  readonly rows: Int32Array
  /** Different people of the table. */
  readonly peopleCount: number
}

/** Classes by these columns; a missing cell is a value like another. O(rows × columns). */
export function classesBy(
  names: readonly string[],
  { table, schema }: { readonly table: Table; readonly schema: Pick<Schema, 'patient'> },
): Classes {
  const { of, count } = rowKeys([table], names)
  const own = of[0] ?? new Int32Array(0)
  const rows = new Int32Array(count)
  for (const each of own) rows[each]! += 1
  if (schema.patient === undefined || !table.has(schema.patient))
    return { of: own, people: rows, rows, peopleCount: table.rowCount }
  const person = patientIndex(table, schema as Schema)
  let peopleCount = 0
  for (const each of person) peopleCount = Math.max(peopleCount, each + 1)
  if (peopleCount === table.rowCount) return { of: own, people: rows, rows, peopleCount }
  const order = Uint32Array.from(person, (_, row) => row).sort((a, b) => person[a]! - person[b]!)
  const last = new Int32Array(count).fill(-1)
  const people = new Int32Array(count)
  for (const row of order) {
    if (last[own[row]!] === person[row]) continue
    last[own[row]!] = person[row]!
    people[own[row]!]! += 1
  }
  return { of: own, people, rows, peopleCount }
}

/** How many classes have each size, from size 1 on; index 0 is unused. */
export function sizeHistogram(sizes: ArrayLike<number>): Float64Array {
  let most = 0
  for (let at = 0; at < sizes.length; at++) most = Math.max(most, sizes[at]!)
  const counts = new Float64Array(most + 1)
  for (let at = 0; at < sizes.length; at++) if (sizes[at]! > 0) counts[sizes[at]!]! += 1
  return counts
}
