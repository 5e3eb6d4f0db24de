import { discreteGaussian } from '../../../src/privacy/index.js'
import { boundsOf, type Column, type ColumnSchema, columnStep, isMissing } from '../../../src/table/index.js'
import { cellsWorthwhile, fineCells, mergedStarts } from './fine-cells.js'
import type { Purchase } from './purchase.js'
import { boundsFrom, cellOf, type LineCells, rangeCells } from './range-cells.js'

interface Priced extends Purchase {
  readonly rho: number
  /** About how many rows there are, as is public by now. */
  readonly size: number
  readonly bins: number
}

/** Number columns with bounds: the powers of two between which they hold rows. One charge for all columns. */
export async function buyBounds(columns: readonly ColumnSchema[], priced: Priced): Promise<ColumnSchema[]> {
  const cells = columns.map(rangeCells)
  const counting = { ...priced, purpose: 'bounds of columns: powers of two', cells }
  const { noisy, deviation } = await counted(columns, counting)
  return columns.map((column, at) => {
    const found = boundsFrom(noisy[at]!, { cells: cells[at]!, deviation, step: columnStep(column) })
    const { min, max } = { ...found, ...column.bounds }
    return { ...column, domain: 'bought', bounds: { min: Math.min(min, max), max } }
  })
}

/**
 * Columns of known bounds with cut points between bins that hold enough rows, told from one noisy count of fine cells for all of
 * them; the bounds of those that were bought are drawn closer by the same.
 */
export async function buyCuts(columns: readonly ColumnSchema[], priced: Priced): Promise<ColumnSchema[]> {
  const cells = columns.map((column) => fineCells(column, worthwhile(columns, priced)))
  const counting = { ...priced, purpose: 'fine counts of columns: up to 256 cells', cells }
  const { noisy, deviation } = await counted(columns, counting)
  return columns.map((column, at) => {
    const [, ...cuts] = mergedStarts(noisy[at]!, { cells: cells[at]!, deviation, bins: priced.bins })
    const { min = 0, max = 0 } = boundsOf(column)
    const options = { cells: cells[at]!, deviation, step: columnStep(column), margin: 1, known: { min, max } }
    const bounds = isFarFromZero(column) ? boundsFrom(noisy[at]!, options) : { min, max }
    const inside = cuts.filter((cut) => cut > bounds.min && cut <= bounds.max)
    return {
      ...column,
      ...(isFarFromZero(column) && { bounds }),
      ...(inside.length > 0 && column.kind === 'numeric' && { cuts: inside }),
    }
  })
}

/** Powers of two lie far apart where values do: years, dates. */
function isFarFromZero({ kind, domain, bounds: { min = 0, max = 0 } = {} }: ColumnSchema): boolean {
  return domain === 'bought' && (kind === 'datetime' || (min > 0 && max <= 4 * min))
}

function worthwhile(
  columns: readonly ColumnSchema[],
  { rho, size, bins, rowsPerPatient }: Pick<Priced, 'rho' | 'size' | 'bins' | 'rowsPerPatient'>,
): number {
  return cellsWorthwhile({ size, bins, deviation: rowsPerPatient * Math.sqrt(columns.length / (2 * rho)) })
}

interface Counting extends Purchase {
  readonly purpose: string
  readonly cells: readonly LineCells[]
  readonly rho: number
}

/** Each row is in one cell of each column: k rows of a patient move all columns together by k·√columns. */
async function counted(
  columns: readonly ColumnSchema[],
  { purpose, cells, rho, ledger, rowsPerPatient, table }: Counting,
): Promise<{ readonly noisy: readonly Float64Array[]; readonly deviation: number }> {
  const sensitivity = rowsPerPatient * Math.sqrt(columns.length) * (1 + 2 ** -50)
  const mechanism = discreteGaussian({ sensitivity, rho })
  const charge = ledger.charge(purpose, mechanism, `each row is in one cell of each of ${columns.length} columns`)
  const rows = await table()
  const exact = columns.map(({ name }, at) => countsOf(rows.column(name), cells[at]!))
  const noisy = mechanism.release(
    exact.flatMap((each) => Array.from(each)),
    charge,
  )
  let start = 0
  return {
    noisy: exact.map(({ length }) => {
      start += length
      return noisy.slice(start - length, start)
    }),
    deviation: Math.sqrt(mechanism.variance!),
  }
}

function countsOf(column: Column, cells: LineCells): Float64Array {
  const counts = new Float64Array(cells.starts.length)
  if (column.type !== 'number') return counts
  for (let row = 0; row < column.values.length; row++)
    if (!isMissing(column, row) && Number.isFinite(column.values[row]!)) counts[cellOf(column.values[row]!, cells)]!++
  return counts
}
