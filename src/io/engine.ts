import type { DuckDBConnection, DuckDBDoubleVector, DuckDBVarCharVector } from '@duckdb/node-api'
import { MirrorwardError } from '../errors.js'

/** Cells of one column in a block of rows; null is missing. NaN is missing too. */
export type CellBlock = readonly (number | string | null)[]

/** Some rows of a query, column by column. */
export interface RowBlock {
  readonly columns: readonly CellBlock[]
  readonly rowCount: number
}

/** Cells of one column in a block as the engine holds them: copy them before the next block is asked for. */
export interface HeldCells {
  /** Of a column of numbers; an empty one of a column of texts. */
  readonly items: Float64Array | Float32Array | Int32Array | Uint8Array
  /** Bit i is 1 where cell i is present; null where none is missing. */
  readonly present: Uint8Array | null
  text(row: number): string | null
}

export interface HeldBlock {
  readonly columns: readonly HeldCells[]
  readonly rowCount: number
}

/**
 * The embedded SQL engine. Only this file knows DuckDB: it is loaded when first needed, fetches nothing, and its messages
 * (which may quote rows) are for its callers to replace.
 */
export interface Engine {
  run(sql: string, values?: readonly string[]): Promise<void>
  /** Rows of texts; a missing cell is null. */
  texts(sql: string, values?: readonly string[]): Promise<(string | null)[][]>
  /** Rows as the engine's own values: numbers, bigints, texts, booleans, null; others say themselves by `String`. */
  cells(sql: string, values?: readonly (string | number | null)[]): Promise<unknown[][]>
  /** Blocks of rows of a query whose every column is DOUBLE, FLOAT or VARCHAR, in order. */
  blocks(sql: string, values?: readonly string[]): AsyncGenerator<RowBlock>
  /** The same as the engine holds them, without a value a cell; whole numbers may be INTEGER or UTINYINT. */
  held(sql: string, values?: readonly string[]): AsyncGenerator<HeldBlock>
  /** Appends rows to a table whose columns are DOUBLE where values are floats, INTEGER where they are whole, VARCHAR where they are texts. */
  append(table: string, columns: readonly (AppendedColumn | AppendedTexts)[], rowCount: number): Promise<void>
  /** Appends rows to a table whose every column is VARCHAR; null is missing. */
  appendTexts(table: string, columns: readonly ((row: number) => string | null)[], rowCount: number): Promise<void>
  close(): void
}

/** Cells as texts, for a column of nearly as many texts as rows; null is missing. */
export interface AppendedTexts {
  readonly text: (row: number) => string | null
}

/** Cells as typed arrays; `valid` is 0 where a cell is missing, null where none is. */
export interface AppendedColumn {
  readonly values: Float64Array | Int32Array
  readonly valid: Uint8Array | null
}

export interface EngineOptions {
  /** A database file for more rows than memory holds; in memory when not said. */
  readonly file?: string
  /** The file is there and is only read. */
  readonly isReadOnly?: boolean
  /** Beyond it the engine writes to disk. */
  readonly memoryLimit?: string
  /** The folder where it does so; one beside the database file, or in the working folder, when not said. */
  readonly spill?: string
}

const enginePackage = '@duckdb/node-api'
/** The version that is known to work: the peer dependency of package.json. */
export const engineVersion = '1.5.5-r.5'

/** Whether the engine is installed: it is an optional peer, of 70 MB. Loads nothing. */
export function hasEngine(): boolean {
  try {
    return import.meta.resolve(enginePackage) !== ''
  } catch {
    return false
  }
}

/** A fresh engine, without network, without extensions. Throws `unsupported` with what to install where it is not there. */
export async function openEngine({
  file = ':memory:',
  isReadOnly = false,
  memoryLimit = '512MB',
  spill,
}: EngineOptions = {}): Promise<Engine> {
  if (!hasEngine())
    throw new MirrorwardError(
      'unsupported',
      `DuckDB files, and Parquet files larger than memory, need a package that is not installed: npm install ${enginePackage}@${engineVersion}`,
    )
  const duckdb = await import('@duckdb/node-api')
  const instance = await duckdb.DuckDBInstance.create(file, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: memoryLimit,
    ...(spill !== undefined && { temp_directory: spill }),
    ...(isReadOnly && { access_mode: 'READ_ONLY' }),
  })
  const connection = await instance.connect()
  const blockRows = 2048

  return {
    async run(sql, values = []) {
      await connection.run(sql, [...values])
    },
    async texts(sql, values = []) {
      const reader = await connection.runAndReadAll(sql, [...values])
      return reader.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell))))
    },
    async cells(sql, values = []) {
      return (await connection.runAndReadAll(sql, [...values])).getRows()
    },
    blocks: (sql, values = []) => readBlocks(connection, sql, values),
    held: (sql, values = []) => readHeld(connection, sql, values),
    async append(table, columns, rowCount) {
      const appender = await connection.createAppender(table)
      const types = columns.map((column) =>
        'text' in column ? duckdb.VARCHAR : column.values instanceof Int32Array ? duckdb.INTEGER : duckdb.DOUBLE,
      )
      for (let start = 0; start < rowCount; start += blockRows) {
        const length = Math.min(blockRows, rowCount - start)
        const chunk = duckdb.DuckDBDataChunk.create(types, length)
        columns.forEach((column, index) => {
          if ('text' in column) {
            const texts = chunk.getColumnVector(index) as DuckDBVarCharVector
            for (let row = 0; row < length; row++) texts.setItem(row, column.text(start + row))
            texts.flush()
            return
          }
          const { values, valid } = column
          const vector = chunk.getColumnVector(index) as unknown as CellVector
          vector.items.set(values.subarray(start, start + length))
          if (valid !== null)
            for (let row = 0; row < length; row++)
              if (valid[start + row] === 0) vector.validity.setItemValid(row, false)
          vector.flush()
        })
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    },
    async appendTexts(table, columns, rowCount) {
      const appender = await connection.createAppender(table)
      const types = columns.map(() => duckdb.VARCHAR)
      for (let start = 0; start < rowCount; start += blockRows) {
        const length = Math.min(blockRows, rowCount - start)
        const chunk = duckdb.DuckDBDataChunk.create(types, length)
        columns.forEach((at, index) => {
          const vector = chunk.getColumnVector(index) as DuckDBVarCharVector
          for (let row = 0; row < length; row++) vector.setItem(row, at(start + row))
          vector.flush()
        })
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A vector of numbers: the cells lie in a typed array, which the package's types keep to themselves. */
interface CellVector {
  readonly items: Float64Array | Int32Array
  readonly validity: { setItemValid(row: number, valid: boolean): void }
  flush(): void
}

async function* readBlocks(
  connection: DuckDBConnection,
  sql: string,
  bound: readonly string[],
): AsyncGenerator<RowBlock> {
  const result = await connection.stream(sql, [...bound])
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const rowCount = chunk.rowCount
    const columns: CellBlock[] = []
    for (let column = 0; column < chunk.columnCount; column++) {
      const vector = chunk.getColumnVector(column) as DuckDBDoubleVector | DuckDBVarCharVector
      const cells = new Array<number | string | null>(rowCount)
      for (let row = 0; row < rowCount; row++) {
        const cell = vector.getItem(row)
        cells[row] = Number.isNaN(cell) ? null : cell
      }
      columns.push(cells)
    }
    yield { columns, rowCount }
  }
}

/** What a vector of the package has beside its cells, which its types keep to themselves. */
interface HeldVector {
  readonly items?: HeldCells['items']
  readonly validity: { readonly data: BigUint64Array | null; readonly offset: number }
  getItem(row: number): unknown
}

async function* readHeld(
  connection: DuckDBConnection,
  sql: string,
  bound: readonly string[],
): AsyncGenerator<HeldBlock> {
  const result = await connection.stream(sql, [...bound])
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const columns = Array.from({ length: chunk.columnCount }, (_, column) =>
      heldCells(chunk.getColumnVector(column) as unknown as HeldVector),
    )
    yield { columns, rowCount: chunk.rowCount }
  }
}

function heldCells(vector: HeldVector): HeldCells {
  const { data } = vector.validity
  return {
    items: vector.items instanceof Object && 'subarray' in vector.items ? vector.items : new Uint8Array(0),
    present: data === null ? null : new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    text: (row) => vector.getItem(row) as string | null,
  }
}
