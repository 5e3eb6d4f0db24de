import { type Codebook, type CodedTable, encodeTable } from '../../src/encode/index.js'
import { numberColumn, Table } from '../../src/table/index.js'
import { type TreeColumn, tableStates } from '../network/index.js'
import type { Clock, TimeBook } from './clock.js'
import type { RowLayout } from './row-layout.js'

/** States of all columns, −1 where missing or never seen in training. */
export function courseColumns(columns: readonly TreeColumn[], coded: CodedTable): Int32Array[] {
  const states = tableStates(
    columns.map(({ variable }) => variable),
    coded,
  )
  return states.map((own, column) => own.map((state) => (state >= columns[column]!.insideCount ? -1 : state)))
}

/** States of first times and gaps; missing is a state of its own, where it was seen. */
export function timeStates({ first, gap }: Clock, steps: Float64Array, { indexOf }: RowLayout): Int32Array {
  const encode = (times: TimeBook) => {
    const { book, column } = times
    const codebook: Codebook = { schema: { name: '', columns: [book.column] }, books: [book], surrogates: [] }
    const coded = encodeTable(Table.of([numberColumn(book.column.name, Array.from(steps))]), codebook)
    return tableStates([column.variable], coded)[0]!
  }
  const [firsts, gaps] = [encode(first), encode(gap)]
  return firsts.map((state, row) => (indexOf[row] === 0 ? state : gaps[row]!))
}
