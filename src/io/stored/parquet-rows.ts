import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { type Column, shortestFloat32, Table } from '../../table/index.js'
import { ColumnBuilder } from '../column-builder.js'
import { type Engine, openEngine } from '../engine.js'
import type { ColumnPlan } from '../parquet/column-plan.js'
import { type PlannedFile, planFile, withoutWildcards } from '../parquet/plan-file.js'
import type { DistinctCells, People, Places, StoredRows } from './stored-rows.js'

/** Memory of the engine beside what its caller holds. */
const memoryLimit = '1GB'

/**
 * A Parquet file as rows that stay where they are; close it in the end. Throws as `readParquet`: `bad-data` for a damaged file, for
 * one without rows, and for columns that cannot be read, each named.
 */
export async function openParquetRows(
  path: string,
  { ignore = [] }: { readonly ignore?: readonly string[] | undefined } = {},
): Promise<StoredRows> {
  const spill = await mkdtemp(join(tmpdir(), 'mirrorward-rows-'))
  const engine = await openEngine({ memoryLimit, spill })
  const close = async () => {
    engine.close()
    await rm(spill, { recursive: true, force: true })
  }
  try {
    const before = await stampOf(path)
    const planned = await planFile(engine, path, { ignore })
    return { ...parquetRows(engine, planned), hasChanged: async () => (await stampOf(path)) !== before, close }
  } catch (error) {
    await close()
    if (error instanceof MirrorwardError) throw error
    throw unreadable(path)
  }
}

function unreadable(path: string): MirrorwardError {
  return new MirrorwardError('bad-data', `cannot read file: "${path}"`, {
    issues: [{ message: 'damaged, or not a Parquet file, or changed while it was read', file: path }],
  })
}

/** What changes when a file is written anew. */
async function stampOf(path: string): Promise<string> {
  const { ino, size, mtimeMs } = await stat(path)
  return `${ino} ${size} ${mtimeMs}`
}

function parquetRows(engine: Engine, planned: PlannedFile): Omit<StoredRows, 'hasChanged' | 'close'> {
  const { path, source, plans, rowCount, slots } = planned
  const from = `FROM read_parquet(?, hive_partitioning = false, file_row_number = true) AS stored(${[...slots, 'row_at'].join(', ')})`
  const planOf = (name: string) => plans.find((plan) => plan.name === name) as ColumnPlan
  const dictionaries = new Map<string, string>()

  return {
    path,
    columns: plans.map(({ name, form }) => ({ name, form })),
    rowCount,
    aboutDistinct: () =>
      guarded(async () => {
        const asked = plans.map((plan) => `approx_count_distinct(${plan.expression})`)
        const [counts = []] = await engine.texts(`SELECT ${asked.join(', ')} ${from}`, source)
        return counts.map(Number)
      }),
    distinct: (name, { most, among, mostHolders }) =>
      guarded(async () => {
        const plan = planOf(name)
        const isText = plan.form === 'text'
        const present = isText ? `NOT (v IS NULL OR v = '')` : `NOT (v IS NULL OR isnan(v))`
        const number = among !== undefined && mostHolders !== undefined ? `, ${personNumber(among.people)} AS p` : ''
        const chosen = among === undefined ? '' : `WHERE ${isAmong(among.people, among.places)}`
        const rows = `SELECT ${plan.expression} AS v, row_at${number} ${from} ${chosen}`
        const inner = number
          ? `SELECT v, sum(n) AS n, min(first) AS first, count(*) AS people, list_aggregate(min(p, ${mostHolders}), 'string_agg', ' ') AS holders FROM (SELECT v, p, count(*) AS n, min(row_at) AS first FROM (${rows}) WHERE ${present} GROUP BY v, p) GROUP BY v`
          : `SELECT v, count(*) AS n, min(row_at) AS first FROM (${rows}) WHERE ${present} GROUP BY v`
        const shown = isText ? 'v' : 'v::DOUBLE'
        const found = await engine.cells(
          `SELECT ${shown}, n::DOUBLE, first::DOUBLE${number && ', people::DOUBLE, holders'} FROM (${inner} LIMIT ${most + 1}) ORDER BY first`,
          source,
        )
        return found.length > most ? null : distinctCells(found, plan)
      }),
    rowsOfPeople: (name, { numbers, people, places }) =>
      guarded(async () => {
        if (numbers.length === 0) return []
        const { expression, form } = planOf(name)
        const isText = form === 'text'
        const found = await engine.cells(
          `SELECT p::DOUBLE, ${isText ? 'v' : 'v::DOUBLE'}, count(*)::DOUBLE FROM (SELECT ${expression} AS v, ${personNumber(people)} AS p ${from} WHERE ${isAmong(people, places)}) WHERE p IN (${numbers.join(', ')}) AND v IS NOT NULL${isText ? '' : ' AND NOT isnan(v)'} GROUP BY p, v`,
          source,
        )
        const read = form === 'float32' ? shortestFloat32 : (value: number) => value
        return (found as [number, number | string, number][]).map(([person, cell, rows]) => ({
          ...{ person, cell, value: typeof cell === 'number' ? read(cell) : 0, rows },
        }))
      }),
    firstRows: (count) => guarded(async () => (await rawTable(`WHERE row_at < ${count}`)).table),
    sample: (people, places) =>
      guarded(() => {
        const place = placeOf(people, 'upper')
        return rawTable(`WHERE ${place} >= ${places.from} AND ${place} < ${places.to} ORDER BY row_at`, people)
      }),
    async *blocks(names, { people, dictionaries: asked }) {
      const chosen: string[] = []
      for (const name of names) {
        const { expression, form } = planOf(name)
        const texts = asked.get(name)
        chosen.push(
          texts === undefined
            ? expression
            : `enum_code(TRY_CAST(${form === 'text' ? expression : `CAST(${expression} AS VARCHAR)`} AS ${await dictionary(name, texts)}))::INTEGER`,
        )
      }
      try {
        yield* engine.held(`SELECT ${[...chosen, placeOf(people, 'lower')].join(', ')} ${from}`, source)
      } catch (error) {
        throw error instanceof MirrorwardError ? error : unreadable(path)
      }
    },
  }

  async function guarded<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask()
    } catch (error) {
      throw error instanceof MirrorwardError ? error : unreadable(path)
    }
  }

  /** The type that a column's texts are numbered by, made once. */
  async function dictionary(name: string, texts: readonly string[]): Promise<string> {
    const known = dictionaries.get(name)
    if (known !== undefined) return known
    const made = `dictionary_${dictionaries.size}`
    dictionaries.set(name, made)
    await engine.run(`CREATE TABLE texts_${made} (place INTEGER, level VARCHAR)`)
    await engine.run(
      `INSERT INTO texts_${made} SELECT CAST(key AS INTEGER), json_extract_string(value, '$') FROM json_each(?)`,
      [JSON.stringify(texts)],
    )
    await engine.run(`CREATE TYPE ${made} AS ENUM (SELECT level FROM texts_${made} ORDER BY place)`)
    return made
  }

  async function rawTable(condition: string, people?: People) {
    const chosen = plans.map(({ expression }) => expression)
    const place = people === undefined ? '0::DOUBLE' : placeOf(people, 'lower')
    const builders = plans.map(({ name, form }) => ({
      name,
      form,
      blocks: [] as (readonly (number | string | null)[])[],
    }))
    const places: number[] = []
    for await (const block of engine.blocks(`SELECT ${[...chosen, place].join(', ')} ${from} ${condition}`, source)) {
      builders.forEach((builder, index) => {
        builder.blocks.push(block.columns[index]!)
      })
      places.push(...(block.columns.at(-1) as readonly number[]))
    }
    const columns = builders.map(({ name, form, blocks }): Column => {
      const builder = new ColumnBuilder(name, form, places.length)
      for (const block of blocks) builder.add(block)
      return builder.finish()
    })
    return { table: Table.of(columns, places.length), places: Float64Array.from(places) }
  }

  function isAmong(people: People, { from: low, to: high }: Places): string {
    const place = placeOf(people, 'lower')
    return `${place} >= ${low} AND ${place} < ${high}`
  }

  /** Rows nobody is named for go by their number; people by a hash that every engine has. */
  function hashed({ column, salt }: People, half: 'lower' | 'upper'): string {
    const own = `hash(row_at + ${saltNumber(`${half} ${salt}`)})`
    if (column === undefined) return own
    const text = `(CAST(${planOf(column).expression} AS VARCHAR) || '${salt.replace(/\W/g, '')}')`
    return `coalesce(md5_number_${half}(${text}), ${own})`
  }

  function placeOf(people: People, half: 'lower' | 'upper'): string {
    return `((${hashed(people, half)} % 1000000000)::DOUBLE / 1e9)`
  }

  function personNumber(people: People): string {
    return `((${hashed(people, 'lower')} >> 20) % 2147483648)::INTEGER`
  }
}

/** A whole number of a text: FNV-1a. */
function saltNumber(text: string): number {
  let word = 0x811c9dc5
  for (let at = 0; at < text.length; at++) word = Math.imul(word ^ text.charCodeAt(at), 0x01000193)
  return word >>> 0
}

function distinctCells(found: readonly (readonly unknown[])[], { form }: ColumnPlan): DistinctCells {
  const numbers = (at: number) => Float64Array.from(found, (row) => row[at] as number)
  const read = form === 'float32' ? shortestFloat32 : (value: number) => value
  const cells = form === 'text' ? found.map(([text]) => text as string) : numbers(0).map(read)
  if (found[0]?.length === 3) return { cells, rows: numbers(1), firstRows: numbers(2) }
  const holders = found.map((row) => Int32Array.from(String(row[4] ?? '').split(' '), Number))
  return { cells, rows: numbers(1), firstRows: numbers(2), people: numbers(3), holders }
}

/** Rows of a Parquet file by its footer alone. Throws `bad-data` for one that is none. */
export async function parquetRowCount(path: string): Promise<number> {
  const engine = await openEngine()
  try {
    const [[rows] = []] = await engine.texts('SELECT sum(num_rows) FROM parquet_file_metadata(?)', [
      withoutWildcards(path),
    ])
    return Number(rows)
  } catch {
    throw unreadable(path)
  } finally {
    engine.close()
  }
}
