import { bayesNet } from '../models/index.js'
import { decodeTable, encodeTable, fitCodebook } from '../src/encode/index.js'
import { createRng } from '../src/math/index.js'
import { milliseconds } from './tables/coded-sample.js'
import { simulatedSchema, simulatedTable } from './tables/simulated-table.js'

/** Encoding, decoding and sampling decoded rows, 1,000,000 × 20. */
const rowCount = 1_000_000
const table = simulatedTable(rowCount)
const codebook = fitCodebook(table, simulatedSchema)
console.log(`codebook 1M x 20: ${await milliseconds(() => fitCodebook(table, simulatedSchema), 1)} ms`)
console.log(`encode 1M x 20: ${await milliseconds(() => encodeTable(table, codebook))} ms`)
const coded = encodeTable(table, codebook)
console.log(`decode 1M x 20: ${await milliseconds(() => decodeTable(coded, codebook, { rng: createRng(1) }))} ms`)

const fitted = await bayesNet.fit(table, {
  schema: simulatedSchema,
  options: bayesNet.options.parse({}),
  rng: createRng('fit'),
})
const drawAll = async () => {
  let rows = 0
  for await (const batch of fitted.sample(rowCount, { rng: createRng(2) })) rows += batch.rowCount
  if (rows !== rowCount) throw new Error('rows are missing')
}
console.log(`bayes-net sample 1M x 20, decoded: ${await milliseconds(drawAll)} ms`)
