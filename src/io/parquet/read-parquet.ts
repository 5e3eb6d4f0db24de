import { MirrorwardError } from '../../errors.js'
import { type Column, Table } from '../../table/index.js'
import { type Engine, openEngine, quoteName } from '../engine.js'

const narrowNumbers = /^(TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER|FLOAT|DOUBLE)$/
const wideNumbers = /^(BIGINT|UBIGINT|HUGEINT|UHUGEINT|DECIMAL\(.*\))$/
const largestSafeInteger = '9007199254740991'

/**
 * A table from a Parquet file: numbers as numbers; texts, booleans, dates (ISO 8601) and whole numbers beyond 2⁵³ as
 * levels. Throws `bad-data` for a damaged file and for nested columns. O(rows), two passes over text columns.
 */
export async function readParquet(path: string, { signal }: { readonly signal?: AbortSignal | undefined } = {}) {
  const engine = await openEngine()
  try {
    return await read(engine, path, signal)
  } catch (error) {
    if (error instanceof MirrorwardError) throw error
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, {
      issues: [{ message: 'damaged, or not a Parquet file', file: path }],
    })
  } finally {
    engine.close()
  }
}

async function read(engine: Engine, path: string, signal: AbortSignal | undefined): Promise<Table> {
  const source = [withoutWildcards(path)]
  const described = await engine.texts('DESCRIBE SELECT * FROM read_parquet(?)', source)
  const [[rows] = []] = await engine.texts('SELECT count(*) FROM read_parquet(?)', source)
  const rowCount = Number(rows)
  if (rowCount === 0) fail(path, { message: 'the file has no rows' })
  const plans: ColumnPlan[] = []
  for (const [name, type] of described) plans.push(await planColumn(engine, source, path, name ?? '', type ?? ''))

  const values = plans.map(() => new Float64Array(rowCount))
  const valid = plans.map(() => new Uint8Array(rowCount))
  let start = 0
  const selection = plans.map(({ expression }) => expression).join(', ')
  for await (const block of engine.numbers(`SELECT ${selection} FROM read_parquet(?)`, source)) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
    plans.forEach((_, index) => {
      values[index]!.set(block.values[index]!, start)
      valid[index]!.set(block.valid[index]!, start)
    })
    start += block.rowCount
  }
  return Table.of(plans.map((plan, index) => toColumn(plan, values[index]!, valid[index]!)))
}

interface ColumnPlan {
  readonly name: string
  /** SQL of one DOUBLE a row: the number itself, or the position among `levels`. */
  readonly expression: string
  readonly levels?: readonly string[]
}

async function planColumn(
  engine: Engine,
  source: readonly string[],
  file: string,
  name: string,
  type: string,
): Promise<ColumnPlan> {
  const column = quoteName(name)
  const asNumber = { name, expression: `CAST(${column} AS DOUBLE)` }
  if (narrowNumbers.test(type)) return asNumber
  if (wideNumbers.test(type)) {
    const inexact = type.startsWith('DECIMAL')
      ? `length(replace(ltrim(CAST(${column} AS VARCHAR), '-0.'), '.', '')) > 15`
      : `abs(CAST(${column} AS HUGEINT)) > ${largestSafeInteger}`
    const found = await engine.texts(`SELECT 1 FROM read_parquet(?) WHERE ${inexact} LIMIT 1`, source)
    if (found.length === 0) return asNumber
  }
  const text = textOf(column, type)
  if (text === undefined)
    fail(file, { message: `a column of type ${type.slice(0, 20)} is not supported`, column: name })
  const type_ = quoteName(`levels of ${name}`)
  await engine.run(
    `CREATE TYPE ${type_} AS ENUM (SELECT DISTINCT ${text} AS t FROM read_parquet(?) WHERE ${column} IS NOT NULL ORDER BY t)`,
    source,
  )
  const levels = await engine.texts(`SELECT unnest(enum_range(NULL::${type_}))::VARCHAR`)
  return {
    name,
    expression: `CAST(enum_code(CAST(${text} AS ${type_})) AS DOUBLE)`,
    levels: levels.map(([level]) => level ?? ''),
  }
}

/** SQL of a cell's text, or undefined for a type that has none. */
function textOf(column: string, type: string): string | undefined {
  if (type === 'DATE') return `strftime(${column}, '%Y-%m-%d')`
  if (type === 'TIMESTAMP WITH TIME ZONE') return `strftime(make_timestamp(epoch_us(${column})), '%Y-%m-%dT%H:%M:%SZ')`
  if (type.startsWith('TIMESTAMP')) return `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ')`
  const isText = /^(VARCHAR|BOOLEAN|UUID|TIME|ENUM\(.*\))$/s.test(type) || wideNumbers.test(type)
  return isText ? `CAST(${column} AS VARCHAR)` : undefined
}

function toColumn({ name, levels }: ColumnPlan, values: Float64Array, valid: Uint8Array): Column {
  if (levels === undefined) return { type: 'number', name, values, valid: valid.includes(0) ? valid : null }
  const isEmpty = (code: number) => levels[code] === ''
  const codes = Int32Array.from(values, (code, row) => (valid[row] === 0 || isEmpty(code) ? -1 : code))
  return { type: 'level', name, levels, codes }
}

/** The engine reads `*`, `?` and `[` in a path as wildcards; inside brackets they are themselves. */
function withoutWildcards(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

function fail(file: string, { message, column }: { readonly message: string; readonly column?: string }): never {
  throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, {
    issues: [{ message, file, ...(column !== undefined && { column }) }],
  })
}
