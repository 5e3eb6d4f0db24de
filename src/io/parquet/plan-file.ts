import { type Issue, MirrorwardError } from '../../errors.js'
import { unreadableColumn } from '../../table/index.js'
import type { Engine } from '../engine.js'
import { parquetColumnNames } from './column-names.js'
import { type ColumnPlan, planColumn, type StoredColumn } from './column-plan.js'

/** Columns read in one pass: a block of the engine has 2,048 rows of each, and a file may have 20,000. */
const columnsAtOnce = 500

/** A Parquet file and how each of its columns is read. */
export interface PlannedFile {
  readonly path: string
  readonly rowCount: number
  /** The path as the engine takes it: bound to `read_parquet(?)`. */
  readonly source: readonly string[]
  /** A plain name for every column of the file, in its order. */
  readonly slots: readonly string[]
  readonly plans: readonly ColumnPlan[]
}

/** How a file is read. Throws `bad-data` for one without rows, and names every column that cannot be read. */
export async function planFile(
  engine: Engine,
  path: string,
  { ignore }: { readonly ignore: readonly string[] },
): Promise<PlannedFile> {
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
  const plans: ColumnPlan[] = []
  const issues: Issue[] = []
  for (const group of groupsOf(stored))
    for (const { name, plan } of await settledPlans(engine, group, { from, source }))
      if ('cause' in plan) issues.push(unreadableColumn(name, plan.cause, path))
      else plans.push(plan)
  if (issues.length > 0) fail(path, issues)
  return { path, rowCount, source, slots, plans }
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

export function groupsOf<Item>(stored: readonly Item[]): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(stored.length / columnsAtOnce) }, (_, group) =>
    stored.slice(group * columnsAtOnce, (group + 1) * columnsAtOnce),
  )
}

/** The engine reads `*`, `?` and `[` in a path as wildcards; inside brackets they are themselves. */
export function withoutWildcards(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

function fail(file: string, issues: readonly Issue[]): never {
  throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, { issues: [...issues] })
}
