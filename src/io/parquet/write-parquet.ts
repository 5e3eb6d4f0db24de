import { rm } from 'node:fs/promises'
import { MirrorwardError } from '../../errors.js'
import { type Column, type LevelColumn, partsOfFormat, type Schema, type Table } from '../../table/index.js'
import { type AppendedColumn, type AppendedTexts, openEngine } from '../engine.js'
import { renameParquetColumns } from './rename-columns.js'

/** What a moment becomes in a file of types. */
const castOf = {
  date: (moment: string) => `CAST(${moment} AS DATE)`,
  datetime: (moment: string) => moment,
  time: (moment: string) => `CAST(${moment} AS TIME)`,
}

/**
 * Writes batches to a Parquet file: whole numbers as BIGINT, other numbers as DOUBLE, dates as DATE, TIMESTAMP or TIME, levels
 * as text, `true`/`false` as BOOLEAN. Rows wait in the engine as typed arrays, beyond its memory in a folder beside `path`, so
 * memory does not grow with them. Throws `unsupported` where the disk is full or cannot be written.
 */
export async function writeParquet(tables: AsyncIterable<Table>, path: string, schema?: Schema): Promise<void> {
  const waiting = `${path}.waiting`
  const engine = await openEngine({ spill: waiting })
  const write = <Answer>(task: () => Promise<Answer>) => task().catch((cause) => notWritten(cause))
  try {
    let writers: ColumnWriter[] = []
    for await (const table of tables) {
      if (writers.length === 0) {
        writers = table.columns.map((column, index) => columnWriter(column, index, schema))
        const slots = writers.map(({ slot, type }) => `${slot} ${type}`).join(', ')
        await write(() => engine.run(`CREATE TABLE waiting (${slots})`))
      }
      const columns = writers.map((writer) => writer.cells(table.column(writer.name)))
      await write(() => engine.append('waiting', columns, table.rowCount))
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
    await write(() =>
      engine.run(`COPY (SELECT ${selection} FROM waiting) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`),
    )
    await renameParquetColumns(path, new Map(writers.map(({ slot, name }) => [slot, name])))
  } finally {
    engine.close()
    await rm(waiting, { recursive: true, force: true })
  }
}

/** What the disk had against it; the engine's own words may hold cells. */
function notWritten(cause: unknown): never {
  const said = cause instanceof Error ? cause.message : ''
  const isFull = /no space left|disk full|max_temp_directory_size|failed to offload/i.test(said)
  const why = isFull ? 'no space is left on the disk' : 'the disk or the memory does not take the rows'
  throw new MirrorwardError('unsupported', `cannot write a Parquet file: ${why}`)
}

/** A column of texts that are nearly all different is written text by text: record numbers. */
function isOfTexts(column: Column): boolean {
  return column.type === 'level' && column.levels.length > column.codes.length / 2 && column.codes.length > fewRows
}

const fewRows = 1000

interface ColumnWriter {
  readonly name: string
  readonly slot: string
  readonly type: 'DOUBLE' | 'INTEGER' | 'VARCHAR'
  /** Every level seen so far and its code; null for numbers and texts. */
  readonly levels: Map<string, number> | null
  cells(column: Column): AppendedColumn | AppendedTexts
  expression(): string
}

function columnWriter(first: Column, index: number, schema?: Schema): ColumnWriter {
  const { name } = first
  const slot = `c${index}`
  const column = schema?.columns.find((each) => each.name === name)
  const known = new Map<string, number>()
  if (isOfTexts(first))
    return {
      ...{ name, slot, type: 'VARCHAR', levels: null },
      cells(column) {
        const { levels, codes } = column as LevelColumn
        return { text: (row) => levels[codes[row]!] ?? null }
      },
      expression: () => slot,
    }
  return {
    name,
    slot,
    type: first.type === 'number' ? 'DOUBLE' : 'INTEGER',
    levels: first.type === 'level' ? known : null,
    cells(column) {
      if (column.type === 'number') return { values: column.values, valid: column.valid }
      const { levels, codes } = column
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
      if (first.type === 'number') {
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
