import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { type Column, shortestFloat32, Table } from '../../table/index.js'
import { ColumnBuilder } from '../column-builder.js'
import { type Engine, hasEngine, openEngine } from '../engine.js'
import { hashFile } from '../hash.js'
import type { ColumnPlan } from '../parquet/column-plan.js'
import { type PlannedFile, planFile, withoutWildcards } from '../parquet/plan-file.js'
import { saltNumber } from './salt-number.js'
import type { DistinctCells, DistinctOptions, People, Places, RowsOfPerson, StoredRows } from './stored-rows.js'

/** Memory of the engine beside what its caller holds. */
const memoryLimit = '1GB'
/** The engine's estimate of distinct cells may be off by as much. */
const slack = 1.5

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
    return {
      ...parquetRows(engine, planned),
      sha256: () => hashFile(path),
      hasChanged: async () => (await stampOf(path)) !== before,
      close,
    }
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

function parquetRows(engine: Engine, planned: PlannedFile): Omit<StoredRows, 'sha256' | 'hasChanged' | 'close'> {
  const { path, source, plans, rowCount, slots } = planned
  const from = `FROM read_parquet(?, hive_partitioning = false, file_row_number = true) AS stored(${[...slots, 'row_at'].join(', ')})`
  const planOf = (name: string) => plans.find((plan) => plan.name === name) as ColumnPlan
  const dictionaries = new Map<string, string>()

  return {
    path,
    columns: plans.map(({ name, form }) => ({ name, form })),
    rowCount,
    distinct: (names, options) =>
      guarded(async () => {
        const asked = options.among === undefined ? await withFewCells(names, options.most) : names
        const known = new Map<string, DistinctCells>()
        for (const [at, name] of asked.entries()) {
          options.signal?.throwIfAborted()
          options.onProgress?.(at / asked.length)
          const found = await distinctOf(planOf(name), options)
          if (found !== null) known.set(name, found)
        }
        return known
      }),
    rowsOfPeople: (numbers, options) =>
      guarded(async () => {
        const known = new Map<string, readonly RowsOfPerson[]>()
        for (const [name, own] of numbers) known.set(name, await rowsOf(planOf(name), { ...options, numbers: own }))
        return known
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

  /** In one pass, about. */
  async function withFewCells(names: readonly string[], most: number): Promise<readonly string[]> {
    const asked = names.map((name) => `approx_count_distinct(${planOf(name).expression})`)
    const [counts = []] = await engine.texts(`SELECT ${asked.join(', ')} ${from}`, source)
    return names.filter((_, at) => Number(counts[at]) <= slack * most)
  }

  async function distinctOf(
    plan: ColumnPlan,
    { most, among, mostHolders }: DistinctOptions,
  ): Promise<DistinctCells | null> {
    const isText = plan.form === 'text'
    const present = isText ? `NOT (v IS NULL OR v = '')` : `NOT (v IS NULL OR isnan(v))`
    const holders = among !== undefined && mostHolders !== undefined
    const person = holders ? `, ${hashed(among.people, 'lower')} AS w, ${personNumber(among.people)} AS p` : ''
    const chosen = among === undefined ? '' : `WHERE ${isAmong(among.people, among.places)}`
    const rows = `SELECT ${plan.expression} AS v, row_at${person} ${from} ${chosen}`
    const inner = holders
      ? `SELECT v, sum(n) AS n, min(first) AS first, count(*) AS people, list_aggregate(min(p, ${mostHolders}), 'string_agg', ' ') AS holders FROM (SELECT v, w, any_value(p) AS p, count(*) AS n, min(row_at) AS first FROM (${rows}) WHERE ${present} GROUP BY v, w) GROUP BY v`
      : `SELECT v, count(*) AS n, min(row_at) AS first FROM (${rows}) WHERE ${present} GROUP BY v`
    const shown = isText ? 'v' : 'v::DOUBLE'
    const found = await engine.cells(
      `SELECT ${shown}, n::DOUBLE, first::DOUBLE${holders ? ', people::DOUBLE, holders' : ''} FROM (${inner} LIMIT ${most + 1}) ORDER BY first`,
      source,
    )
    return found.length > most ? null : distinctCells(found, plan)
  }

  async function rowsOf(
    { expression, form }: ColumnPlan,
    {
      numbers,
      people,
      places,
    }: { readonly numbers: readonly number[]; readonly people: People; readonly places: Places },
  ): Promise<RowsOfPerson[]> {
    if (numbers.length === 0) return []
    const isText = form === 'text'
    const found = await engine.cells(
      `SELECT p::DOUBLE, ${isText ? 'v' : 'v::DOUBLE'}, count(*)::DOUBLE FROM (SELECT ${expression} AS v, ${personNumber(people)} AS p ${from} WHERE ${isAmong(people, places)}) WHERE p IN (${numbers.join(', ')}) AND v IS NOT NULL${isText ? '' : ' AND NOT isnan(v)'} GROUP BY p, v`,
      source,
    )
    const read = form === 'float32' ? shortestFloat32 : (value: number) => value
    return (found as [number, number | string, number][]).map(([person, cell, rows]) => ({
      ...{ person, cell, value: typeof cell === 'number' ? read(cell) : 0, rows },
    }))
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
  if (!hasEngine()) return plainRowCount(path)
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

async function plainRowCount(path: string): Promise<number> {
  const { asyncBufferFromFile, parquetMetadataAsync } = await import('hyparquet')
  try {
    return Number((await parquetMetadataAsync(await asyncBufferFromFile(path))).num_rows)
  } catch {
    throw unreadable(path)
  }
}
