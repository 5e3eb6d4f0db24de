import type { DatabaseColumn, DatabaseSchema, DatabaseTable } from '../../src/table/linked/index.js'
import { staysNumber } from './mask-table.js'
import type { Masker, PreparedColumn } from './masker.js'

/** The schema of what comes out: without dropped columns and what spoke of them, and texts where masks give texts. */
export function maskedSchema(schema: DatabaseSchema, masker: Masker): DatabaseSchema {
  const isThere = (table: string, columns: readonly string[]) => {
    const dropped = schema.tables.some(({ name }) => name === table) ? masker.table(table).dropped : []
    return columns.every((column) => !dropped.includes(column))
  }
  return {
    ...schema,
    tables: schema.tables.map((table): DatabaseTable => {
      const { columns } = masker.table(table.name)
      const { primaryKey, ...rest } = table
      return {
        ...rest,
        ...(primaryKey !== undefined && isThere(table.name, primaryKey) && { primaryKey }),
        columns: table.columns.flatMap((column) => {
          const prepared = columns.find((each) => each.column === column.name)
          return prepared === undefined || prepared.rule.drops ? [] : [columnAfter(column, prepared)]
        }),
        unique: table.unique.filter((set) => isThere(table.name, set)),
        references: table.references.filter(
          (reference) => isThere(table.name, reference.columns) && isThere(reference.table, reference.to),
        ),
        // What a check says of real values need not hold of masked ones.
        checks: columns.every(({ rule }) => rule.class === 'kept') ? table.checks : [],
      }
    }),
  }
}

function columnAfter(column: DatabaseColumn, prepared: PreparedColumn): DatabaseColumn {
  if (prepared.rule.class === 'kept') return column
  const isNullable = column.isNullable || prepared.rule.id === 'null'
  if (column.type.kind === 'text') return { ...column, isNullable, type: { kind: 'text' } }
  return staysNumber(prepared) ? { ...column, isNullable } : { ...column, isNullable, type: { kind: 'text' } }
}
