import type { Table } from '../../../table/index.js'
import type { DatabaseColumn, DatabaseTable } from '../../../table/linked/index.js'
import { cellWriter } from '../cell-writer.js'
import type { Cell, WrittenTables } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { constraintsOf } from '../ddl.js'
import { databaseError } from '../failure.js'
import { type PartialWrite, partialName } from '../partial-write.js'
import type { TableToWrite } from '../table-to-write.js'
import { quoteMysql as quote } from './quote.js'
import type { MysqlSession } from './session.js'
import { mysqlTypeName } from './types.js'

/** Cells of one INSERT: well below the least packet a server takes. */
const cellsAtOnce = 20_000

interface Target {
  readonly schema: string
  readonly place: DatabasePlace
}

/** Throws where the database is there; whether the user may make one is told by making it. */
export async function checkNewMysql(session: MysqlSession, { schema, place }: Target): Promise<void> {
  const [readOnly] = await session.query('SELECT @@global.read_only')
  if (Number(readOnly?.[0]) === 1) throw databaseError('read-only', { place })
  const found = await session.query('SELECT 1 FROM information_schema.schemata WHERE schema_name = ?', [schema])
  if (found.length > 0) throw databaseError('exists', { place, detail: `database "${schema}"` })
  const grants = (await session.query('SHOW GRANTS')).map(([grant]) => String(grant))
  const mayCreate = grants.some((grant) => /^GRANT .*(ALL PRIVILEGES|\bCREATE\b).* ON /i.test(grant))
  if (!mayCreate) throw databaseError('denied', { place, detail: 'create a database' })
}

/**
 * A new database with its tables. Tables are made outside transactions here: where anything fails, the database that was made
 * is dropped, and no other. Partial: they are made in a database of another name, which stays, and move to their own at the end.
 */
export async function writeMysql(
  session: MysqlSession,
  {
    schema,
    tables,
    comment,
    partial,
  }: Pick<Target, 'schema'> & {
    readonly tables: readonly TableToWrite[]
    readonly comment: string
    readonly partial?: PartialWrite | undefined
  },
): Promise<WrittenTables> {
  const within = partial === undefined ? schema : partialName(schema)
  const nameOf = (table: string) => `${quote(within)}.${quote(table)}`
  const rows = new Map<string, number>()
  const leftOut: string[] = []
  const isNew = partial === undefined ? '' : 'IF NOT EXISTS '
  await session.query(`CREATE DATABASE ${isNew}${quote(within)} ${signs}`)
  try {
    for (const { table, rows: batches } of tables) {
      const before = partial?.done.get(table.name)
      if (before !== undefined) {
        rows.set(table.name, before)
        continue
      }
      if (partial !== undefined) await session.query(`DROP TABLE IF EXISTS ${nameOf(table.name)}`)
      await session.query(createTable(table, { tables, nameOf, comment }))
      let count = 0
      for await (const batch of batches) {
        await session.query('START TRANSACTION')
        for (const some of rowsOf(batch, table.columns))
          await session.insert(`INSERT INTO ${nameOf(table.name)} VALUES ?`, some)
        await session.query('COMMIT')
        count += batch.rowCount
      }
      rows.set(table.name, count)
      await partial?.onDone(table.name, count)
    }
    const all = tables.map(({ table }) => table)
    for (const { table, sql, words } of constraintsOf(all, { quote, nameOf })) {
      try {
        await session.query(`ALTER TABLE ${nameOf(table)} ${sql}`)
      } catch (error) {
        // Set before an earlier writing was killed.
        if (partial !== undefined && isThere(error)) continue
        if (!isBroken(error)) throw error
        leftOut.push(`table "${table}": ${words}`)
      }
    }
    if (partial !== undefined) {
      await session.query(`CREATE DATABASE ${quote(schema)} ${signs}`)
      const moves = all.map(({ name }) => `${nameOf(name)} TO ${quote(schema)}.${quote(name)}`)
      if (moves.length > 0) await session.query(`RENAME TABLE ${moves.join(', ')}`)
      await session.query(`DROP DATABASE ${quote(within)}`)
    }
  } catch (error) {
    if (partial === undefined) await session.query(`DROP DATABASE ${quote(schema)}`).catch(() => undefined)
    throw error
  }
  return { rows, leftOut }
}

const signs = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin'

/** Removes what an unfinished writing left. */
export async function dropPartialMysql(session: MysqlSession, schema: string): Promise<void> {
  await session.query(`DROP DATABASE IF EXISTS ${quote(partialName(schema))}`)
}

/** A second primary key. */
function isThere(error: unknown): boolean {
  return (error as { readonly code?: string }).code === 'ER_MULTIPLE_PRI_KEY'
}

function createTable(
  { name, columns, primaryKey = [], unique, references }: DatabaseTable,
  {
    tables,
    nameOf,
    comment,
  }: { readonly tables: readonly TableToWrite[]; readonly nameOf: (table: string) => string; readonly comment: string },
): string {
  const pointedAt = tables.flatMap(({ table }) =>
    table.references.flatMap(({ table: to, to: keys }) => (to === name ? keys : [])),
  )
  const inKeys = new Set([...primaryKey, ...unique.flat(), ...references.flatMap((each) => each.columns), ...pointedAt])
  const list = columns.map(
    (column) => `${quote(column.name)} ${mysqlTypeName(column.type, inKeys.has(column.name))} NULL`,
  )
  return `CREATE TABLE ${nameOf(name)} (${list.join(', ')}) ENGINE = InnoDB COMMENT = '${comment.replaceAll("'", "''")}'`
}

function* rowsOf(batch: Table, columns: readonly DatabaseColumn[]): Generator<Cell[][]> {
  const writers = columns.map(({ name, type }) => {
    const write = cellWriter(batch.column(name), { type })
    return type.kind === 'boolean' ? (row: number) => booleanOf(write(row)) : write
  })
  const size = Math.max(1, Math.floor(cellsAtOnce / Math.max(1, columns.length)))
  for (let start = 0; start < batch.rowCount; start += size)
    yield Array.from({ length: Math.min(size, batch.rowCount - start) }, (_, at) =>
      writers.map((write) => write(start + at)),
    )
}

function booleanOf(text: string | null): Cell {
  return text === null ? null : text === 'true' ? 1 : 0
}

/** What rows or words of a check do not keep; a lost server or a full disk is no such thing. */
function isBroken(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string }
  return code.startsWith('ER_') && !/ACCESS_DENIED|DISK_FULL|RECORD_FILE_FULL|SHUTDOWN|KILLED/.test(code)
}
