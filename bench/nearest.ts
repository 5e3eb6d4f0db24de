import { loadDataset } from '../datasets/index.js'
import { bayesNet } from '../models/index.js'
import { mixedSpace, neighbourSearch, type Points } from '../src/learn/index.js'
import { createRng } from '../src/math/index.js'
import { concatTables, type Table } from '../src/table/index.js'
import { milliseconds } from './tables/coded-sample.js'
import { simulatedTable } from './tables/simulated-table.js'

/**
 * Exact nearest neighbours by the tree, beside looking at every pair. Two tables of 20 columns: pbc drawn large from its
 * Bayesian network, as clinical tables are; and made-up columns that are independent in pairs, where no tree can help.
 */
for (const [name, table] of [
  ['pbc drawn large', await drawnLarge(200_000)],
  ['independent pairs', simulatedTable(40_000)],
] as const) {
  const place = mixedSpace([table], table.columnNames.slice(-20))
  for (const rowCount of [20_000, 100_000]) {
    if (2 * rowCount > table.rowCount) continue
    const [points, queries] = [place(table.slice(0, rowCount)), place(table.slice(rowCount, 2 * rowCount))]
    const tree = await milliseconds(() => neighbourSearch(points)(queries), 1)
    const few = { ...queries, rowCount: 1000 }
    const pairs = (await milliseconds(() => everyPair(points, few), 1)) * (rowCount / 1000)
    console.log(
      `nearest, ${name}, ${rowCount} x ${rowCount} x ${points.width}: tree ${tree} ms, every pair ${pairs} ms (from 1000 queries), ratio ${(pairs / tree).toFixed(1)}`,
    )
  }
}

async function drawnLarge(rowCount: number): Promise<Table> {
  const { table, schema } = await loadDataset('pbc')
  const fitted = await bayesNet.fit(table, { schema, options: bayesNet.options.parse({}), rng: createRng('fit') })
  const batches: Table[] = []
  for await (const batch of fitted.sample(rowCount, { rng: createRng('sample') })) batches.push(batch)
  return concatTables(batches).select(table.columnNames.filter((name) => name !== 'id'))
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
