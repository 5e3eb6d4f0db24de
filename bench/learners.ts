import { binFeatures, fitBoosting, fitFeatureSpecs, fitForest } from '../src/learn/index.js'
import { createRng } from '../src/math/index.js'
import { milliseconds } from './tables/coded-sample.js'
import { simulatedTable } from './tables/simulated-table.js'

/** 100 trees on 100,000 × 20: boosting with 31 leaves, without early stopping, and a forest. */
const table = simulatedTable(100_000)
const specs = fitFeatureSpecs(table, table.columnNames)
const binned = binFeatures(table, specs)
const rng = createRng(1)
const targets = Float64Array.from(binned.features[0]!.bins, (bin, row) =>
  bin + binned.features[1]!.bins[row]! / 2 + 60 * rng.normal() > 190 ? 1 : 0,
)
const boost = () => fitBoosting(binned, targets, { task: 'classification', earlyStopping: false, rng })
console.log(`boosting 100 trees on 100k x 20: ${await milliseconds(boost, 2)} ms`)
const forest = () => fitForest(binned, targets, { treeCount: 100, minLeafRows: 20, rng })
console.log(`forest 100 trees on 100k x 20: ${await milliseconds(forest, 1)} ms`)
