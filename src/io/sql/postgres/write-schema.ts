import type { WrittenTables } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { constraintsOf, createTable } from '../ddl.js'
import { databaseError } from '../failure.js'
import { quote } from '../quote.js'
import type { TableToWrite } from '../table-to-write.js'
import { copyBytes } from './copy-in.js'
import type { PostgresSession } from './session.js'
import { postgresTypeName as typeName } from './types.js'

export interface WriteSchemaRequest {
  readonly schema: string | undefined
  readonly tables: readonly TableToWrite[]
  readonly comment: string
  readonly place: DatabasePlace
}

/** Throws where the schema is there, or could not be made. */
export async function checkNew(
  session: PostgresSession,
  { schema = '', place }: Pick<WriteSchemaRequest, 'schema' | 'place'>,
): Promise<void> {
  const { rows } = await session.query(
    `SELECT (EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1))::text, has_database_privilege(current_database(), 'CREATE')::text, (current_setting('transaction_read_only') = 'on')::text`,
    [schema],
  )
  const [isThere, mayCreate, isReadOnly] = rows[0] ?? []
  if (isReadOnly === 'true') throw databaseError('read-only', { place })
  if (isThere === 'true') throw databaseError('exists', { place, detail: `schema "${schema}"` })
  if (mayCreate !== 'true') throw databaseError('denied', { place, detail: 'create a schema' })
}

/** A new schema with its tables in one transaction: rows by COPY, then keys, each of which may be left out where rows break it. */
export async function writeSchema(
  session: PostgresSession,
  { schema, tables, comment, place }: WriteSchemaRequest,
): Promise<WrittenTables> {
  if (schema === undefined) throw databaseError('no-such', { place, detail: 'schema= in the URL' })
  const nameOf = (table: string) => `${quote(schema)}.${quote(table)}`
  const said = `'${comment.replaceAll("'", "''")}'`
  const rows = new Map<string, number>()
  const leftOut: string[] = []
  await session.query('BEGIN')
  try {
    await session.query(`CREATE SCHEMA ${quote(schema)}`)
    await session.query(`COMMENT ON SCHEMA ${quote(schema)} IS ${said}`)
    for (const { table, rows: batches } of tables) {
      await session.query(createTable(table, { quote, typeName }, nameOf(table.name)))
      await session.query(`COMMENT ON TABLE ${nameOf(table.name)} IS ${said}`)
      let count = 0
      const bytes = copyBytes(batches, { columns: table.columns, onRows: (more) => (count += more) })
      const columns = table.columns.map(({ name }) => quote(name)).join(', ')
      await session.copyIn(`COPY ${nameOf(table.name)} (${columns}) FROM STDIN (FORMAT text, ENCODING 'UTF8')`, bytes)
      rows.set(table.name, count)
    }
    const all = tables.map(({ table }) => table)
    const needed = all.flatMap(({ name, columns }) =>
      columns.flatMap((column) =>
        column.isNullable
          ? []
          : [
              {
                table: name,
                sql: `ALTER COLUMN ${quote(column.name)} SET NOT NULL`,
                words: `not null (${column.name})`,
              },
            ],
      ),
    )
    for (const { table, sql, words } of [...needed, ...constraintsOf(all, { quote, nameOf })]) {
      await session.query('SAVEPOINT keys')
      try {
        await session.query(`ALTER TABLE ${nameOf(table)} ${sql}`)
      } catch (error) {
        if (!isBroken(error)) throw error
        await session.query('ROLLBACK TO SAVEPOINT keys')
        leftOut.push(`table "${table}": ${words}`)
      }
      await session.query('RELEASE SAVEPOINT keys')
    }
    for (const { table } of tables) await session.query(`ANALYZE ${nameOf(table.name)}`)
    await session.query('COMMIT')
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined)
    throw error
  }
  return { rows, leftOut }
}

/** The rows, or the words of the check, do not fit; anything else is a fault. */
function isBroken(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string }
  return /^(22|23|42)/.test(code) && code !== '42501'
}
