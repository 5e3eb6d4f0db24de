import { MirrorwardError } from '../errors.js'
import { type Engine, openEngine } from '../io/index.js'
import { askedColumns, cellsOf, stopped } from './asked-columns.js'
import type { CountedColumn, CountSource, GroupBlock } from './count-source.js'

/** A file of codes that the embedded engine counts. */
export interface CountedFile {
  /** CSV or Parquet by its ending; a column a code, whole numbers from 0. */
  readonly path: string
  readonly columns: readonly CountedColumn[]
  /** The column that tells whose row it is. */
  readonly person?: string | undefined
}

/** Counts by the embedded engine, which holds one or two bytes a code; close it in the end. */
export interface EngineCounts extends CountSource {
  close(): void
}

/**
 * Reads a file of codes once and counts in the engine from then on. Throws `bad-data` where the file cannot be read or lacks a
 * column.
 */
export async function countsOfFile({ path, columns, person }: CountedFile): Promise<EngineCounts> {
  const engine = await openEngine({ memoryLimit: '2GB' })
  const reader = path.endsWith('.parquet') ? 'read_parquet' : 'read_csv'
  const types = columns.map(({ size }) => (size <= 256 ? 'UTINYINT' : 'INTEGER'))
  const chosen = columns.map(({ name }, place) => `CAST(${quoted(name)} AS ${types[place]}) AS c${place}`)
  const own = person === undefined ? [] : [`CAST(${quoted(person)} AS VARCHAR) AS person`]
  try {
    await engine.run(`CREATE TABLE coded AS SELECT ${[...chosen, ...own].join(', ')} FROM ${reader}(?)`, [path])
    const [[rows] = []] = await engine.texts('SELECT count(*) FROM coded')
    return source(engine, { columns, rowCount: Number(rows), hasPeople: person !== undefined })
  } catch {
    engine.close()
    throw new MirrorwardError('bad-data', `cannot count the codes of a file: "${path}"`)
  }
}

interface Coded {
  readonly columns: readonly CountedColumn[]
  readonly rowCount: number
  readonly hasPeople: boolean
}

function source(engine: Engine, { columns, rowCount, hasPeople }: Coded): EngineCounts {
  return {
    columns,
    rowCount,
    async counts(requests, { signal } = {}) {
      const asked = requests.map((names) => askedColumns(columns, names))
      const tables = asked.map((places) => new Float64Array(cellsOf(columns, places)))
      if (asked.length === 0) return []
      // One statement for all: bare columns in each GROUP BY, which the engine counts in tables without hashing.
      const statement = asked.map((places, request) => {
        const cell = places.reduce((sql, place) => `(${sql}) * ${columns[place]!.size} + c${place}::BIGINT`, '0')
        const by = places.length === 0 ? '' : ` GROUP BY ${places.map((place) => `c${place}`).join(', ')}`
        return `SELECT ${request}::DOUBLE, (${cell})::DOUBLE, count(*)::DOUBLE FROM coded${by}`
      })
      // Read whole, not as a stream: with a stream the engine waits for ever in unions of many rows.
      if (signal?.aborted) throw stopped()
      for (const [request, cell, count] of await engine.texts(statement.join(' UNION ALL ')))
        tables[Number(request)]![Number(cell)] = Number(count)
      return tables
    },
    async *groups(names, { unit, signal }) {
      const places = askedColumns(columns, names)
      const what = unit === 'people' && hasPeople ? 'count(DISTINCT person)' : 'count(*)'
      const keys = places.map((place) => `c${place}`).join(', ')
      const chosen = places.map((place) => `c${place}::DOUBLE`)
      const sql = `SELECT ${[...chosen, `${what}::DOUBLE`].join(', ')} FROM coded${keys && ` GROUP BY ${keys} ORDER BY ${keys}`}`
      for await (const block of engine.blocks(sql)) {
        if (signal?.aborted) throw stopped()
        const cells = block.columns as readonly (readonly number[])[]
        yield {
          codes: cells.slice(0, -1).map((codes) => Int32Array.from(codes)),
          held: Float64Array.from(cells.at(-1)!),
        } satisfies GroupBlock
      }
    },
    close: () => engine.close(),
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
