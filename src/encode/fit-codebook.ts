import { MirrorwardError } from '../errors.js'
import { isModelled, patientIndex, type Schema, type Table } from '../table/index.js'
import type { Codebook, ColumnBook } from './codebook.js'
import { fitLevelBook, type RarePolicy } from './fit-level-book.js'
import { fitNumberBook } from './fit-number-book.js'
import { fitSurrogateBook } from './fit-surrogate-book.js'

export interface CodebookOptions {
  /** Most codes of a number column beside missing; by the number of rows when absent. */
  readonly bins?: number
  readonly rare?: RarePolicy
}

const mostCodes = 65_536
const defaultRare: RarePolicy = { minCount: 5, action: 'pool' }

/**
 * The codes of a table, learnt from training rows only. A value or level that fewer than `rare.minCount` patients share
 * is never an atom. Throws `bad-data` for a column with more than 65,535 levels. O(columns × n log n).
 *
 * @example
 * const codebook = fitCodebook(train, schema, { bins: 20 })
 */
export function fitCodebook(train: Table, schema: Schema, options: CodebookOptions = {}): Codebook {
  const { bins = defaultBins(train.rowCount), rare = defaultRare } = options
  const patientOf = schema.patient === undefined ? null : patientIndex(train, schema)
  const books = schema.columns.filter(isModelled).map((columnSchema): ColumnBook => {
    const column = train.column(columnSchema.name)
    const book =
      column.type === 'number'
        ? fitNumberBook(column, columnSchema, { bins, minCount: Math.max(1, rare.minCount), patientOf })
        : fitLevelBook(column, columnSchema, { rare, patientOf })
    if (book.size > mostCodes)
      throw new MirrorwardError('bad-data', `more than ${mostCodes - 1} levels: column "${columnSchema.name}"`)
    return book
  })
  const surrogates = schema.columns
    .filter((column) => !isModelled(column))
    .map((column) => fitSurrogateBook(train.column(column.name), column))
  return { schema, books, surrogates }
}

/** 8 bins for 300 rows, 20 for 5,000, 32 from 20,000. */
export function defaultBins(rowCount: number): number {
  return Math.min(32, Math.max(4, Math.round(1.2 * Math.cbrt(rowCount))))
}
