import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ConnectOptions } from '../connect-options.js'
import type { Database } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { loadDriver } from '../driver.js'
import { userFor } from '../password.js'
import { postgresDatabase } from './database.js'
import { postgresError } from './failures.js'
import type { PostgresSession } from './session.js'

/** Seconds for the way to the server; work itself may last. */
const patience = 20

/** A connection by the packages `pg` and `pg-copy-streams`. The only file that knows them. */
export async function connectPostgres(place: DatabasePlace, options: ConnectOptions): Promise<Database> {
  const [{ default: driver }, copyStreams] = await loadDriver('PostgreSQL', 'pg pg-copy-streams', () =>
    Promise.all([import('pg'), import('pg-copy-streams')]),
  )
  const { host = 'localhost', port = 5432, socket, tls, ca } = place
  const user = userFor(place)
  const client = new driver.Client({
    ...{ host: socket ?? host, port, user, database: place.database ?? user },
    // Without one, the driver would look in files of its own.
    password: options.password ?? (() => Promise.reject(new Error('no password supplied'))),
    ssl:
      tls === 'off' ? false : { rejectUnauthorized: true, ...(ca !== undefined && { ca: await readFile(ca, 'utf8') }) },
    connectionTimeoutMillis: 1000 * patience,
    application_name: 'mirrorward',
    types: { getTypeParser: () => (text: string) => text },
  })
  // What is lost between two statements is told by the next.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => undefined)
    throw postgresError(error, place)
  }
  const session: PostgresSession = {
    async query(text, values = []) {
      const { rows, fields } = await client.query<(string | null)[]>({ text, values: [...values], rowMode: 'array' })
      return {
        rows,
        fields: fields.map(({ name, dataTypeID, dataTypeModifier }) => ({
          ...{ name, typeId: dataTypeID, modifier: dataTypeModifier },
        })),
      }
    },
    copyOut: (sql) => readThrough(client.query(copyStreams.to(sql))),
    copyIn: (sql, bytes) => pipeline(Readable.from(bytes, { objectMode: false }), client.query(copyStreams.from(sql))),
    close: () => client.end(),
  }
  return postgresDatabase(session, place, options)
}

/** A reader may give up: what still comes is thrown away, since the connection serves the next statement only after it. */
async function* readThrough(rows: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* rows.iterator({ destroyOnReturn: false })
  } finally {
    if (!rows.readableEnded) rows.resume()
  }
}
