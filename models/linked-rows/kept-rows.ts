import type { LinkedTables } from '../../src/table/linked/index.js'

/** Training rows of a table: those that hang on a person, at most so many each. */
export interface KeptRows {
  /** Rows of the table, in its order: people together, units together, in time. */
  readonly rows: Int32Array
  readonly personOf: Int32Array
  /** The parent row of each, as a place among the parent's kept rows; the person's own in a table of people. */
  readonly unitOf: Int32Array
  readonly orphans: number
  readonly cut: number
}

/** The rows of a child to learn from, given those kept of its parent. O(rows). */
export function keptRows(
  tables: LinkedTables,
  name: string,
  { above, mostRowsEach }: { readonly above: KeptRows; readonly mostRowsEach: number },
): KeptRows {
  const parentRows = tables.parentRows(name)
  const placeOf = new Map(Array.from(above.rows, (row, place) => [row, place]))
  const rows: number[] = []
  const personOf: number[] = []
  const unitOf: number[] = []
  const each = new Map<number, number>()
  let orphans = 0
  parentRows.forEach((parent, row) => {
    const unit = placeOf.get(parent)
    if (unit === undefined) {
      if (parent < 0) orphans++
      return
    }
    const person = above.personOf[unit]!
    const before = each.get(person) ?? 0
    each.set(person, before + 1)
    if (before >= mostRowsEach) return
    rows.push(row)
    personOf.push(person)
    unitOf.push(unit)
  })
  return {
    rows: Int32Array.from(rows),
    personOf: Int32Array.from(personOf),
    unitOf: Int32Array.from(unitOf),
    orphans,
    cut: parentRows.length - orphans - rows.length,
  }
}

/** All rows of the table of people. */
export function allPeople(count: number): KeptRows {
  const rows = Int32Array.from({ length: count }, (_, row) => row)
  return { rows, personOf: rows, unitOf: rows, orphans: 0, cut: 0 }
}

/** What of the rows was not learnt from, in numbers. */
export function notesOfKept(
  kept: ReadonlyMap<string, KeptRows>,
  { mostRowsEach }: { readonly mostRowsEach: number },
): string[] {
  return Array.from(kept).flatMap(([name, { orphans, cut }]) => [
    ...(orphans > 0 ? [`not learnt from, for they belong to nobody: ${orphans} rows of table ${name}`] : []),
    ...(cut > 0
      ? [`not learnt from, for a person's rows after the first ${mostRowsEach} are cut: ${cut} rows of table ${name}`]
      : []),
  ])
}
