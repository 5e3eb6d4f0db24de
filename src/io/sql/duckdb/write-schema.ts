import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { openEngine } from '../../engine.js'
import { cellWriter } from '../cell-writer.js'
import type { WrittenTables } from '../database.js'
import { createWholeTable } from '../ddl.js'
import { keptKeys } from '../kept-keys.js'
import { type PartialWrite, partialName } from '../partial-write.js'
import { quote } from '../quote.js'
import type { TableToWrite } from '../table-to-write.js'
import { duckdbTypeName as typeName } from './types.js'

const placeOf = (table: string) => quote(`waiting ${table}`)

/**
 * A new file, put in its place when it is whole. Rows wait in another until it is known which keys they keep; partial: that file
 * stays when anything fails.
 */
export async function writeDuckdb(
  file: string,
  {
    tables,
    comment,
    partial,
  }: {
    readonly tables: readonly TableToWrite[]
    readonly comment: string
    readonly partial?: PartialWrite | undefined
  },
): Promise<WrittenTables> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // One that was killed may have left its own: under a name that the next one finds.
  const temporary =
    partial === undefined ? join(dirname(file), `.${basename(file)}.${process.pid}.tmp`) : wholeName(file)
  if (partial !== undefined) for (const each of filesOf(temporary)) await rm(each, { force: true })
  const waiting = partial === undefined ? `${temporary}.waiting` : partialName(file)
  let isWhole = partial === undefined
  const rows = new Map<string, number>()
  try {
    const engine = await openEngine({ file: temporary })
    let leftOut: readonly string[] = []
    try {
      await engine.run(`ATTACH '${waiting.replaceAll("'", "''")}' AS waiting`)
      await engine.run('CREATE SCHEMA IF NOT EXISTS waiting.rows')
      const placed = (table: string) => `waiting.rows.${placeOf(table)}`
      for (const { table, rows: batches } of tables) {
        const { columns } = table
        const before = partial?.done.get(table.name)
        if (before !== undefined) {
          rows.set(table.name, before)
          continue
        }
        const texts = columns.map((_, at) => `c${at} VARCHAR`).join(', ')
        await engine.run('DROP TABLE IF EXISTS texts')
        await engine.run(`CREATE TEMP TABLE texts (${texts})`)
        let count = 0
        for await (const batch of batches) {
          const writers = columns.map(({ name, type }) => cellWriter(batch.column(name), { type, zone: '+00' }))
          await engine.appendTexts('texts', writers, batch.rowCount)
          count += batch.rowCount
        }
        rows.set(table.name, count)
        const cast = columns.map(({ name, type }, at) => `CAST(c${at} AS ${typeName(type)}) AS ${quote(name)}`)
        await engine.run(`CREATE OR REPLACE TABLE ${placed(table.name)} AS SELECT ${cast.join(', ')} FROM texts`)
        if (partial === undefined) continue
        await engine.run('CHECKPOINT waiting')
        await partial.onDone(table.name, count)
      }
      await engine.run('DROP TABLE IF EXISTS texts')
      const kept = await keptKeys(
        tables.map(({ table }) => table),
        { quote, placeOf: placed, query: (sql) => engine.texts(sql), checks: true, selfReferences: false },
      )
      leftOut = kept.leftOut
      const said = `'${comment.replaceAll("'", "''")}'`
      for (const table of kept.tables) {
        await engine.run(createWholeTable(table, { quote, typeName }))
        await engine.run(`INSERT INTO ${quote(table.name)} SELECT * FROM ${placed(table.name)}`)
        await engine.run(`COMMENT ON TABLE ${quote(table.name)} IS ${said}`)
      }
      await engine.run('DETACH waiting')
      await engine.run('CHECKPOINT')
    } finally {
      engine.close()
    }
    await rename(temporary, file)
    isWhole = true
    return { rows, leftOut }
  } finally {
    const left = [...filesOf(temporary), ...(isWhole ? filesOf(waiting) : [])]
    for (const each of left) await rm(each, { force: true })
  }
}

/** Files of a partial writing. */
export function partialFiles(file: string): string[] {
  return [...filesOf(partialName(file)), ...filesOf(wholeName(file))]
}

function wholeName(file: string): string {
  return `${partialName(file)}.whole`
}

function filesOf(file: string): string[] {
  return [file, `${file}.wal`]
}
