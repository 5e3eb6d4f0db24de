import { rm } from 'node:fs/promises'
import { partsOfFormat, type Schema, type Table } from '../../table/index.js'
import { type AppendedColumn, openEngine } from '../engine.js'
import { renameParquetColumns } from './rename-columns.js'

/** What a moment becomes in a file of types. */
const castOf = {
  date: (moment: string) => `CAST(${moment} AS DATE)`,
  datetime: (moment: string) => moment,
  time: (moment: string) => `CAST(${moment} AS TIME)`,
}

/**
 * Writes batches to a Parquet file: whole numbers as BIGINT, other numbers as DOUBLE, dates as DATE, TIMESTAMP or TIME, levels
 * as text, `true`/`false` as BOOLEAN. Rows wait in a database file beside `path`, so memory does not grow with them.
 */
export async function writeParquet(tables: AsyncIterable<Table>, path: string, schema?: Schema): Promise<void> {
  const waiting = `${path}.db`
  const engine = await openEngine({ file: waiting })
  try {
    let writers: ColumnWriter[] = []
    for await (const table of tables) {
      if (writers.length === 0) {
        writers = table.columns.map((column, index) => columnWriter(column.name, column.type, index, schema))
        await engine.run(
          `CREATE TABLE waiting (${writers.map(({ slot, levels }) => `${slot} ${levels === null ? 'DOUBLE' : 'INTEGER'}`).join(', ')})`,
        )
      }
      const columns = writers.map((writer) => {
        const column = table.column(writer.name)
        return column.type === 'number'
          ? { values: column.values, valid: column.valid }
          : writer.translate(column.levels, column.codes)
      })
      await engine.append('waiting', columns, table.rowCount)
    }
    for (const { levels, slot } of writers) {
      if (levels === null) continue
      await engine.run(
        `CREATE TABLE levels_${slot} AS SELECT json_extract_string(value, '$') AS level FROM json_each(?) ORDER BY CAST(key AS BIGINT)`,
        [JSON.stringify([...levels.keys()])],
      )
      await engine.run(`SET VARIABLE levels_${slot} = (SELECT list(level ORDER BY rowid) FROM levels_${slot})`)
    }
    const selection = writers.map((writer) => `${writer.expression()} AS ${writer.slot}`).join(', ')
    await engine.run(`COPY (SELECT ${selection} FROM waiting) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
    await renameParquetColumns(path, new Map(writers.map(({ slot, name }) => [slot, name])))
  } finally {
    engine.close()
    await Promise.all([waiting, `${waiting}.wal`].map((file) => rm(file, { force: true })))
    await rm(`${waiting}.tmp`, { recursive: true, force: true })
  }
}

interface ColumnWriter {
  readonly name: string
  readonly slot: string
  /** Every level seen so far and its code; null for numbers. */
  readonly levels: Map<string, number> | null
  translate(levels: readonly string[], codes: Int32Array): AppendedColumn
  expression(): string
}

function columnWriter(name: string, type: 'number' | 'level', index: number, schema?: Schema): ColumnWriter {
  const slot = `c${index}`
  const column = schema?.columns.find((each) => each.name === name)
  const known = new Map<string, number>()
  return {
    name,
    slot,
    levels: type === 'level' ? known : null,
    translate(levels, codes) {
      const translated = levels.map((level) => {
        if (!known.has(level)) known.set(level, known.size)
        return known.get(level)!
      })
      const values = new Int32Array(codes.length)
      let valid: Uint8Array | null = null
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row]!
        if (code >= 0) values[row] = translated[code]!
        else {
          valid ??= new Uint8Array(codes.length).fill(1)
          valid[row] = 0
        }
      }
      return { values, valid }
    },
    expression() {
      if (type === 'number') {
        if (column?.kind === 'datetime') {
          const moment = `make_timestamp(CAST(${slot} * 1000 AS BIGINT))`
          return castOf[partsOfFormat(column.format)](moment)
        }
        return (column?.precision ?? 1) <= 0 ? `CAST(${slot} AS BIGINT)` : slot
      }
      const text = `list_extract(getvariable('levels_${slot}'), CAST(${slot} AS BIGINT) + 1)`
      const isBoolean = column?.kind === 'boolean' && [...known.keys()].every((level) => /^(true|false)$/.test(level))
      return isBoolean ? `CAST(${text} AS BOOLEAN)` : text
    },
  }
}
