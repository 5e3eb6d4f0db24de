import { z } from 'zod'
import { cellAt, columnKinds, levelColumn, numberColumn, roles, Table } from '../../src/table/index.js'

/** The schema of linked tables in a model file, as far as it is looked at. */
export const schemaFile = z.looseObject({
  name: z.string(),
  tables: z.array(
    z.looseObject({
      name: z.string(),
      columns: z.array(z.looseObject({ name: z.string(), kind: z.enum(columnKinds), role: z.enum(roles) })),
      key: z.string().optional(),
      parent: z.strictObject({ table: z.string(), column: z.string() }).optional(),
    }),
  ),
})

const cells = z.array(z.union([z.string(), z.number(), z.null()]))

/** Look-up tables in a model file, whole. */
export const lookupsFile = z.record(
  z.string(),
  z.array(z.strictObject({ name: z.string(), type: z.enum(['number', 'level']), cells })),
)

type LookupFile = z.output<typeof lookupsFile>[string]

/** A table as plain JSON. */
export function tableToFile(table: Table): LookupFile {
  return table.columns.map((column) => ({
    name: column.name,
    type: column.type,
    cells: Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)),
  }))
}

/** Undoes `tableToFile`. */
export function tableFromFile(columns: LookupFile): Table {
  return Table.of(
    columns.map(({ name, type, cells }) =>
      type === 'number'
        ? numberColumn(name, cells as (number | null)[])
        : levelColumn(name, cells as (string | null)[]),
    ),
  )
}
