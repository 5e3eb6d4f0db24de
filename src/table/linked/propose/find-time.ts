import { isMissing, type NumberColumn } from '../../column.js'
import type { ColumnSchema } from '../../schema.js'
import type { LinkedTableSchema } from '../linked-schema.js'
import type { LinkedTables } from '../linked-tables.js'

/** A column that rises from row to row of a parent, with the parents that bear it out. */
export interface RisingColumn {
  readonly column: string
  /** Parents with two rows or more, and those of them in whose rows it never falls. */
  readonly parents: number
  readonly rising: number
  /** Steps from a row to the next, and those of them that rise. */
  readonly steps: number
  readonly up: number
}

/** Of parents with two rows, at least this share has rows that rise. */
export const risingShare = 0.95
const timeName =
  /(^|[^a-z])(t|time|day|days|date|datetime|month|months|year|years|visit_?date|jour|jours|temps|mois|an|annee|tstart|start)([^a-z]|$)/i

/** What rises as well, but ends what a row begins. */
const endName = /(^|[^a-z])(end|stop|tstop|fin|until|discharge|sortie)([^a-z]|$)/i

/**
 * The column that orders the rows of each parent: a number or date that rises, as the rows stand in their file, within 95 %
 * of parents; where rows of no column rise, the one named and dated like a time. `tables` must not be sorted by time. O(rows × columns).
 */
export function findTime(tables: LinkedTables, name: string): RisingColumn | undefined {
  const schema = tables.schema.tables.find((each) => each.name === name)!
  const found = timeColumns(schema).map((column) =>
    risingOf(tables.table(name).column(column.name) as NumberColumn, tables.parentRows(name)),
  )
  const moving = found.filter(({ up, steps }) => up > 0 && up >= 0.02 * steps)
  const rising = moving.filter(({ parents, rising }) => parents > 0 && rising >= risingShare * parents)
  const rank = ({ column }: RisingColumn) => (timeName.test(column) ? 2 : 0) - (endName.test(column) ? 1 : 0)
  const ordered = rising.sort((a, b) => rank(b) - rank(a) || b.up - a.up)
  if (ordered[0] !== undefined) return ordered[0]
  const dated = (column: string) => schema.columns.find((each) => each.name === column)?.kind === 'datetime'
  return (
    moving.find(({ column }) => timeName.test(column) && dated(column)) ??
    moving.find(({ column }) => timeName.test(column))
  )
}

function timeColumns({ columns, key, parent, references = [], layout }: LinkedTableSchema): ColumnSchema[] {
  const links = new Set([key, parent?.column, ...references.map(({ column }) => column)])
  if (typeof layout === 'object') links.add(layout.value)
  return columns.filter(({ name, kind }) => (kind === 'numeric' || kind === 'datetime') && !links.has(name))
}

function risingOf(column: NumberColumn, parentRows: Int32Array): RisingColumn {
  let [parents, rising, steps, up] = [0, 0, 0, 0]
  for (let start = 0; start < parentRows.length; ) {
    const parent = parentRows[start]!
    let [end, before, seen, falls] = [start, Number.NaN, 0, false]
    for (; end < parentRows.length && parentRows[end] === parent; end++) {
      if (isMissing(column, end)) continue
      const value = column.values[end]!
      if (seen > 0 && parent >= 0) {
        steps++
        if (value > before) up++
        falls ||= value < before
      }
      before = value
      seen++
    }
    if (parent >= 0 && seen > 1) {
      parents++
      if (!falls) rising++
    }
    start = end
  }
  return { column: column.name, parents, rising, steps, up }
}

/** A column of the parent that no row passes. */
export interface Bound {
  readonly column: string
  /** Rows where both are there: all keep it. */
  readonly rows: number
}

/**
 * The column of the parent, of the same kind as the time, that every row keeps to and that binds: no lower than some
 * parents' last rows by chance of all being high. The tightest of several, a time to an event first. O(rows × columns).
 */
export function findUntil(tables: LinkedTables, name: string, time: string): Bound | undefined {
  const own = tables.schema.tables.find((each) => each.name === name)!
  const parent = tables.schema.tables.find((each) => each.name === own.parent?.table)!
  const kind = own.columns.find((each) => each.name === time)?.kind
  const moments = tables.table(name).column(time) as NumberColumn
  const parentRows = tables.parentRows(name)
  const events = new Set((parent.timeToEvent ?? []).map((pair) => pair.time))
  const bounds = parent.columns.flatMap((each) => {
    if (each.kind !== kind || each.name === parent.key) return []
    const column = tables.table(parent.name).column(each.name) as NumberColumn
    const found = boundOf(moments, { column, parentRows })
    return found === undefined ? [] : [{ ...found, isEvent: events.has(each.name) }]
  })
  const [first] = bounds.sort((a, b) => Number(b.isEvent) - Number(a.isEvent) || a.slack - b.slack)
  return first && { column: first.column, rows: first.rows }
}

function boundOf(
  moments: NumberColumn,
  { column, parentRows }: { readonly column: NumberColumn; readonly parentRows: Int32Array },
): (Bound & { readonly slack: number }) | undefined {
  let [rows, slack, latest, lowest] = [0, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let row = 0; row < parentRows.length; row++) {
    const parent = parentRows[row]!
    if (parent < 0 || isMissing(moments, row) || isMissing(column, parent)) continue
    const left = column.values[parent]! - moments.values[row]!
    if (left < 0) return undefined
    rows++
    slack += left
    latest = Math.max(latest, moments.values[row]!)
    lowest = Math.min(lowest, column.values[parent]!)
  }
  // Where every bound lies above every time, nothing is bound.
  if (rows < fewestBoundRows || lowest >= latest) return undefined
  return { column: column.name, rows, slack: slack / rows }
}

const fewestBoundRows = 20
