import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import type { Table } from '../table.js'
import type { DatabaseSchema } from './database-schema.js'

/**
 * Several tables that need not fit in memory: those of a database in one snapshot, files of a folder, or what an anonymizer makes
 * of either. `schema` says what the batches hold: who changes a column changes its type there.
 */
export interface TableStreams {
  readonly schema: DatabaseSchema
  /**
   * The rows of a table in batches, in an order that does not change between calls; every batch has the columns of the schema,
   * in its order; batches may share one growing list of levels. One table is read at a time. Of a table without rows: one batch of none, or no batch. Where `needed` is told,
   * batches may have those columns alone. Throws `not-found`.
   */
  read(table: string, needed?: readonly string[]): AsyncIterable<Table>
}

/** Tables in memory as streams, in batches of `batchRows` rows. */
export function streamsOf(
  tables: ReadonlyMap<string, Table>,
  { schema, batchRows = 65_536 }: { readonly schema: DatabaseSchema; readonly batchRows?: number },
): TableStreams {
  return {
    schema,
    read(name) {
      tableNamed(schema, name)
      return slices(tables.get(name)!, batchRows)
    },
  }
}

/** What a schema says of a table. Throws `not-found`. */
export function tableNamed(schema: DatabaseSchema, name: string): DatabaseSchema['tables'][number] {
  const table = schema.tables.find((each) => each.name === name)
  if (table !== undefined) return table
  const names = schema.tables.map((each) => each.name)
  throw new MirrorwardError('not-found', `no table is called "${name}"${didYouMean(name, names)}`)
}

async function* slices(table: Table, rows: number): AsyncGenerator<Table> {
  if (table.rowCount <= rows) yield table
  else for (let start = 0; start < table.rowCount; start += rows) yield table.slice(start, start + rows)
}
