import { loadDataset } from '../datasets/index.js'
import { sequentialTrees } from '../models/index.js'
import { createRng } from '../src/math/index.js'
import { evidenceOf, parseExpression } from '../src/table/index.js'
import { milliseconds } from './tables/coded-sample.js'
import { simulatedSchema, simulatedTable } from './tables/simulated-table.js'

/** Fitting and sampling sequential trees: clinical tables, a made-up one, and rows under a condition. */
const options = sequentialTrees.options.parse({})
for (const name of ['pbc', 'rotterdam', 'flchain', 'nafld1']) {
  const { table, schema } = await loadDataset(name)
  const fit = () => sequentialTrees.fit(table, { schema, options, rng: createRng('fit') })
  console.log(`fit ${name} ${table.rowCount} x ${schema.columns.length}: ${await milliseconds(fit, 1)} ms`)
}

const { table, schema } = await loadDataset('rotterdam')
const clinical = await sequentialTrees.fit(table, { schema, options, rng: createRng('fit') })
const given = evidenceOf(parseExpression('age < 40 and death = 1'), schema)
const drawGiven = () => drain(clinical.sample(10_000, { rng: createRng(2), given }))
console.log(`sample 10k of rotterdam under a condition: ${await milliseconds(drawGiven, 1)} ms`)

const large = simulatedTable(100_000)
const fitLarge = () => sequentialTrees.fit(large, { schema: simulatedSchema, options, rng: createRng('fit') })
console.log(`fit 100k x 20: ${await milliseconds(fitLarge, 1)} ms`)
const fitted = await fitLarge()
const drawAll = () => drain(fitted.sample(1_000_000, { rng: createRng(2) }))
console.log(`sample 1M x 20, decoded: ${await milliseconds(drawAll, 1)} ms`)

async function drain(batches: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of batches);
}
