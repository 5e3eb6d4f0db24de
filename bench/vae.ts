import { loadDataset } from '../datasets/index.js'
import { evaluate, metrics } from '../evaluators/index.js'
import { createRng } from '../src/math/index.js'
import { collectTable, fitModel, sampleModel, splitByPatient } from '../src/pipeline/index.js'

/**
 * What each part of the autoencoder brings: the rows of the table in docs/models/vae.md. `VAE_TABLES` names the datasets,
 * `VAE_SEEDS` the seeds; a row is the median over the seeds.
 */
const variants: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'as is': {},
  'standard normal prior': { prior: 'normal' },
  'prior of at most 4 components': { components: [1, 4] },
  'one prior for all outcomes': { byOutcome: false },
  'β 1 throughout': { beta: { start: 1, end: 1 } },
  'no averaged weights': { average: 0 },
  'ordinal smoothing 0.1': { smoothing: 0.1 },
  '8 bins a number': { bins: 8 },
}
const tables = (process.env.VAE_TABLES ?? 'rotterdam').split(',')
const seeds = (process.env.VAE_SEEDS ?? '1,2,3').split(',').map(Number)
const ids = ['fidelity.c2st', 'fidelity.pair-trends', 'utility.tstr']
const chosen = metrics.filter(({ id }) => ids.includes(id))

for (const name of tables) {
  const { table, schema } = await loadDataset(name)
  for (const [variant, options] of Object.entries(variants)) {
    const scores: Record<string, number[]> = { heldOut: [] }
    for (const seed of seeds) {
      const rng = createRng(seed)
      const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
      const split = splitByPatient(table, schema, { shares, rng: rng.fork('split') })
      const model = await fitModel(split.train, { schema, model: 'vae', options, rng: rng.fork('fit') })
      const rows = sampleModel(model, split.train.rowCount, { rng: rng.fork('sample') })
      const synthetic = await collectTable(rows)
      const nats = (model.logLikelihood?.(split.holdout) ?? new Float64Array(0)).filter(Number.isFinite)
      scores.heldOut?.push(nats.reduce((sum, each) => sum + each, 0) / nats.length)
      const run = { schema, ...split, synthetic, rng: rng.fork('evaluate'), metrics: chosen, threads: 1 }
      for (const { id, result } of await evaluate(run))
        if (result.status === 'ok') scores[id] = [...(scores[id] ?? []), result.value]
    }
    const cells = Object.entries(scores).map(([id, values]) => `${id} ${median(values).toFixed(3)}`)
    console.log(`${name} | ${variant} | ${cells.join(' | ')}`)
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
