import type { TreeColumn } from '../network/index.js'
import { columnScales, type FittedScale } from './scales.js'

/** Scales of all columns with the mean products of every two: what all lines are fitted to. */
export interface LineBasis {
  readonly scales: readonly FittedScale[]
  /** Row-major, scales × scales. */
  readonly products: Float64Array
  /** The rows that products are means over. */
  readonly rows: ArrayLike<number>
  /** Persons that the rows are worth. */
  readonly persons: number
}

/** Beyond this many scales there are no second ones, and with as many first ones no lines: products take their square. */
const mostScales = 1500

/**
 * The basis of a table's lines; null where there is nothing to draw lines through. `rows` are those the products are taken over.
 * O(rows × scales²).
 */
export function lineBasis(
  columns: readonly TreeColumn[],
  {
    states,
    rows,
    rowWorth,
    leastRows,
  }: {
    readonly states: readonly (Uint8Array | Uint16Array)[]
    readonly rows: ArrayLike<number>
    /** Persons for each row. */
    readonly rowWorth: number
    readonly leastRows: number
  },
): LineBasis | null {
  const all = columns.flatMap((treeColumn, column) => {
    const counts = new Uint32Array(treeColumn.variable.codes.length)
    for (const state of states[column]!) counts[state]!++
    return columnScales(treeColumn, { column, counts, leastRows })
  })
  const scales = all.length > mostScales ? all.filter(({ isSecond }) => isSecond !== true) : all
  const size = scales.length
  if (size < 2 || size > mostScales) return null
  const products = new Float64Array(size * size)
  const numbers = scales.map(({ column, values }) => Float64Array.from(rows, (row) => values[states[column]![row]!]!))
  for (let first = 0; first < size; first++)
    for (let second = 0; second <= first; second++) {
      const mean = meanProduct(numbers[first]!, numbers[second]!)
      products[first * size + second] = mean
      products[second * size + first] = mean
    }
  return { scales, products, rows, persons: rows.length * rowWorth }
}

function meanProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum / Math.max(1, a.length)
}
