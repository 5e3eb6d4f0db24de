import { type Column, cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { groupsOf, type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'
import type { Derivation } from './derivation.js'

/**
 * Filled tables with every cell that was observed as it was. Filled cells of a column that only rises (or falls) lie between their
 * neighbours.
 */
export function withObserved(
  filled: LinkedTables,
  {
    tables,
    schema,
    derivations,
  }: { readonly tables: LinkedTables; readonly schema: LinkedSchema; readonly derivations: readonly Derivation[] },
): LinkedTables {
  const all = schema.tables.map(({ name, parent }) => {
    const [before, after] = [tables.table(name), filled.table(name)]
    const columns = before.columns.map((column) => {
      const merged = mergedCells(column, after.column(column.name))
      const steps = derivations.find(
        ({ type, table, column: own }) => type === 'steps' && table === name && own === column.name,
      )
      if (steps?.type !== 'steps' || parent === undefined || merged.type !== 'number') return merged
      return between(merged, column, { direction: steps.direction, groups: groupsOf(tables.parentRows(name)) })
    })
    return [name, Table.of(columns, before.rowCount)] as const
  })
  return LinkedTables.of(new Map(all), schema)
}

function mergedCells(observed: Column, filled: Column): Column {
  const rows = observed.type === 'number' ? observed.values.length : observed.codes.length
  const cells = Array.from({ length: rows }, (_, row) => cellAt(observed, row) ?? cellAt(filled, row))
  return observed.type === 'number'
    ? numberColumn(observed.name, cells as (number | null)[])
    : levelColumn(observed.name, cells as (string | null)[], [...observed.levels])
}

function between(
  merged: Column & { readonly type: 'number' },
  observed: Column,
  { direction, groups }: { readonly direction: 'rises' | 'falls'; readonly groups: ReturnType<typeof groupsOf> },
): Column {
  const values = merged.values.slice()
  const sign = direction === 'rises' ? 1 : -1
  for (const { start, end } of groups) {
    let next = Number.POSITIVE_INFINITY
    for (let row = end - 1; row >= start; row--) {
      if (cellAt(observed, row) !== null) next = sign * values[row]!
      else values[row] = sign * Math.min(sign * values[row]!, next)
    }
    let before = Number.NEGATIVE_INFINITY
    for (let row = start; row < end; row++) {
      if (merged.valid?.[row] === 0) continue
      if (cellAt(observed, row) === null) values[row] = sign * Math.max(sign * values[row]!, before)
      before = sign * values[row]!
    }
  }
  return { ...merged, values }
}
