import type { DatabaseCheck, DatabaseReference, DatabaseSchema, DatabaseTable } from '../../../table/linked/index.js'
import type { MysqlSession } from './session.js'
import { typeOfMysql } from './types.js'

const columnsQuery = `
SELECT c.table_name, t.table_type, c.column_name, c.column_type, c.is_nullable
FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
WHERE c.table_schema = ? ORDER BY c.table_name, c.ordinal_position`
const keysQuery = `
SELECT t.constraint_type, k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name
FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t
  ON t.constraint_schema = k.constraint_schema AND t.constraint_name = k.constraint_name AND t.table_name = k.table_name
WHERE k.table_schema = ? ORDER BY k.table_name, k.constraint_name, k.ordinal_position`
/** MariaDB says of which table a check is; MySQL gives every check a name of its own. */
const checksQueries = [
  'SELECT table_name, constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = ? ORDER BY 1, 2',
  `SELECT t.table_name, k.constraint_name, k.check_clause FROM information_schema.check_constraints k JOIN information_schema.table_constraints t
   ON t.constraint_schema = k.constraint_schema AND t.constraint_name = k.constraint_name WHERE k.constraint_schema = ? ORDER BY 1, 2`,
]

/** What MySQL calls a database is a schema here. Undefined where there is none. */
export async function introspectMysql(session: MysqlSession, schema: string): Promise<DatabaseSchema | undefined> {
  const found = await session.query('SELECT 1 FROM information_schema.schemata WHERE schema_name = ?', [schema])
  if (found.length === 0) return undefined
  const columns = await session.query(columnsQuery, [schema])
  const keys = await session.query(keysQuery, [schema])
  const [first = '', second = ''] = checksQueries
  const checks = await session.query(first, [schema]).catch(() => session.query(second, [schema]).catch(() => []))
  const names = [...new Set(columns.map(([table]) => String(table)))].sort((a, b) => (a < b ? -1 : 1))
  return { name: schema, tables: names.map((name) => tableOf(name, { schema, columns, keys, checks })) }
}

type Rows = readonly (readonly unknown[])[]

function tableOf(
  name: string,
  {
    schema,
    columns,
    keys,
    checks,
  }: { readonly schema: string; readonly columns: Rows; readonly keys: Rows; readonly checks: Rows },
): DatabaseTable {
  const own = columns.filter(([table]) => table === name)
  const mine = keys.filter(([, table]) => table === name)
  const of = (type: string): Rows[] => {
    const rows = mine.filter(([kind]) => kind === type)
    return [...new Set(rows.map(([, , key]) => key))].map((key) => rows.filter(([, , each]) => each === key))
  }
  const listOf = (rows: Rows) => rows.map(([, , , column]) => String(column))
  const [primary] = of('PRIMARY KEY')
  return {
    name,
    isView: String(own[0]?.[1]).includes('VIEW'),
    columns: own.map(([, , column, type, isNullable]) => ({
      ...{ name: String(column), type: typeOfMysql(String(type)), isNullable: isNullable === 'YES' },
    })),
    ...(primary !== undefined && { primaryKey: listOf(primary) }),
    unique: of('UNIQUE').map(listOf),
    references: of('FOREIGN KEY').map((rows): DatabaseReference => {
      const [, , , , other, table] = rows[0] ?? []
      const to = rows.map((row) => String(row[6]))
      return { columns: listOf(rows), table: String(table), to, ...(other !== schema && { schema: String(other) }) }
    }),
    checks: checks
      .filter(([table]) => table === name)
      .map(([, check, expression]): DatabaseCheck => ({ name: String(check), expression: String(expression) })),
  }
}
