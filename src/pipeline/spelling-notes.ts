import type { Issue } from '../errors.js'
import { levelCounts, type Schema, type Table } from '../table/index.js'

/** The schema with the levels that a table has in the place of those it does not state: what another table's texts may mean. */
export function withLevelsOf(table: Table, schema: Schema): Schema {
  return {
    ...schema,
    columns: schema.columns.map((column) => {
      const cells = table.has(column.name) ? table.column(column.name) : undefined
      return cells?.type !== 'level' || column.levels !== undefined ? column : { ...column, levels: cells.levels }
    }),
  }
}

/**
 * The level columns of a table of which no row has a level that the training rows have: written in another way than values
 * can be matched by, more often than made wrong.
 */
export function unknownLevels(table: Table, train: Table): Issue[] {
  return table.columns.flatMap((column) => {
    if (column.type !== 'level' || !train.has(column.name)) return []
    const cells = train.column(column.name)
    const known = new Set(cells.type === 'level' ? levelCounts(cells).keys() : [])
    const used = [...levelCounts(column).keys()]
    if (used.length === 0 || known.size === 0 || used.some((level) => known.has(level))) return []
    return [
      { message: 'no row has a level that the training rows have: is it written another way?', column: column.name },
    ]
  })
}
