import type { PGlite } from '@electric-sql/pglite'
import type { PostgresSession } from '../../../src/io/sql/postgres/session.js'

/** PostgreSQL in this process behind the same seam as the driver of servers: COPY goes through its own device. */
export function pgliteSession(database: PGlite): PostgresSession {
  const asIs = new Proxy({}, { get: () => (text: string) => text })
  return {
    async query(sql, values = []) {
      const { rows, fields } = await database.query<(string | null)[]>(sql, [...values], {
        ...{ rowMode: 'array', parsers: asIs },
        serializers: new Proxy({}, { get: () => String }),
      })
      return { rows, fields: fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID, modifier: -1 })) }
    },
    async *copyOut(sql) {
      const { blob } = await database.query(sql.replace('TO STDOUT', `TO '/dev/blob'`))
      const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
      // In small pieces, so that rows and signs are cut anywhere.
      for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000)
    },
    async copyIn(sql, bytes) {
      const chunks: Uint8Array<ArrayBuffer>[] = []
      for await (const chunk of bytes) chunks.push(new Uint8Array(chunk))
      await database.query(sql.replace('FROM STDIN', `FROM '/dev/blob'`), [], { blob: new Blob(chunks) })
    },
    async close() {
      await database.exec('ROLLBACK')
    },
  }
}
