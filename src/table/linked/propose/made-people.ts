import { cellAt, levelColumn } from '../../column.js'
import { nameEvidence } from '../../infer/name-evidence.js'
import { Table } from '../../table.js'
import { keyText } from '../linked-tables.js'
import type { UnlinkedTable } from './finding.js'

/** A table of people that no file holds: everybody that other tables speak of, once. */
export interface MadePeople {
  readonly name: string
  readonly key: string
  readonly table: Table
}

/** Of the people of any table, at least this share is in the table with most. */
const sharedShare = 0.5

/**
 * People made from the keys of tables that all have a column of one name that says who, each person in several rows: a column
 * that is called after a person, or an identifier that is in all of several tables. Undefined where there is none, where a
 * table has everybody once (it is that of people), or where tables speak of different people. O(rows).
 */
export function madePeople(tables: readonly UnlinkedTable[]): MadePeople | undefined {
  const [first, ...others] = tables.filter(({ table }) => table.rowCount > 0)
  if (first === undefined) return undefined
  const candidates = first.schema.columns
    .filter(({ name, kind }) => nameEvidence(name).person || (kind === 'identifier' && others.length > 0))
    .filter(({ name }) => others.every(({ table }) => table.has(name)))
  const found = candidates.map(({ name }) => ({ name, of: [first, ...others].map((each) => keysOf(each, name)) }))
  const fitting = found.filter(({ of }) => {
    const most = of.reduce(
      (largest: ReadonlySet<string>, own) => (own.keys.size > largest.size ? own.keys : largest),
      new Set<string>() as ReadonlySet<string>,
    )
    return of.every(({ keys, repeats }) => {
      const shared = [...keys].filter((key) => most.has(key)).length
      return repeats && keys.size > 1 && shared >= sharedShare * keys.size
    })
  })
  const [who] = fitting.sort((a, b) => Number(nameEvidence(b.name).person) - Number(nameEvidence(a.name).person))
  if (who === undefined) return undefined
  let name = 'people'
  while (tables.some((each) => each.name === name)) name += '_'
  return { name, key: who.name, table: tableOfKeys(who.name, new Set(who.of.flatMap(({ keys }) => [...keys]))) }
}

/** Everybody that columns speak of, once, in the order in which they come. O(rows). */
export function madeTable(key: string, children: readonly { readonly table: Table; readonly column: string }[]): Table {
  return tableOfKeys(key, new Set(children.flatMap(({ table, column }) => [...keysIn(table, column)])))
}

function tableOfKeys(key: string, keys: ReadonlySet<string>): Table {
  return Table.of([levelColumn(key, [...keys])], keys.size)
}

function keysOf(
  { table }: UnlinkedTable,
  name: string,
): { readonly keys: ReadonlySet<string>; readonly repeats: boolean } {
  const keys = keysIn(table, name)
  return { keys, repeats: keys.size < table.rowCount }
}

function keysIn(table: Table, name: string): Set<string> {
  const column = table.column(name)
  const keys = new Set<string>()
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell !== null) keys.add(keyText(cell))
  }
  return keys
}
