import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Table } from '../../../table/index.js'
import type { DatabaseColumn } from '../../../table/linked/index.js'
import { cellWriter } from '../cell-writer.js'
import type { Cell, WrittenTables } from '../database.js'
import { createTable, createWholeTable } from '../ddl.js'
import { keptKeys } from '../kept-keys.js'
import { type PartialWrite, partialName } from '../partial-write.js'
import { quote } from '../quote.js'
import type { TableToWrite } from '../table-to-write.js'
import type { SqliteSession } from './session.js'
import { sqliteTypeName as typeName } from './types.js'

const placeOf = (table: string) => quote(`waiting ${table}`)

/**
 * A new file, put in its place when it is whole. The comment stands in the words that created each table. Partial: the file has a
 * name of its own until then, a journal, and stays when anything fails.
 */
export async function writeSqlite(
  file: string,
  {
    open,
    tables,
    comment,
    partial,
  }: {
    readonly open: (path: string) => SqliteSession
    readonly tables: readonly TableToWrite[]
    readonly comment: string
    readonly partial?: PartialWrite | undefined
  },
): Promise<WrittenTables> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const temporary =
    partial === undefined ? join(dirname(file), `.${basename(file)}.${process.pid}.tmp`) : partialName(file)
  let isWhole = partial === undefined
  const rows = new Map<string, number>()
  try {
    const session = open(temporary)
    let leftOut: readonly string[] = []
    try {
      session.run(`PRAGMA journal_mode = ${partial === undefined ? 'OFF' : 'DELETE'}`)
      session.run('BEGIN')
      for (const { table, rows: batches } of tables) {
        const before = partial?.done.get(table.name)
        if (before !== undefined) {
          rows.set(table.name, before)
          continue
        }
        if (partial !== undefined) session.run(`DROP TABLE IF EXISTS ${placeOf(table.name)}`)
        session.run(createTable(table, { quote, typeName }, placeOf(table.name)))
        const marks = table.columns.map(() => '?').join(', ')
        let count = 0
        for await (const batch of batches) {
          session.insert(`INSERT INTO ${placeOf(table.name)} VALUES (${marks})`, rowsOf(batch, table.columns))
          count += batch.rowCount
        }
        rows.set(table.name, count)
        if (partial === undefined) continue
        session.run('COMMIT')
        await partial.onDone(table.name, count)
        session.run('BEGIN')
      }
      const kept = await keptKeys(
        tables.map(({ table }) => table),
        {
          quote,
          placeOf,
          query: async (sql) => [...session.rows(sql)] as Cell[][],
          checks: false,
          selfReferences: true,
        },
      )
      leftOut = kept.leftOut
      for (const table of kept.tables) {
        session.run(createWholeTable(table, { quote, typeName }, { remark: comment }))
        session.run(`INSERT INTO ${quote(table.name)} SELECT * FROM ${placeOf(table.name)}`)
        session.run(`DROP TABLE ${placeOf(table.name)}`)
      }
      session.run('COMMIT')
      session.run('VACUUM')
    } catch (error) {
      if (partial !== undefined) rollBack(session)
      throw error
    } finally {
      session.close()
    }
    await rename(temporary, file)
    isWhole = true
    return { rows, leftOut }
  } finally {
    if (isWhole) for (const each of filesOf(temporary)) await rm(each, { force: true })
  }
}

/** A connection that closes in the middle of a transaction keeps its lock on the file until it is collected. */
function rollBack(session: SqliteSession): void {
  try {
    session.run('ROLLBACK')
  } catch {
    // A full disk has ended the transaction already.
  }
}

/** A file of SQLite and those that may stand beside it. */
export function filesOf(file: string): string[] {
  return [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]
}

function* rowsOf(batch: Table, columns: readonly DatabaseColumn[]): Generator<Cell[]> {
  const writers = columns.map(({ name, type }) => {
    const write = cellWriter(batch.column(name), { type, zone: 'Z' })
    const isNumber = type.kind === 'integer' || type.kind === 'float' || type.kind === 'decimal'
    if (type.kind === 'boolean') return (row: number) => booleanOf(write(row))
    return isNumber ? (row: number) => numberOf(write(row)) : write
  })
  for (let row = 0; row < batch.rowCount; row++) yield writers.map((write) => write(row))
}

function booleanOf(text: string | null): Cell {
  return text === null ? null : text === 'true' ? 1 : 0
}

/** A number beyond a double stays a text. */
function numberOf(text: string | null): Cell {
  if (text === null) return null
  const value = Number(text)
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value
}
