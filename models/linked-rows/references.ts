import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import {
  type Column,
  type ColumnSchema,
  cellAt,
  isNumberKind,
  levelColumn,
  numberColumn,
  type Table,
} from '../../src/table/index.js'
import type { LinkedTableSchema } from '../../src/table/linked/index.js'
import type { TableRoles } from './table-roles.js'

/** References of a table to look-up tables: drawn as any column is. Those to tables of people's rows are set by the links. */
export function lookupReferences({ references = [] }: LinkedTableSchema, lookups: ReadonlySet<string>) {
  return references.filter(({ table }) => lookups.has(table))
}

/** A reference as a column to learn: the texts of its keys. Keys of few people become missing. O(rows). */
export function asLearnt(
  column: Column,
  stated: ColumnSchema,
): { readonly column: Column; readonly schema: ColumnSchema } {
  const rowCount = column.type === 'number' ? column.values.length : column.codes.length
  const texts = Array.from({ length: rowCount }, (_, row) => {
    const cell = cellAt(column, row)
    return cell === null ? null : String(cell)
  })
  const { name } = stated
  return {
    column: levelColumn(name, texts),
    schema: { name, kind: 'categorical', role: 'feature', rare: 'other' },
  }
}

/** A drawn reference as it is released: a key that the look-up table has. What stands for rare keys is any key. O(rows). */
export function asReference(
  column: Column,
  stated: ColumnSchema,
  { keys, rng }: { readonly keys: readonly string[]; readonly rng: Rng },
): Column {
  const known = new Set(keys)
  const rowCount = column.type === 'number' ? column.values.length : column.codes.length
  const texts = Array.from({ length: rowCount }, (_, row) => {
    const cell = cellAt(column, row)
    if (cell === null || keys.length === 0) return null
    return known.has(String(cell)) ? String(cell) : keys[rng.below(keys.length)]!
  })
  if (!isNumberKind(stated.kind)) return levelColumn(stated.name, texts)
  return numberColumn(
    stated.name,
    texts.map((text) => (text === null ? null : Number(text))),
  )
}

/** The keys of a look-up table as texts. */
export function keysOf(table: Table, key: string): string[] {
  const column = table.column(key)
  return Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)).flatMap((cell) =>
    cell === null ? [] : [String(cell)],
  )
}

/**
 * Look-up tables are released as they are, so none may hold what names a person. Throws `bad-schema` with a line for every
 * column that does: direct identifiers and free text, its key left out.
 */
export function refuseNames({ lookups }: TableRoles): void {
  const issues = lookups.flatMap(({ name, key, columns }) =>
    columns.flatMap((column) =>
      column.name !== key && (column.role === 'direct-identifier' || column.kind === 'text')
        ? [
            {
              message: `table "${name}" would be released as it is, and names people or holds free text`,
              column: column.name,
            },
          ]
        : [],
    ),
  )
  if (issues.length === 0) return
  throw new MirrorwardError(
    'bad-schema',
    'a look-up table names people: leave these columns out, or give them another role',
    {
      issues,
    },
  )
}
