import { BatchColumns } from '../batch-columns.js'
import type { ConnectOptions } from '../connect-options.js'
import type { Cell, Database } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError } from '../failure.js'
import { guardedBy } from '../guarded.js'
import { relationText } from '../relation-text.js'
import { selectionText } from '../selection.js'
import { mysqlDialect } from './dialect.js'
import { mysqlError } from './failures.js'
import { typeOfField } from './field-type.js'
import { introspectMysql } from './introspect.js'
import type { MysqlSession } from './session.js'
import { checkNewMysql, dropPartialMysql, writeMysql } from './write-schema.js'

/** A connection to MySQL or MariaDB; in mode `read` one consistent, read-only snapshot holds until `close`. */
export async function mysqlDatabase(
  session: MysqlSession,
  place: DatabasePlace,
  { mode }: Pick<ConnectOptions, 'mode'>,
): Promise<Database> {
  const guarded = guardedBy((error) => mysqlError(error, place))
  await guarded(async () => {
    await session.query(`SET SESSION time_zone = '+00:00'`)
    await session.query(`SET SESSION sql_mode = 'STRICT_TRANS_TABLES'`)
    if (mode === 'write') return
    await session.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await session.query('SET SESSION TRANSACTION READ ONLY')
    await session.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
  })
  return {
    dialect: mysqlDialect,
    introspect: (schema = place.database) =>
      guarded(async () => {
        const found = schema === undefined ? undefined : await introspectMysql(session, schema)
        if (found === undefined) throw databaseError('no-database', { place })
        return found
      }),
    columnsOf: (relation) =>
      guarded(async () => {
        const fields = await session.fields(`SELECT * FROM ${relationText(mysqlDialect, relation)} LIMIT 0`)
        return fields.map((field) => ({ name: field.name, type: typeOfField(field), isNullable: true }))
      }),
    async *read(relation, plans, { orderBy } = {}) {
      const batch = new BatchColumns(plans)
      try {
        for await (const row of session.rows(selectionText(mysqlDialect, { relation, plans, orderBy }))) {
          batch.addRow(row)
          if (batch.isFull) yield* batch.take()
        }
      } catch (error) {
        throw mysqlError(error, place)
      }
      yield* batch.take()
    },
    query: (sql, values = []) => guarded(async () => (await session.query(sql, values)).map((row) => row.map(cellOf))),
    checkNew: (schema = '') => guarded(() => checkNewMysql(session, { schema, place })),
    write: (schema = '', tables, options) => guarded(() => writeMysql(session, { schema, tables, ...options })),
    dropPartial: (schema = '') => guarded(() => dropPartialMysql(session, schema)),
    close: () => session.close(),
  }
}

/** Sums are decimals, which come as texts. */
function cellOf(cell: unknown): Cell {
  if (cell === null || typeof cell === 'number') return cell
  if (Buffer.isBuffer(cell)) return cell.toString('utf8')
  const text = String(cell)
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text
}
