import type { Codebook, CodedTable, ColumnBook } from '../../src/encode/index.js'
import type { Variable } from '../network/index.js'
import type { TreeColumn, TreeRows } from './tree.js'

/** The training rows with what the schema says of missing cells and the codebook of order. */
export function treeRows(
  { columns, rowCount }: CodedTable,
  variables: readonly Variable[],
  { books }: Codebook,
): TreeRows {
  const byName = new Map(books.map((book) => [book.column.name, book]))
  return {
    rowCount,
    columns: columns.map(({ codes, size }, index): TreeColumn => {
      const { name, codes: codeOfState, codeCount } = variables[index] as Variable
      const book = byName.get(name)
      const missing = codeOfState.indexOf(codeCount - 1)
      const isIgnored = book?.column.missingness === 'ignorable' && missing >= 0 && size > 1
      return {
        codes,
        size,
        ordered: codeOfState.filter((code) => code < orderedCodes(book)).length,
        ...(isIgnored && { ignored: missing }),
      }
    }),
  }
}

/** The codes that stand in an order: not missing. */
function orderedCodes(book: ColumnBook | undefined): number {
  if (book?.type === 'number') return book.cells.length
  return book?.column.kind === 'ordinal' ? book.levels.length : 0
}
