import { MirrorwardError } from '../../../src/errors.js'
import { didYouMean } from '../../../src/messages/index.js'
import { type DatabaseReference, type DatabaseSchema, pointedAtFirst } from '../../../src/table/linked/index.js'

/** How the rows of a table are chosen. */
export interface SubsetTable {
  readonly name: string
  /**
   * `start`: by the subset itself. `child`: rows whose `anchors` all lead to chosen rows. `parent`: only rows that kept rows point
   * at. `apart`: no key leads there from the start, so all rows.
   */
  readonly role: 'start' | 'child' | 'parent' | 'apart'
  /** References by which a child belongs to people. */
  readonly anchors: readonly DatabaseReference[]
  /** All others: what they point at comes along. */
  readonly others: readonly DatabaseReference[]
}

/**
 * Who belongs to whom: tables that point at the start, directly or through others, are children; what is pointed at is parents.
 * Where keys go round in a circle, a table belongs by those keys that lead to a table nearer to the start. In the order in which
 * rows can be chosen. Throws `not-found` for a start that is no table.
 */
export function planSubset(schema: Pick<DatabaseSchema, 'tables'>, start: string): SubsetTable[] {
  const names = schema.tables.map(({ name }) => name)
  if (!names.includes(start))
    throw new MirrorwardError('not-found', `no table is called "${start}"${didYouMean(start, names)}`)
  const within = schema.tables.map(({ name, references }) => ({
    name,
    references: references.filter(({ table, schema: other }) => other === undefined && names.includes(table)),
  }))
  const joined = joinedWith(within, start)
  const ordered = pointedAtFirst(within)
  const done: SubsetTable[] = ordered
    .filter(({ name }) => name === start)
    .map(({ name, references }) => ({ name, role: 'start', anchors: [], others: references }))
  for (;;) {
    const isDone = (name: string) => done.some((each) => each.name === name)
    const next = ordered.find(({ name, references }) => !isDone(name) && references.some(({ table }) => isDone(table)))
    if (next === undefined) break
    done.push({
      name: next.name,
      role: 'child',
      anchors: next.references.filter(({ table }) => isDone(table)),
      others: next.references.filter(({ table }) => !isDone(table)),
    })
  }
  const rest = ordered
    .filter(({ name }) => !done.some((each) => each.name === name))
    .map(({ name, references }): SubsetTable => {
      const role = joined.has(name) ? 'parent' : 'apart'
      return { name, role, anchors: [], others: references }
    })
  return [...done, ...rest]
}

/** The tables that keys join with one, whichever way they point. */
function joinedWith(
  tables: readonly { readonly name: string; readonly references: readonly DatabaseReference[] }[],
  start: string,
): ReadonlySet<string> {
  const joined = new Set([start])
  for (let size = 0; size < joined.size; ) {
    size = joined.size
    for (const { name, references } of tables)
      for (const { table } of references)
        if (joined.has(name) || joined.has(table)) {
          joined.add(name)
          joined.add(table)
        }
  }
  return joined
}
