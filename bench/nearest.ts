import { mixedSpace, neighbourSearch, type Points } from '../src/learn/index.js'
import { milliseconds } from './tables/coded-sample.js'
import { simulatedTable } from './tables/simulated-table.js'

/** Exact nearest neighbours by the tree, beside looking at every pair: 20 columns, columns independent of each other in pairs. */
for (const rowCount of [5000, 20_000]) {
  const table = simulatedTable(2 * rowCount)
  const place = mixedSpace([table], table.columnNames)
  const [points, queries] = [place(table.slice(0, rowCount)), place(table.slice(rowCount))]
  const tree = await milliseconds(() => neighbourSearch(points)(queries), 1)
  const pairs = await milliseconds(() => everyPair(points, queries), 1)
  console.log(
    `nearest ${rowCount} x ${rowCount} x 20: tree ${tree} ms, every pair ${pairs} ms, ratio ${(pairs / tree).toFixed(1)}`,
  )
}

function everyPair(points: Points, queries: Points): Float64Array {
  const { width } = points
  return Float64Array.from({ length: queries.rowCount }, (_, query) => {
    let best = Number.POSITIVE_INFINITY
    for (let point = 0; point < points.rowCount; point++) {
      let sum = 0
      for (let axis = 0; axis < width && sum < best; axis++)
        sum += Math.min(
          1,
          Math.abs(queries.coordinates[query * width + axis]! - points.coordinates[point * width + axis]!),
        )
      if (sum < best) best = sum
    }
    return best / width
  })
}
