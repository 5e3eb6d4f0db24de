import type { Table } from '../../table.js'
import { asKey, withKeys } from '../as-keys.js'
import type { LinkedTableSchema } from '../linked-schema.js'
import type { LinkedOfDatabase } from '../linked-schema-of.js'
import { keyRows, keyText } from '../linked-tables.js'
import { asData } from './as-data.js'
import type { LinkFinding, UnlinkedTable } from './finding.js'

/** A table with its keys as identifiers, and its schema with what the database declares of it. */
export interface DeclaredDraft {
  readonly schema: LinkedTableSchema
  readonly table: Table
}

/** The tables of a database that lead to people, parents first. */
export function declaredDrafts(
  unlinked: readonly UnlinkedTable[],
  { schema, leftOut }: LinkedOfDatabase,
): DeclaredDraft[] {
  const isOfRows = (name: string) =>
    schema.tables.some((each) => each.name === name && (each.parent !== undefined || isAbove(name, schema)))
  return schema.tables.flatMap(({ columns: _, schemaFile: __, ...links }) => {
    const found = unlinked.find(({ name }) => name === links.name)
    if (found === undefined) return []
    const others = leftOut.flatMap(({ table, columns, why }) =>
      table === links.name && columns.length === 1 && why !== 'no-people' ? columns : [],
    )
    const references = links.references ?? []
    const keys = new Set([
      ...(links.key === undefined ? [] : [links.key]),
      ...(links.parent === undefined ? [] : [links.parent.column]),
      ...references.flatMap(({ column, table }) => (isOfRows(table) ? [column] : [])),
      ...others,
    ])
    const listed = new Set(references.flatMap(({ column, table }) => (isOfRows(table) ? [] : [column])))
    const { patient: _patient, ...own } = found.schema
    const columns = own.columns.map((column) =>
      keys.has(column.name) ? asKey(column) : listed.has(column.name) ? asData(column) : column,
    )
    return [{ schema: { ...own, ...links, columns }, table: withKeys(found.table, keys) }]
  })
}

function isAbove(name: string, { tables }: LinkedOfDatabase['schema']): boolean {
  return tables.some(({ parent }) => parent?.table === name)
}

/** What the database declares, counted over all rows, and what the tree does not hold of it. */
export function declaredFindings(
  drafts: readonly DeclaredDraft[],
  { leftOut, unlinked }: LinkedOfDatabase,
): LinkFinding[] {
  const byName = new Map(drafts.map((each) => [each.schema.name, each]))
  const children = (name: string) => drafts.filter(({ schema }) => schema.parent?.table === name)
  return [
    ...drafts.flatMap(({ schema: { name, parent } }): LinkFinding[] => {
      const { length } = children(name)
      return parent === undefined && length > 0 ? [{ what: 'people', table: name, count: length, of: length }] : []
    }),
    ...drafts.flatMap(({ schema: { name, key }, table }): LinkFinding[] =>
      key === undefined
        ? []
        : [{ what: 'key', table: name, column: key, count: keyRows(table, key).size, of: table.rowCount }],
    ),
    ...drafts.flatMap(({ schema }) => [
      ...(schema.parent === undefined ? [] : linkFindings(schema, { ...schema.parent, what: 'parent' }, byName)),
      ...(schema.references ?? []).flatMap((each) => linkFindings(schema, { ...each, what: 'reference' }, byName)),
    ]),
    ...leftOut.map(
      ({ table, columns, to }): LinkFinding => ({
        ...{ what: 'left-out', table, column: columns.join(', '), other: to, count: 0 },
        of: byName.get(table)?.table.rowCount ?? 0,
      }),
    ),
    ...unlinked.map((table): LinkFinding => ({ what: 'unlinked', table, count: 0, of: 0 })),
  ]
}

function linkFindings(
  { name, orphans }: LinkedTableSchema,
  {
    table: to,
    column,
    what,
  }: { readonly table: string; readonly column: string; readonly what: 'parent' | 'reference' },
  byName: ReadonlyMap<string, DeclaredDraft>,
): LinkFinding[] {
  const [child, parent] = [byName.get(name)?.table, byName.get(to)]
  const key = parent?.schema.key
  if (child === undefined || parent === undefined || key === undefined) return []
  const keys = keyRows(parent.table, key)
  const cells = child.column(column)
  const has = cells.type === 'level' ? cells.levels.map((level) => keys.has(keyText(level))) : []
  const found =
    cells.type === 'level'
      ? cells.codes.reduce((count, code) => count + (has[code] ? 1 : 0), 0)
      : cells.values.reduce((count, value) => count + (keys.has(keyText(value)) ? 1 : 0), 0)
  const counted = { table: name, column, other: `${to}.${key}`, of: child.rowCount }
  const without = child.rowCount - found
  return [
    { ...counted, what, count: found },
    ...(what === 'parent' && without > 0
      ? [{ ...counted, what: orphans === 'drop' ? ('without-parent' as const) : ('orphans' as const), count: without }]
      : []),
  ]
}
