import { createRng, fitModel, sampleModel } from '../../src/index.js'
import { simulatedNetwork } from '../tables/simulated-network.js'
import { parentMessage, reply, type ScaleReport } from './child.js'

/**
 * A process of its own: fits a model to 1,000,000 × 20 simulated rows, draws as many without keeping them, and compares its
 * likelihood of fresh rows with the true one. Peak memory is that of the whole process, the table included.
 */
const rowCount = 1_000_000
const freshRows = 100_000
const { seed, model, options } = parentMessage<{ seed: number; model: string; options: Record<string, unknown> }>()
const rng = createRng(seed)
const network = simulatedNetwork()
const train = network.draw(rowCount, rng.fork('train'))

const started = performance.now()
const fitted = await fitModel(train, { schema: network.schema, model, options, rng: rng.fork('fit') })
const fitSeconds = (performance.now() - started) / 1000

const sampling = performance.now()
for await (const _ of sampleModel(fitted, rowCount, { rng: rng.fork('sample') }));
const sampleSeconds = (performance.now() - sampling) / 1000
const peakMegabytes = process.resourceUsage().maxRSS / 1024

const fresh = network.draw(freshRows, rng.fork('fresh'))
const likelihoods = fitted.logLikelihood?.(fresh)
const heldOut = likelihoods === undefined ? null : likelihoods.reduce((sum, each) => sum + each, 0) / freshRows
const chosen = fitted.card().model
const report: ScaleReport = {
  ...{ fitSeconds, sampleSeconds, peakMegabytes },
  note: chosen === model ? '' : chosen,
  numbers: { heldOut, heldOutTruth: network.meanLogLikelihood(fresh) },
}
reply(report)
