import { MirrorwardError } from '../../src/errors.js'
import { childrenOf, type LinkedSchema, type LinkedTableSchema, rootsOf } from '../../src/table/linked/index.js'

/** What each table is to a person. */
export interface TableRoles {
  /** The table of people: one row each. */
  readonly people: LinkedTableSchema
  /** Tables that hang on it, parents before children. */
  readonly courses: readonly LinkedTableSchema[]
  /** Tables that others refer to and that belong to nobody: a ward, a drug. */
  readonly lookups: readonly LinkedTableSchema[]
}

/** Throws `bad-schema` when there is not exactly one table of people. */
export function tableRoles(schema: LinkedSchema): TableRoles {
  const referred = new Set(schema.tables.flatMap(({ references = [] }) => references.map(({ table }) => table)))
  const roots = rootsOf(schema)
  const isLookup = ({ name }: LinkedTableSchema) => referred.has(name) && childrenOf(schema, name).length === 0
  const people = roots.filter((root) => !isLookup(root))
  const [first] = people
  if (first === undefined) throw new MirrorwardError('bad-schema', 'no table of people: every table refers to another')
  if (people.length > 1)
    throw new MirrorwardError('bad-schema', 'more than one table of people', {
      issues: people.map(({ name }) => ({ message: `table "${name}" has no parent, and none refers to it` })),
    })
  return {
    people: first,
    courses: schema.tables.filter(({ parent }) => parent !== undefined),
    lookups: roots.filter(isLookup),
  }
}
