import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import type { Table } from '../table.js'
import type { DatabaseSchema } from './database-schema.js'

/** Several tables that need not fit in memory: what an anonymizer takes and gives. */
export interface TableStreams {
  readonly schema: DatabaseSchema
  /**
   * The rows of a table in batches, in an order that does not change between calls; every batch has the columns of the schema,
   * in its order. Of a table without rows: one batch of none, or no batch. Throws `not-found`.
   */
  read(table: string): AsyncIterable<Table>
}

/** Tables in memory as streams, in batches of `batchRows` rows. */
export function streamsOf(
  tables: ReadonlyMap<string, Table>,
  { schema, batchRows = 65_536 }: { readonly schema: DatabaseSchema; readonly batchRows?: number },
): TableStreams {
  return {
    schema,
    read(name) {
      const table = tables.get(name)
      if (table === undefined)
        throw new MirrorwardError('not-found', `no table is called "${name}"${didYouMean(name, [...tables.keys()])}`)
      return slices(table, batchRows)
    },
  }
}

async function* slices(table: Table, rows: number): AsyncGenerator<Table> {
  if (table.rowCount <= rows) yield table
  else for (let start = 0; start < table.rowCount; start += rows) yield table.slice(start, start + rows)
}
