import { type LinkedTableSchema, type LinkedTables, lift, peopleTables } from '../../table/linked/index.js'
import type { PreflightWarning } from '../preflight/index.js'

/** As for single tables: see `few-patients`. */
const fewestPeople = 320
/** One person with more than this share of a table's rows decides what is learnt of it. */
const largestShare = 0.1
/** More rows a person than this are cut in what is learnt. */
const mostRows = 300

/**
 * What linked tables bring that a person should look at before a run: few people, rows without a parent, one person with a
 * tenth of all rows, people with more than 300, tables without rows. Counts and names, never a cell or a key. O(rows).
 */
export function preflightLinked(linked: LinkedTables): PreflightWarning[] {
  const { tables } = lift(linked)
  const { schema } = tables
  const [people] = peopleTables(schema)
  const count = people === undefined ? 0 : tables.table(people.name).rowCount
  return [
    ...(count < fewestPeople
      ? [
          {
            code: 'few-patients' as const,
            message: `${count} patients are few: intervals will be wide, and most privacy measures cannot tell below ${fewestPeople}`,
          },
        ]
      : []),
    ...schema.tables.flatMap((table) => (table.parent === undefined ? [] : childWarnings(tables, table))),
  ]
}

function childWarnings(tables: LinkedTables, { name, parent }: LinkedTableSchema): PreflightWarning[] {
  const rows = tables.table(name).rowCount
  const of = `table "${name}"`
  if (rows === 0) return [{ code: 'empty-table', message: `${of} has no rows: none will be made` }]
  const found: PreflightWarning[] = []
  const orphans = tables.parentRows(name).filter((row) => row < 0).length
  if (orphans > 0)
    found.push({
      code: 'without-parent',
      message: `${orphans} of ${rows} rows of ${of} have no parent: nothing is learnt from them`,
      column: parent!.column,
    })
  const counts = new Map<number, number>()
  for (const person of tables.personRows(name)) if (person >= 0) counts.set(person, (counts.get(person) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  if (most > largestShare * rows && counts.size >= 2 && most > 1 / largestShare)
    found.push({
      code: 'dominant-person',
      message: `one person has ${Math.round((100 * most) / rows)}% of the rows of ${of}: what is learnt of it is mostly theirs`,
    })
  const long = [...counts.values()].filter((each) => each > mostRows).length
  if (long > 0)
    found.push({
      code: 'many-rows',
      message: `${long} ${long === 1 ? 'person has' : 'people have'} more than ${mostRows} rows in ${of} (at most ${most})`,
    })
  return found
}
