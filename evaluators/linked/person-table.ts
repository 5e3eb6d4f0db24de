import { MirrorwardError } from '../../src/errors.js'
import { childrenOf, type LinkedSchema, type LinkedTableSchema, peopleTables } from '../../src/table/linked/index.js'

/** The table of people: the first without a parent that others hang on. Throws `bad-schema` when there is none. */
export function personTable(schema: LinkedSchema): LinkedTableSchema {
  const [found] = peopleTables(schema)
  if (found === undefined || childrenOf(schema, found.name).length === 0)
    throw new MirrorwardError('bad-schema', `no table of "${schema.name}" has another that points at it`)
  return found
}

/** The tables below the people's, parents before children: visits, and what was measured at visits. */
export function childTables(schema: LinkedSchema): LinkedTableSchema[] {
  const below = new Set([personTable(schema).name])
  return schema.tables.filter(({ name, parent }) => {
    if (parent === undefined || !below.has(parent.table)) return false
    below.add(name)
    return true
  })
}

/** The columns of a linked table that say who and not what: its key, its parent's and those of look-up tables. */
export function linkColumns({ key, parent, references = [] }: LinkedTableSchema): ReadonlySet<string> {
  return new Set([
    ...(key === undefined ? [] : [key]),
    ...(parent === undefined ? [] : [parent.column]),
    ...references.map(({ column }) => column),
  ])
}
