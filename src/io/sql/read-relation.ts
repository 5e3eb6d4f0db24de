import { type Issue, MirrorwardError } from '../../errors.js'
import { concatTables, Table, unreadableColumn } from '../../table/index.js'
import type { DatabaseColumn } from '../../table/linked/index.js'
import { inOrder } from './canonical-order.js'
import type { ColumnPlan, PlannedColumn } from './column-plan.js'
import type { Database } from './database.js'
import type { Relation } from './relation.js'
import { relationText } from './relation-text.js'

export interface ReadRelationOptions {
  /** Named in issues. */
  readonly source: string
  /** Columns that are left out, whatever they hold. */
  readonly ignore?: readonly string[] | undefined
  /** A relation without rows is a table of none; an error when not said. */
  readonly allowEmpty?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * A raw table from a relation, as a reader of typed files gives it: numbers as numbers, everything else as levels. Rows lie in
 * an order of their own cells, so that the same rows are the same table wherever they were read. Throws `bad-data` that names
 * every column of lists, records or bytes, and for no rows. O(rows log rows).
 */
export async function readRelation(
  database: Database,
  relation: Relation,
  { source, ignore = [], allowEmpty = false, signal }: ReadRelationOptions,
): Promise<Table> {
  const columns = (await database.columnsOf(relation)).filter(({ name }) => !ignore.includes(name))
  if (columns.length === 0) fail(source, [{ message: 'no column is left to read', file: source }])
  const plans = await settledPlans(database, relation, { columns, source })
  const batches: Table[] = []
  for await (const batch of database.read(relation, plans)) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
    batches.push(batch)
  }
  const read = batches.length === 0 ? emptyTable(plans) : concatTables(batches)
  if (read.rowCount === 0 && !allowEmpty) fail(source, [{ message: 'no rows', file: source }])
  return inOrder(read)
}

/** The plan of every column, all doubts settled in one pass over the rows. */
export async function settledPlans(
  database: Database,
  relation: Relation,
  { columns, source }: { readonly columns: readonly DatabaseColumn[]; readonly source: string },
): Promise<ColumnPlan[]> {
  checkNames(columns, source)
  const { dialect } = database
  const planned = columns.map((column) => ({ name: column.name, ...dialect.plan(column) }))
  const doubts = planned.flatMap(({ doubts = [] }) => doubts)
  const asked = doubts.map(({ asks }) => `max(${asks})`).join(', ')
  const [answers = []] =
    doubts.length === 0 ? [] : await database.query(`SELECT ${asked} FROM ${relationText(dialect, relation)}`)
  const confirmed = new Set(doubts.filter((_, index) => Number(answers[index]) === 1))
  const settle = ({ plan: first, doubts: own = [] }: PlannedColumn) =>
    own.find((doubt) => confirmed.has(doubt))?.otherwise ?? first
  const settled = planned.map((each) => ({ name: each.name, plan: settle(each) }))
  const issues = settled.flatMap(({ name, plan }) =>
    'cause' in plan ? [unreadableColumn(name, plan.cause, source)] : [],
  )
  if (issues.length > 0) fail(source, issues)
  return settled.map(({ plan }) => plan as ColumnPlan)
}

/** A query may give two columns one name, or none. */
function checkNames(columns: readonly DatabaseColumn[], file: string): void {
  const names = columns.map(({ name }) => name)
  const issues = names.flatMap((column, at): Issue[] => {
    if (column.trim() === '' || column === '?column?')
      return [{ message: `column ${at + 1} has no name: give it one with AS`, file }]
    return names.indexOf(column) < at
      ? [{ message: 'another column is called so too: rename it with AS', file, column }]
      : []
  })
  if (issues.length > 0) fail(file, issues)
}

function emptyTable(plans: readonly ColumnPlan[]): Table {
  return Table.of(
    plans.map(({ name, form }) =>
      form === 'text'
        ? { type: 'level', name, levels: [], codes: new Int32Array(0) }
        : { type: 'number', name, values: new Float64Array(0), valid: null },
    ),
    0,
  )
}

function fail(file: string, issues: readonly Issue[]): never {
  throw new MirrorwardError('bad-data', `cannot read from database: "${file}"`, { issues: [...issues] })
}
