import type { ColumnSchema, Schema, Table } from '../../table/index.js'
import { type DatabaseSchema, type DatabaseType, streamsOf, type TableStreams } from '../../table/linked/index.js'

/** One table as a database of one, as anonymizers of the catalogue take it. */
export function oneTable(
  name: string,
  { table, schema }: { readonly table: Table; readonly schema: Schema },
): TableStreams {
  const typeOf = ({ name: column, kind, format }: ColumnSchema): DatabaseType => {
    if (table.column(column).type !== 'number') return { kind: 'text' }
    if (kind !== 'datetime') return { kind: 'float', bits: 64 }
    return format === 'date' || format === undefined ? { kind: 'date' } : { kind: 'timestamp' }
  }
  const columns = schema.columns
    .filter((column) => table.has(column.name))
    .map((column) => ({ name: column.name, type: typeOf(column), isNullable: true }))
  const database: DatabaseSchema = {
    name: schema.name,
    tables: [{ name, isView: false, columns, unique: [], references: [], checks: [] }],
  }
  return streamsOf(new Map([[name, table]]), { schema: database })
}
