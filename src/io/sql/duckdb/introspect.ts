import type { DatabaseSchema, DatabaseTable } from '../../../table/linked/index.js'
import type { Engine } from '../../engine.js'
import { typeOfDuckdb } from './types.js'

const columnsQuery = `
SELECT c.table_name, CAST(v.view_name IS NOT NULL AS VARCHAR), c.column_name, c.data_type, CAST(c.is_nullable AS VARCHAR)
FROM duckdb_columns() c LEFT JOIN duckdb_views() v ON v.view_name = c.table_name AND v.schema_name = c.schema_name AND v.database_name = c.database_name
WHERE c.schema_name = ? AND c.database_name = current_database() AND NOT c.internal ORDER BY c.table_name, c.column_index`
const keysQuery = `
SELECT constraint_type, table_name, CAST(to_json(constraint_column_names) AS VARCHAR), referenced_table,
  CAST(to_json(referenced_column_names) AS VARCHAR), expression
FROM duckdb_constraints() WHERE schema_name = ? AND database_name = current_database() ORDER BY table_name, constraint_index`

/** Undefined where there is no such schema. */
export async function introspectDuckdb(engine: Engine, schema: string): Promise<DatabaseSchema | undefined> {
  const found = await engine.texts(
    'SELECT 1 FROM duckdb_schemas() WHERE schema_name = ? AND database_name = current_database()',
    [schema],
  )
  if (found.length === 0) return undefined
  const columns = await engine.texts(columnsQuery, [schema])
  const keys = await engine.texts(keysQuery, [schema])
  const names = [...new Set(columns.map(([table]) => table!))]
  return {
    name: schema,
    tables: names.map((name): DatabaseTable => {
      const own = columns.filter(([table]) => table === name)
      const of = (type: string) => keys.filter(([kind, table]) => kind === type && table === name)
      const [primary] = of('PRIMARY KEY')
      return {
        name,
        isView: own[0]?.[1] === 'true',
        columns: own.map(([, , column, type, isNullable]) => ({
          ...{ name: column!, type: typeOfDuckdb(type!), isNullable: isNullable === 'true' },
        })),
        ...(primary !== undefined && { primaryKey: listOf(primary[2]) }),
        unique: of('UNIQUE').map(([, , list]) => listOf(list)),
        references: of('FOREIGN KEY').map(([, , list, table, to]) => ({
          ...{ columns: listOf(list), table: table!, to: listOf(to) },
        })),
        checks: of('CHECK').map(([, , , , , expression]) => ({ expression: expression! })),
      }
    }),
  }
}

function listOf(json: string | null | undefined): string[] {
  return JSON.parse(json ?? '[]') as string[]
}
