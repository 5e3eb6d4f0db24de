import { findHierarchy, regionOf } from '../../identity/index.js'
import type { LevelColumn } from '../column.js'
import type { ColumnSchema, Schema } from '../schema.js'
import { Table } from '../table.js'

/** What a level that is not kept becomes where it has no ancestor that is. */
export const otherLevel = '(other)'

/**
 * A table at the coarseness of a schema: levels that a column does not list become what its `rare` says, where it says
 * something. O(rows).
 */
export function asReleased(table: Table, schema: Schema): Table {
  const columns = table.columns.map((column) => {
    const described = schema.columns.find(({ name }) => name === column.name)
    return column.type === 'level' && described !== undefined ? asListed(column, described, column.levels) : column
  })
  return columns.every((column, index) => column === table.columns[index]) ? table : Table.of(columns, table.rowCount)
}

/** The level that stands for one which is not listed: an ancestor, a neighbour, `(other)`, or null for missing. */
export function listedFor(level: string, column: ColumnSchema, order: readonly string[] = []): string | null {
  const { levels = [], rare, hierarchy } = column
  if (rare === 'missing') return null
  if (rare === 'nearest') return nearestListed(level, levels, order)
  const ancestors = rare === 'ancestor' ? (findHierarchy(hierarchy ?? '')?.ancestorsOf(level) ?? []) : []
  return [...ancestors, otherLevel].find((candidate) => levels.includes(candidate)) ?? null
}

/**
 * The listed level next to another: by number where all are numbers, else by their places in the order. Of two as near the
 * lower one. Null where neither tells.
 */
export function nearestListed(level: string, listed: readonly string[], order: readonly string[]): string | null {
  const isNumber = [level, ...listed].every((each) => each.trim() !== '' && Number.isFinite(Number(each)))
  const place = isNumber ? Number : (each: string) => order.indexOf(each)
  const own = place(level)
  if (!isNumber && own < 0) return null
  const near = listed
    .map((each) => ({ each, at: place(each) }))
    .filter(({ at }) => isNumber || at >= 0)
    .sort((a, b) => Math.abs(a.at - own) - Math.abs(b.at - own) || a.at - b.at)
  return near[0]?.each ?? null
}

/**
 * The column with levels that its schema does not list as the schema's `rare` says. `order` is that of all levels, where it
 * is known: of cells that were read by a schema that lists them all.
 */
export function asListed(column: LevelColumn, described: ColumnSchema, order: readonly string[] = []): LevelColumn {
  const { levels, rare } = described
  if (levels === undefined && described.learnt === 'region') return inRegions(column, described)
  if (levels === undefined || rare === undefined) return column
  const listed = new Set(levels)
  if (column.levels.every((level) => listed.has(level))) return column
  const targets = column.levels.map((level) => (listed.has(level) ? level : listedFor(level, described, order)))
  const codeOf = new Map(levels.map((level, code) => [level, code]))
  const translated = targets.map((target) => (target === null ? -1 : codeOf.get(target)!))
  return {
    type: 'level',
    name: column.name,
    levels,
    codes: Int32Array.from(column.codes, (code) => (code < 0 ? -1 : translated[code]!)),
  }
}

/** What a level is learnt as when enough patients hold it: of a place, its region. */
export function ownLabel(level: string, { learnt, hierarchy }: ColumnSchema): string {
  const places = learnt === 'region' ? findHierarchy(hierarchy ?? '') : undefined
  return (places && regionOf(level, places)) ?? level
}

/** Codes as the regions they lie in, which is all that is asked of them. */
function inRegions({ name, levels, codes }: LevelColumn, column: ColumnSchema): LevelColumn {
  const labels = levels.map((level) => ownLabel(level, column))
  const regions = [...new Set(labels)].sort()
  const codeOf = new Map(regions.map((region, code) => [region, code]))
  const translated = labels.map((label) => codeOf.get(label)!)
  return { type: 'level', name, levels: regions, codes: codes.map((code) => (code < 0 ? -1 : translated[code]!)) }
}
