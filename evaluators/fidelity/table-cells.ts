import type { Schema, Table } from '../../src/table/index.js'
import { type Codes, countCells, type GroupedCounts } from '../grouped-counts.js'
import { remembered } from '../remembered.js'
import { rowGroups } from '../row-groups.js'
import { type DiscretiseOptions, discretise } from './discretise.js'

/** Sets of cells are kept for the next to ask as long as there are no more pairs than this. */
const mostKeptPairs = 300

/** The columns of a table in the cells that were cut on the training rows. */
export interface TableCells {
  readonly columns: readonly Codes[]
  /** How often each combination of cells of these columns occurs, by group of rows. Pairs are counted once. */
  counts(columns: readonly number[]): GroupedCounts
}

/** Coded once for all metrics that ask for the same cells. O(columns × rows). */
export function tableCells(
  { schema, train }: { readonly schema: Schema; readonly train: Table },
  table: Table,
  { names, ...options }: DiscretiseOptions & { readonly names: readonly string[] },
): TableCells {
  const name = `${options.bins}, ${options.mostLevels} levels`
  return remembered([schema, train, table], `cells by ${name}`, () => {
    const cut = remembered([schema, train], `cells cut by ${name}`, () => discretise(train, names, options))
    const columns = cut.map((column) => column.encode(table.column(column.name)))
    const groups = rowGroups(table, schema)
    const kept = new Map<string, GroupedCounts>()
    const keepsPairs = (names.length * (names.length - 1)) / 2 <= mostKeptPairs
    return {
      columns,
      counts: (asked) => {
        const count = () =>
          countCells(
            asked.map((column) => columns[column]!),
            groups,
          )
        if (asked.length > 2 || !keepsPairs) return count()
        const known = kept.get(asked.join()) ?? count()
        kept.set(asked.join(), known)
        return known
      },
    }
  })
}
