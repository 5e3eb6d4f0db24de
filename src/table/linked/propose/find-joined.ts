import { cellAt } from '../../column.js'
import type { Table } from '../../table.js'
import { countedPart, joinedName, withJoined } from '../joined-keys.js'
import type { JoinedKey } from '../linked-schema.js'
import { keyText } from '../linked-tables.js'
import type { UnlinkedTable } from './finding.js'

/** Of the rows of a table below, at least this share has its key above. */
const foundShare = 0.99
const mostParts = 3

/**
 * Tables with a key of several columns that they share: together unique and never missing in one of them, repeated in another and
 * found above, of no fewer columns. Each gets a column that stands for them (`joined`). Undefined where there is none.
 * O(rows × sets of shared columns).
 */
export function findJoined(tables: readonly UnlinkedTable[]): readonly UnlinkedTable[] | undefined {
  for (const parent of tables) {
    const shared = parent.schema.columns
      .filter(({ name, kind }) => kind !== 'datetime' && tables.some((each) => each !== parent && each.table.has(name)))
      .map(({ name }) => name)
    for (const of of setsOf(shared, mostParts)) {
      const keys = keysOf(parent.table, of)
      if (parent.table.rowCount < 2 || keys.length !== parent.table.rowCount || new Set(keys).size < keys.length)
        continue
      const known = new Set(keys)
      const children = tables.filter((each) => each !== parent && hangsOn(each.table, of, known))
      if (children.length === 0) continue
      const counted = of[countedPart(parent.table, of)]!
      const joined: readonly JoinedKey[] = [{ column: joinedName(of), of }]
      return tables.map((each) => {
        if (each !== parent && !children.includes(each)) return each
        const { table, columns } = withJoined(
          { table: each.table, columns: each.schema.columns },
          { joined, counted: [counted] },
        )
        return { ...each, table, schema: { ...each.schema, columns, joined } }
      })
    }
  }
  return undefined
}

/** Sets of two columns and more, small ones first, in the order of the columns. */
function setsOf(names: readonly string[], most: number): (readonly string[])[] {
  const sets: (readonly string[])[] = [[]]
  for (const name of names) for (const set of [...sets]) if (set.length < most) sets.push([...set, name])
  return sets.filter(({ length }) => length > 1).sort((a, b) => a.length - b.length)
}

function hangsOn(table: Table, of: readonly string[], known: ReadonlySet<string>): boolean {
  if (!of.every((name) => table.has(name))) return false
  const keys = keysOf(table, of)
  return (
    keys.length > 0 &&
    new Set(keys).size < keys.length &&
    keys.filter((key) => known.has(key)).length >= foundShare * keys.length
  )
}

/** Of rows with all parts. */
function keysOf(table: Table, of: readonly string[]): string[] {
  const parts = of.map((name) => table.column(name))
  return Array.from({ length: table.rowCount }, (_, row) => parts.map((part) => cellAt(part, row))).flatMap((cells) =>
    cells.includes(null) ? [] : [JSON.stringify(cells.map((cell) => keyText(cell!)))],
  )
}
