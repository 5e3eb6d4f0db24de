import { writeTable } from '../../src/io/index.js'
import { createRng } from '../../src/math/index.js'
import { fitModel } from '../../src/pipeline/fit-model.js'
import { keepBatches, sampleModel } from '../../src/pipeline/sample-model.js'
import { isModelled } from '../../src/table/index.js'
import { type FitReport, parentMessage, reply } from './child.js'
import { openSplit } from './open-split.js'

/**
 * A process of its own: fits one model on the training rows, draws as many and writes their modelled columns as CSV. Peak memory is that of the
 * whole process at the end of the fit, reading included.
 */
const { dataset, seed, model, options, out } = parentMessage<{
  dataset: string
  seed: number
  model: string
  options: Record<string, unknown>
  out: string
}>()
const { schema, train } = await openSplit(dataset, seed)
const rng = createRng(seed)
const started = performance.now()
const fitted = await fitModel(train, { schema, model, options, rng: rng.fork('fit') })
const fitSeconds = (performance.now() - started) / 1000
const peakMegabytes = process.resourceUsage().maxRSS / 1024

const sampling = performance.now()
const { batches, collected } = keepBatches(sampleModel(fitted, train.rowCount, { rng: rng.fork('sample') }))
for await (const _ of batches);
const sampleSeconds = (performance.now() - sampling) / 1000
const modelled = schema.columns.filter(isModelled).map(({ name }) => name)
await writeTable(collected().select(modelled), out, { schema })

const chosen = fitted.card().model
const report: FitReport = { fitSeconds, sampleSeconds, peakMegabytes, note: chosen === model ? '' : chosen }
reply(report)
