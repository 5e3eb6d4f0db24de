import { readFile } from 'node:fs/promises'
import type { ConnectOptions } from '../connect-options.js'
import type { Cell, Database } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { loadDriver } from '../driver.js'
import { userFor } from '../password.js'
import { mysqlDatabase } from './database.js'
import { mysqlError } from './failures.js'
import type { MysqlSession } from './session.js'

/** Milliseconds for the way to the server; work itself may last. */
const patience = 20_000

/** A connection by the package `mysql2`. The only file that knows it. */
export async function connectMysql(place: DatabasePlace, options: ConnectOptions): Promise<Database> {
  const driver = await loadDriver('MySQL', 'mysql2', () => import('mysql2'))
  const { host = 'localhost', port = 3306, socket, tls, ca, database } = place
  const connection = driver.createConnection({
    ...{ host, port, user: userFor(place), charset: 'utf8mb4', timezone: 'Z', connectTimeout: patience },
    ...(socket !== undefined && { socketPath: socket }),
    // A new one is made by a statement.
    ...(database !== undefined && options.mode === 'read' && { database }),
    ...(options.password !== undefined && { password: options.password }),
    ...(tls === 'checked' && {
      ssl: {
        rejectUnauthorized: true,
        verifyIdentity: true,
        ...(ca !== undefined && { ca: await readFile(ca, 'utf8') }),
      },
    }),
    ...{ rowsAsArray: true, dateStrings: true, supportBigNumbers: true, multipleStatements: false },
    flags: ['-LOCAL_FILES'],
  })
  // What is lost between two statements is told by the next.
  connection.on('error', () => undefined)
  const ask = (sql: string, values: readonly unknown[] = []) =>
    new Promise<{ readonly rows: unknown; readonly fields: readonly object[] }>((resolve, reject) => {
      connection.query(sql, [...values] as (string | number | null)[], (error, rows, fields) => {
        if (error) reject(error)
        else resolve({ rows, fields: fields ?? [] })
      })
    })
  try {
    await new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()))
    })
  } catch (error) {
    connection.destroy()
    throw mysqlError(error, place)
  }
  const session: MysqlSession = {
    query: async (sql, values = []) => {
      const { rows } = await ask(sql, values)
      return Array.isArray(rows) ? (rows as unknown[][]) : []
    },
    fields: async (sql) => {
      const { fields } = await ask(sql)
      return (fields as Readonly<Record<string, unknown>>[]).map((field) => ({
        name: String(field.name),
        typeId: Number(field.columnType),
        length: Number(field.columnLength),
        decimals: Number(field.decimals),
        flags: Number(field.flags),
        characterSet: Number(field.characterSet),
      }))
    },
    rows: (sql) => connection.query(sql).stream({ highWaterMark: 1024 }) as AsyncIterable<unknown[]>,
    insert: async (sql, rows: readonly (readonly Cell[])[]) => {
      await ask(sql, [rows])
    },
    close: () =>
      new Promise<void>((resolve) => {
        connection.end(() => resolve())
      }),
  }
  return mysqlDatabase(session, place, options)
}
