import { BatchColumns } from '../batch-columns.js'
import type { ConnectOptions } from '../connect-options.js'
import type { Cell, Database } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError } from '../failure.js'
import { guardedBy } from '../guarded.js'
import { userFor } from '../password.js'
import { relationText } from '../relation-text.js'
import { selectionText } from '../selection.js'
import { sparkDialect } from './dialect.js'
import { sparkError } from './failures.js'
import { columnsDescribed, introspectSpark } from './introspect.js'
import { openSession } from './session.js'
import { openTransport } from './transport.js'

/** A session of a HiveServer2. Spark holds no snapshot: what is written to a table between two statements is seen by the second. */
export async function connectSpark(place: DatabasePlace, { password }: ConnectOptions): Promise<Database> {
  const guarded = guardedBy((error) => sparkError(error, place))
  const session = await guarded(async () => openSession(await openTransport(place, { user: userFor(place), password })))
  const rows = async (sql: string, values?: readonly Cell[]) => {
    const found: (Cell | boolean)[][] = []
    for await (const { columns, rowCount } of session.blocks(sql, values))
      for (let row = 0; row < rowCount; row++) found.push(columns.map((column) => column[row]!))
    return found
  }
  await guarded(async () => {
    await rows(`SET spark.sql.session.timeZone=UTC`)
    if (place.database !== undefined) await rows(`USE ${sparkDialect.quote(place.database)}`)
  })
  return {
    dialect: sparkDialect,
    introspect: (schema = place.database ?? 'default') => guarded(() => introspectSpark(rows, schema)),
    columnsOf: (relation) =>
      guarded(async () =>
        columnsDescribed(await rows(`DESCRIBE QUERY SELECT * FROM ${relationText(sparkDialect, relation)}`)),
      ),
    async *read(relation, plans, { orderBy } = {}) {
      const batch = new BatchColumns(plans)
      try {
        // Rows come as they are read: otherwise the server gathers all of them first.
        await rows('SET spark.sql.thriftServer.incrementalCollect=true')
        for await (const block of session.blocks(selectionText(sparkDialect, { relation, plans, orderBy })))
          for (let start = 0; start < block.rowCount; ) {
            start = batch.addBlock(block.columns, block.rowCount, start)
            if (batch.isFull) yield* batch.take()
          }
        await rows('SET spark.sql.thriftServer.incrementalCollect=false')
      } catch (error) {
        throw sparkError(error, place)
      }
      yield* batch.take()
    },
    query: (sql, values = []) =>
      guarded(async () =>
        (await rows(sql, values)).map((row) =>
          row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : decimalAsNumber(cell))),
        ),
      ),
    checkNew: async () => {
      throw databaseError('other', { place, detail: 'nothing is written by this connection' })
    },
    write: async () => {
      throw databaseError('other', { place, detail: 'nothing is written by this connection' })
    },
    dropPartial: async () => undefined,
    close: () => session.close(),
  }
}

/** Sums of whole numbers may come as texts. */
function decimalAsNumber(cell: Cell): Cell {
  return typeof cell === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(cell) ? Number(cell) : cell
}
