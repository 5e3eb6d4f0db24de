import { cellAt } from '../column.js'
import type { Table } from '../table.js'
import type { FaultAction, LinkedSchema, LinkedTableSchema } from './linked-schema.js'
import { keyText } from './linked-tables.js'

export const faultKinds = ['missing-key', 'duplicate-key', 'missing-parent', 'orphan', 'parent-dropped'] as const
/** What may be wrong with a key of a row: its own, or that of its parent. */
export type FaultKind = (typeof faultKinds)[number]

/** Rows of one table that have the same fault. Rows are named, keys never. */
export interface KeyFault {
  readonly kind: FaultKind
  readonly table: string
  readonly column: string
  /** In the order of the table as it was read, 0 first. */
  readonly rows: readonly number[]
  /** What the schema says of them. Rows below a row that was dropped are dropped with it. */
  readonly action: FaultAction
}

export interface SettledTables {
  readonly tables: ReadonlyMap<string, Table>
  readonly faults: readonly KeyFault[]
}

/**
 * The tables without the rows that their schema says to drop, and every fault of keys that was found: also those to be
 * refused, whose rows are still there. Parents are asked first. O(rows).
 */
export function settleKeys(tables: ReadonlyMap<string, Table>, { tables: schemas }: LinkedSchema): SettledTables {
  const settled = new Map<string, Table>()
  const faults: KeyFault[] = []
  const keys = new Map<string, Keys>()
  for (const schema of schemas) {
    const table = tables.get(schema.name)!
    const found = [
      ...ownFaults(table, schema),
      ...parentFaults(table, schema, keys.get(schema.parent?.table ?? '')),
    ].filter(({ rows }) => rows.length > 0)
    faults.push(...found)
    const dropped = new Set(found.flatMap(({ action, rows }) => (action === 'drop' ? rows : [])))
    const kept = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !dropped.has(row))
    settled.set(schema.name, dropped.size === 0 ? table : table.take(kept))
    if (schema.key !== undefined) keys.set(schema.name, keysOf(table, schema.key, dropped))
  }
  return { tables: settled, faults }
}

/** The keys of a table that stayed, and those that are gone with their rows. */
interface Keys {
  readonly there: ReadonlySet<string>
  readonly gone: ReadonlySet<string>
}

function keysOf(table: Table, key: string, dropped: ReadonlySet<number>): Keys {
  const column = table.column(key)
  const [there, gone] = [new Set<string>(), new Set<string>()]
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell !== null) (dropped.has(row) ? gone : there).add(keyText(cell))
  }
  return { there, gone }
}

function ownFaults(table: Table, { name, key, duplicates = 'refuse' }: LinkedTableSchema): KeyFault[] {
  if (key === undefined) return []
  const column = table.column(key)
  const seen = new Set<string>()
  const [missing, repeated]: [number[], number[]] = [[], []]
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell === null) missing.push(row)
    else if (seen.has(keyText(cell))) repeated.push(row)
    else seen.add(keyText(cell))
  }
  const place = { table: name, column: key, action: duplicates }
  return [
    { kind: 'missing-key', rows: missing, ...place },
    { kind: 'duplicate-key', rows: repeated, ...place },
  ]
}

function parentFaults(
  table: Table,
  { name, parent, orphans = 'refuse' }: LinkedTableSchema,
  keys: Keys | undefined,
): KeyFault[] {
  if (parent === undefined || keys === undefined) return []
  const column = table.column(parent.column)
  const [missing, orphaned, below]: [number[], number[], number[]] = [[], [], []]
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell === null) missing.push(row)
    else if (keys.there.has(keyText(cell))) continue
    else (keys.gone.has(keyText(cell)) ? below : orphaned).push(row)
  }
  const place = { table: name, column: parent.column }
  return [
    { kind: 'missing-parent', rows: missing, action: orphans, ...place },
    { kind: 'orphan', rows: orphaned, action: orphans, ...place },
    { kind: 'parent-dropped', rows: below, action: 'drop', ...place },
  ]
}
