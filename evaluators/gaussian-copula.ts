import { choleskyFactor, normalQuantile, permutation, type Rng, stableOrder } from '../src/math/index.js'
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
  const places = new Float64Array(columnLength(column))
  for (let row = 0; row < places.length; row++) {
    if (isMissing(column, row)) places[row] = Number.NEGATIVE_INFINITY
    else places[row] = column.type === 'number' ? column.values[row]! : column.codes[row]!
  }
  const atRandom = new Int32Array(places.length)
  permutation(places.length, rng).forEach((tie, row) => {
    atRandom[tie] = row
  })
  return stableOrder(places, atRandom)
}

/** Normal draws, one array a column, with the correlations of the scores: z = L e with R = L Lᵀ. */
function correlatedDraws(scores: readonly Float64Array[], rowCount: number, rng: Rng): Float64Array[] {
  const size = scores.length
  const factor = new Float64Array(size * size)
  const product = (first: Float64Array, second: Float64Array) => {
    let sum = 0
    for (let row = 0; row < first.length; row++) sum += first[row]! * second[row]!
    return sum
  }
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
  const rows = new Int32Array(order.length)
  stableOrder(draws).forEach((row, rank) => {
    rows[row] = order[rank]!
  })
  return rows
}
