import type { Codebook, ColumnBook } from '../../src/encode/index.js'
import { type CompactTable, treeColumn } from '../network/index.js'
import type { StateColumn } from '../outcomes/index.js'
import type { HiddenTreeOptions } from './options.js'

const fewestRows = 400
const mostStates = 20

/** Columns with their states, and those of them apart that are drawn last, given all others: outcomes of a few levels. */
export function divideColumns(
  { variables, table }: CompactTable,
  { books }: Codebook,
  options: Pick<HiddenTreeOptions, 'outcomes'>,
): { readonly columns: StateColumn[]; readonly outcomes: StateColumn[] } {
  const bookOf = new Map(books.map((book) => [book.column.name, book]))
  const all = variables.map((variable, index): StateColumn & { readonly isOutcome: boolean } => {
    const book = bookOf.get(variable.name) as ColumnBook
    const stateCount = variable.codes.length
    return {
      column: treeColumn(variable, book),
      states: table.columns[index]!.codes,
      isOutcome: book.type === 'level' && book.column.role === 'outcome' && stateCount >= 2 && stateCount <= mostStates,
    }
  })
  const columns = all.filter(({ isOutcome }) => !isOutcome)
  const none = options.outcomes === 'states' || table.rowCount < fewestRows || columns.length === 0
  return none ? { columns: all, outcomes: [] } : { columns, outcomes: all.filter(({ isOutcome }) => isOutcome) }
}
