import { MirrorwardError } from '../../src/errors.js'
import type { HierarchySpec } from '../../src/identity/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import { codeColumn } from './code-column.js'
import { hierarchyOf } from './hierarchy-of.js'

/** A hierarchy proposed for a quasi-identifier, and how many values its column has at each level. */
export interface DraftedHierarchy {
  readonly column: string
  readonly spec: HierarchySpec
  readonly sizes: readonly number[]
}

/** A hierarchy for every quasi-identifier, for a person to correct. Throws `bad-option` where the schema names none. */
export function draftHierarchies(table: Table, schema: Schema): DraftedHierarchy[] {
  const drafted = schema.columns
    .filter(({ role }) => role === 'quasi-identifier')
    .map((column): DraftedHierarchy => {
      const spec = hierarchyOf(column, table.column(column.name))
      const { tree } = codeColumn(table.column(column.name), spec)
      return { column: column.name, spec, sizes: tree.labels.map(({ length }) => length) }
    })
  if (drafted.length === 0)
    throw new MirrorwardError(
      'bad-option',
      'no quasi-identifier: give the columns that others may know of a person the role quasi-identifier in the schema',
    )
  return drafted
}
