import { choleskyFactor, normalQuantile, permutation, type Rng } from '../src/math/index.js'
import { type Column, columnLength, isMissing, isModelled, type Schema, Table, takeRows } from '../src/table/index.js'

/** Correlations are multiplied by this, so that columns that determine each other leave the matrix positive definite. */
const shrinkage = 1 - 1e-6

/**
 * The training columns put together again as a Gaussian copula would: every column keeps its cells, and their order follows
 * normal draws with the correlations of the columns' normal scores (Iman & Conover, Communications in Statistics B 11, 1982).
 * A control that keeps columns and linear relations between pairs, and nothing else: no rules, no interactions. Missing
 * cells stand below all others, levels in their order; equal cells are ordered at random, as SDV's uniform encoding does,
 * which weakens the correlations of columns with few levels. Columns that are not modelled are shuffled.
 * O(rows × columns² + columns × n log n).
 */
export function gaussianCopula(train: Table, schema: Schema, rng: Rng): Table {
  const { rowCount } = train
  const scoreOfRank = Float64Array.from({ length: rowCount }, (_, rank) => normalQuantile((rank + 0.5) / rowCount))
  const columns = schema.columns.filter(isModelled).map(({ name }) => train.column(name))
  const orders = new Map(columns.map((column) => [column.name, orderOf(column, rng.fork(`ties:${column.name}`))]))
  const scores = columns.map(({ name }) => {
    const own = new Float64Array(rowCount)
    orders.get(name)!.forEach((row, rank) => {
      own[row] = scoreOfRank[rank]!
    })
    return own
  })
  const drawn = correlatedDraws(scores, rowCount, rng.fork('draws'))
  const placed = new Map(columns.map(({ name }, index) => [name, reordered(orders.get(name)!, drawn[index]!)]))
  return Table.of(
    train.columns.map((column) =>
      takeRows(column, placed.get(column.name) ?? permutation(rowCount, rng.fork(`shuffled:${column.name}`))),
    ),
    rowCount,
  )
}

/** The rows of a column from its lowest cell to its highest, equal ones in random order. */
function orderOf(column: Column, rng: Rng): Int32Array {
  const place = (row: number) => {
    if (isMissing(column, row)) return Number.NEGATIVE_INFINITY
    return column.type === 'number' ? column.values[row]! : column.codes[row]!
  }
  const places = Float64Array.from({ length: columnLength(column) }, (_, row) => place(row))
  const ties = permutation(places.length, rng)
  // Not a difference: two missing cells are equal, and their places infinite.
  const compare = (a: number, b: number) =>
    places[a]! < places[b]! ? -1 : places[a]! > places[b]! ? 1 : ties[a]! - ties[b]!
  return Int32Array.from(places, (_, row) => row).sort(compare)
}

/** Normal draws, one array a column, with the correlations of the scores: z = L e with R = L Lᵀ. */
function correlatedDraws(scores: readonly Float64Array[], rowCount: number, rng: Rng): Float64Array[] {
  const size = scores.length
  const factor = new Float64Array(size * size)
  const product = (first: Float64Array, second: Float64Array) =>
    first.reduce((sum, score, row) => sum + score * second[row]!, 0)
  // Every column has the same scores in another order, so one sum of squares serves all.
  const squares = scores[0] === undefined ? 1 : product(scores[0], scores[0])
  scores.forEach((first, row) => {
    for (let column = 0; column < row; column++)
      factor[row * size + column] = squares > 0 ? (shrinkage * product(first, scores[column]!)) / squares : 0
    factor[row * size + row] = 1
  })
  choleskyFactor(factor, size)
  const drawn = scores.map(() => new Float64Array(rowCount))
  const own = new Float64Array(size)
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < size; column++) own[column] = rng.normal()
    for (let column = 0; column < size; column++) {
      let sum = 0
      for (let inner = 0; inner <= column; inner++) sum += factor[column * size + inner]! * own[inner]!
      drawn[column]![row] = sum
    }
  }
  return drawn
}

/** The rows of a column put where the draws have the same rank. */
function reordered(order: Int32Array, draws: Float64Array): Int32Array {
  const ranked = Int32Array.from(draws, (_, row) => row).sort((a, b) => draws[a]! - draws[b]! || a - b)
  const rows = new Int32Array(order.length)
  ranked.forEach((row, rank) => {
    rows[row] = order[rank]!
  })
  return rows
}
