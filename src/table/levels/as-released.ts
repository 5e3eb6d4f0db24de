import { findHierarchy } from '../../identity/index.js'
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
    return column.type === 'level' && described !== undefined ? asListed(column, described) : column
  })
  return columns.every((column, index) => column === table.columns[index]) ? table : Table.of(columns, table.rowCount)
}

/** The level that stands for one which is not listed: an ancestor, `(other)`, or null for missing. */
export function listedFor(level: string, column: ColumnSchema): string | null {
  const { levels = [], rare, hierarchy } = column
  const ancestors = rare === 'ancestor' ? (findHierarchy(hierarchy ?? '')?.ancestorsOf(level) ?? []) : []
  const candidates = rare === 'missing' ? [] : [...ancestors, otherLevel]
  return candidates.find((candidate) => levels.includes(candidate)) ?? null
}

/** The column with levels that its schema does not list as the schema's `rare` says. */
export function asListed(column: LevelColumn, described: ColumnSchema): LevelColumn {
  const { levels, rare } = described
  if (levels === undefined || rare === undefined) return column
  const listed = new Set(levels)
  if (column.levels.every((level) => listed.has(level))) return column
  const targets = column.levels.map((level) => (listed.has(level) ? level : listedFor(level, described)))
  const codeOf = new Map(levels.map((level, code) => [level, code]))
  const translated = targets.map((target) => (target === null ? -1 : codeOf.get(target)!))
  return {
    type: 'level',
    name: column.name,
    levels,
    codes: Int32Array.from(column.codes, (code) => (code < 0 ? -1 : translated[code]!)),
  }
}
