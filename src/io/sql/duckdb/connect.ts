import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { MirrorwardError } from '../../../errors.js'
import { openEngine } from '../../engine.js'
import { BatchColumns } from '../batch-columns.js'
import type { ConnectOptions } from '../connect-options.js'
import type { Cell, Database } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError } from '../failure.js'
import { guardedBy } from '../guarded.js'
import { relationText } from '../relation-text.js'
import { selectionText } from '../selection.js'
import { duckdbDialect } from './dialect.js'
import { duckdbError } from './failures.js'
import { introspectDuckdb } from './introspect.js'
import { typeOfDuckdb } from './types.js'
import { partialFiles, writeDuckdb } from './write-schema.js'

/** A DuckDB file by the embedded engine: read as it is now, or a new one. A file that another program writes is refused. */
export async function connectDuckdb(place: DatabasePlace, { mode }: Pick<ConnectOptions, 'mode'>): Promise<Database> {
  const { file = '' } = place
  if (mode === 'read' && !existsSync(file)) throw new MirrorwardError('not-found', `no such file: "${file}"`)
  const guarded = guardedBy((error) => duckdbError(error, place))
  const engine = await guarded(() => openEngine(mode === 'read' ? { file, isReadOnly: true } : {}))
  if (mode === 'read') await guarded(() => engine.run('BEGIN TRANSACTION READ ONLY'))
  return {
    dialect: duckdbDialect,
    introspect: (schema = 'main') =>
      guarded(async () => {
        const found = await introspectDuckdb(engine, schema)
        if (found === undefined) throw databaseError('no-such', { place, detail: 'no schema of this name' })
        return found
      }),
    columnsOf: (relation) =>
      guarded(async () => {
        const rows = await engine.texts(`DESCRIBE SELECT * FROM ${relationText(duckdbDialect, relation)}`)
        return rows.map(([name, type, isNullable]) => ({
          ...{ name: name!, type: typeOfDuckdb(type!), isNullable: isNullable !== 'NO' },
        }))
      }),
    async *read(relation, plans, { orderBy } = {}) {
      const batch = new BatchColumns(plans)
      try {
        for await (const block of engine.blocks(selectionText(duckdbDialect, { relation, plans, orderBy })))
          for (let start = 0; start < block.rowCount; ) {
            start = batch.addBlock(block.columns, block.rowCount, start)
            if (batch.isFull) yield* batch.take()
          }
      } catch (error) {
        throw duckdbError(error, place)
      }
      yield* batch.take()
    },
    query: (sql, values = []) =>
      guarded(async () => {
        const rows = await engine.cells(sql, values)
        return rows.map((row) => row.map(cellOf))
      }),
    checkNew: async () => {
      if (existsSync(file)) throw databaseError('exists', { place })
    },
    write: (_, tables, options) => guarded(() => writeDuckdb(file, { tables, ...options })),
    dropPartial: async () => {
      for (const each of partialFiles(file)) await rm(each, { force: true })
    },
    close: async () => engine.close(),
  }
}

function cellOf(cell: unknown): Cell {
  if (cell === null || typeof cell === 'string') return cell
  if (typeof cell === 'number') return cell
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell)
  if (typeof cell === 'boolean') return cell ? 1 : 0
  const text = String(cell)
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}
