import type { DatabaseTable } from '../../../table/linked/index.js'
import type { WrittenTables } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { constraintsOf, createTable } from '../ddl.js'
import { databaseError } from '../failure.js'
import { type PartialWrite, partialName } from '../partial-write.js'
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
  readonly partial?: PartialWrite | undefined
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

/**
 * A new schema with its tables in one transaction: rows by COPY, then keys, each of which may be left out where rows break it.
 * Partial: a transaction a table in a schema of another name, which gets its own with the keys.
 */
export async function writeSchema(
  session: PostgresSession,
  { schema, tables, comment, place, partial }: WriteSchemaRequest,
): Promise<WrittenTables> {
  if (schema === undefined) throw databaseError('no-such', { place, detail: 'schema= in the URL' })
  const within = partial === undefined ? schema : partialName(schema)
  const nameOf = (table: string) => `${quote(within)}.${quote(table)}`
  const said = `'${comment.replaceAll("'", "''")}'`
  const rows = new Map<string, number>()
  const writeTable = async ({ table, rows: batches }: TableToWrite): Promise<number> => {
    await session.query(createTable(table, { quote, typeName }, nameOf(table.name)))
    await session.query(`COMMENT ON TABLE ${nameOf(table.name)} IS ${said}`)
    let count = 0
    const bytes = copyBytes(batches, { columns: table.columns, onRows: (more) => (count += more) })
    const columns = table.columns.map(({ name }) => quote(name)).join(', ')
    await session.copyIn(`COPY ${nameOf(table.name)} (${columns}) FROM STDIN (FORMAT text, ENCODING 'UTF8')`, bytes)
    rows.set(table.name, count)
    return count
  }
  if (partial !== undefined) {
    await session.query(`CREATE SCHEMA IF NOT EXISTS ${quote(within)}`)
    for (const each of tables) {
      const { name } = each.table
      const before = partial.done.get(name)
      if (before === undefined) {
        await whole(session, async () => {
          await session.query(`DROP TABLE IF EXISTS ${nameOf(name)}`)
          await writeTable(each)
        })
        await partial.onDone(name, rows.get(name) ?? 0)
      } else rows.set(name, before)
    }
  }
  const leftOut = await whole(session, async () => {
    if (partial === undefined) {
      await session.query(`CREATE SCHEMA ${quote(schema)}`)
      for (const each of tables) await writeTable(each)
    }
    await session.query(`COMMENT ON SCHEMA ${quote(within)} IS ${said}`)
    const found = await addKeys(
      session,
      tables.map(({ table }) => table),
      nameOf,
    )
    for (const { table } of tables) await session.query(`ANALYZE ${nameOf(table.name)}`)
    if (partial !== undefined) await session.query(`ALTER SCHEMA ${quote(within)} RENAME TO ${quote(schema)}`)
    return found
  })
  return { rows, leftOut }
}

/** Keys, needed cells and checks; in words, those that the rows do not keep. */
async function addKeys(
  session: PostgresSession,
  tables: readonly DatabaseTable[],
  nameOf: (table: string) => string,
): Promise<string[]> {
  const leftOut: string[] = []
  const needed = tables.flatMap(({ name, columns }) =>
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
  for (const { table, sql, words } of [...needed, ...constraintsOf(tables, { quote, nameOf })]) {
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
  return leftOut
}

/** Removes what an unfinished writing left. */
export async function dropPartialSchema(session: PostgresSession, schema: string | undefined): Promise<void> {
  if (schema !== undefined) await session.query(`DROP SCHEMA IF EXISTS ${quote(partialName(schema))} CASCADE`)
}

/** Work in a transaction. */
async function whole<Result>(session: PostgresSession, work: () => Promise<Result>): Promise<Result> {
  await session.query('BEGIN')
  try {
    const result = await work()
    await session.query('COMMIT')
    return result
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** The rows, or the words of the check, do not fit; anything else is a fault. */
function isBroken(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string }
  return /^(22|23|42)/.test(code) && code !== '42501'
}
