import { type Issue, MirrorwardError } from '../../errors.js'
import { type Column, Table, unreadableColumn } from '../../table/index.js'
import { ColumnBuilder } from '../column-builder.js'
import { type Engine, openEngine } from '../engine.js'
import { parquetColumnNames } from './column-names.js'
import { type ColumnPlan, planColumn, type StoredColumn } from './column-plan.js'

/** Columns read in one pass: a block of the engine has 2,048 rows of each, and a file may have 20,000. */
const columnsAtOnce = 500

export interface ReadParquetOptions {
  /** Columns that are left out, whatever they hold. */
  readonly ignore?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * A table from a Parquet file: numbers as numbers, 32-bit floats as their shortest decimals; texts (also such as are
 * stored as bytes), booleans, times, dates (ISO 8601) and whole numbers beyond 2⁵³ as levels. Columns are the file's:
 * none comes from names of folders. Throws `bad-data` for a damaged file, and names every column that holds lists,
 * records or other bytes. O(rows).
 */
export async function readParquet(path: string, options: ReadParquetOptions = {}): Promise<Table> {
  const engine = await openEngine()
  try {
    return await read(engine, path, options)
  } catch (error) {
    if (error instanceof MirrorwardError) throw error
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, {
      issues: [{ message: 'damaged, or not a Parquet file', file: path }],
    })
  } finally {
    engine.close()
  }
}

async function read(engine: Engine, path: string, { ignore = [], signal }: ReadParquetOptions): Promise<Table> {
  const source = [withoutWildcards(path)]
  const names = await parquetColumnNames(engine, source)
  const slots = names.map((_, index) => `c${index}`)
  const from = `FROM read_parquet(?, hive_partitioning = false) AS stored(${slots.join(', ')})`
  const [[rows] = []] = await engine.texts(`SELECT count(*) ${from}`, source)
  const rowCount = Number(rows)
  if (rowCount === 0) fail(path, [{ message: 'the file has no rows', file: path }])
  const described = await engine.texts(`DESCRIBE SELECT * ${from}`, source)
  const stored = described
    .map(([slot, type], index): StoredColumn => ({ name: names[index] ?? '', slot: slot ?? '', type: type ?? '' }))
    .filter(({ name }) => !ignore.includes(name))
  if (stored.length === 0) fail(path, [{ message: 'no column is left to read', file: path }])

  const columns: Column[] = []
  const issues: Issue[] = []
  for (const group of groupsOf(stored)) {
    const plans: ColumnPlan[] = []
    for (const { name, plan } of await settledPlans(engine, group, { from, source }))
      if ('cause' in plan) issues.push(unreadableColumn(name, plan.cause, path))
      else plans.push(plan)
    if (issues.length > 0 || plans.length === 0) continue
    const builders = plans.map(({ name, form }) => new ColumnBuilder(name, form, rowCount))
    const selection = plans.map(({ expression }) => expression).join(', ')
    for await (const block of engine.blocks(`SELECT ${selection} ${from}`, source)) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
      builders.forEach((builder, index) => {
        builder.add(block.columns[index]!)
      })
    }
    columns.push(...builders.map((builder) => builder.finish()))
  }
  if (issues.length > 0) fail(path, issues)
  return Table.of(columns)
}

/** The plans of some columns, all their doubts settled in one pass over the rows. */
async function settledPlans(
  engine: Engine,
  stored: readonly StoredColumn[],
  { from, source }: { readonly from: string; readonly source: readonly string[] },
) {
  const planned = stored.map((column) => ({ name: column.name, ...planColumn(column) }))
  const doubts = planned.flatMap(({ doubt }) => (doubt === undefined ? [] : [doubt]))
  if (doubts.length === 0) return planned
  const [answers = []] = await engine.texts(
    `SELECT ${doubts.map(({ asks }) => `bool_or(${asks})`).join(', ')} ${from}`,
    source,
  )
  const confirmed = new Set(doubts.filter((_, index) => answers[index] === 'true'))
  return planned.map(({ name, plan, doubt }) => ({
    name,
    plan: doubt !== undefined && confirmed.has(doubt) ? doubt.otherwise : plan,
  }))
}

function groupsOf(stored: readonly StoredColumn[]): (readonly StoredColumn[])[] {
  return Array.from({ length: Math.ceil(stored.length / columnsAtOnce) }, (_, group) =>
    stored.slice(group * columnsAtOnce, (group + 1) * columnsAtOnce),
  )
}

/** The engine reads `*`, `?` and `[` in a path as wildcards; inside brackets they are themselves. */
function withoutWildcards(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

function fail(file: string, issues: readonly Issue[]): never {
  throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, { issues: [...issues] })
}
