import { choleskyFactor, solveFactored, solvePositiveDefinite } from '../../math/index.js'
import type { Table } from '../../table/index.js'
import { type Axis, axisParts } from './axis.js'

/** Share of a column that straight lines through all others must explain before surfaces are looked for. */
const leastExplained = 0.3
const mostRelated = 10
/** Of the unit variance of each column: keeps repetitions apart. */
const ridge = 1e-3
/** Beyond so many columns one matrix is solved for all of them, which gives the same but for the last digits. */
const mostAlone = 100

/**
 * For each number axis that straight lines through the others explain in part, the columns to look for its surface among: those
 * with the largest coefficients and correlations. O(rows × columns² + columns³) beyond `mostAlone` columns.
 */
export function relatedColumns(
  table: Table,
  axes: ReadonlyMap<string, Axis>,
  rows: Uint32Array,
): ReadonlyMap<string, readonly string[]> {
  const part = table.take(rows)
  const columns = [...axes.values()].flatMap((axis) => {
    const { parts } = axisParts(axis, part)
    const used = axis.type === 'number' ? parts.slice(0, 1) : parts
    return used.flatMap((values) => {
      const own = standardised(values)
      return own === null ? [] : [{ name: axis.column, isNumber: axis.type === 'number', values: own }]
    })
  })
  const size = columns.length
  // A line through as many columns as there are rows explains nothing.
  if (rows.length <= size) return new Map()
  const products = new Float64Array(size * size)
  for (let first = 0; first < size; first++)
    for (let second = 0; second <= first; second++) {
      let sum = 0
      const [a, b] = [columns[first]!.values, columns[second]!.values]
      for (let row = 0; row < a.length; row++) sum += a[row]! * b[row]!
      products[first * size + second] = sum / rows.length
      products[second * size + first] = sum / rows.length
    }
  const found = new Map<string, readonly string[]>()
  const together = size > mostAlone ? regressAll(products, size) : undefined
  columns.forEach(({ name, isNumber }, target) => {
    if (!isNumber) return
    const others = [...columns.keys()].filter((at) => columns[at]!.name !== name)
    const free = rows.length - others.length - 1
    if (free <= 0) return
    const coefficients = together === undefined ? regress(products, size, { target, others }) : together(target)
    if (coefficients === null) return
    const explained = others.reduce((sum, at, index) => sum + coefficients[index]! * products[at * size + target]!, 0)
    if (1 - ((1 - explained) * (rows.length - 1)) / free < leastExplained) return
    const weight = new Map<string, number>()
    others.forEach((at, index) => {
      const own = Math.max(Math.abs(coefficients[index]!), Math.abs(products[at * size + target]!))
      weight.set(columns[at]!.name, Math.max(own, weight.get(columns[at]!.name) ?? 0))
    })
    const byWeight = [...weight].sort(([a, of], [b, other]) => other - of || (a < b ? -1 : 1))
    found.set(
      name,
      byWeight.slice(0, mostRelated).map(([each]) => each),
    )
  })
  return found
}

export function regress(
  products: Float64Array,
  size: number,
  { target, others }: { readonly target: number; readonly others: readonly number[] },
): Float64Array | null {
  if (others.length === 0) return null
  const matrix = new Float64Array(others.length ** 2)
  others.forEach((row, at) => {
    others.forEach((column, index) => {
      matrix[at * others.length + index] = products[row * size + column]! + (at === index ? ridge : 0)
    })
  })
  const right = Float64Array.from(others, (at) => products[at * size + target]!)
  return solvePositiveDefinite(matrix, right) ?? null
}

/**
 * The same for one column after the other from a single factor: of the inverse of the whole matrix, the column of the target by its
 * diagonal is the coefficients with their signs turned.
 */
export function regressAll(products: Float64Array, size: number): (target: number) => Float64Array | null {
  const matrix = products.slice()
  for (let at = 0; at < size; at++) matrix[at * size + at]! += ridge
  const isPositive = choleskyFactor(matrix, size)
  return (target) => {
    if (!isPositive) return null
    const inverse = solveFactored(
      matrix,
      Float64Array.from({ length: size }, (_, at) => (at === target ? 1 : 0)),
    )
    const coefficients = inverse.map((each) => -each / inverse[target]!)
    return coefficients.filter((_, at) => at !== target)
  }
}

function standardised(values: Float64Array): Float64Array | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return square > 1e-12 ? values.map((value) => (value - mean) / Math.sqrt(square)) : null
}
