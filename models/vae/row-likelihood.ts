import type { Rng } from '../../src/math/index.js'
import { fillNormal } from '../../src/tensor/index.js'
import type { Decoder } from './decoder.js'
import { logDensityAt, type MixtureDensity, mixtureDensity } from './gaussian-mixture.js'
import { cutLogVariance } from './gradient.js'
import { fillInputs, type RowsOfStates } from './inputs.js'
import { type LatentPrior, mixtureOfStates } from './latent-prior.js'
import { plainLayer, plainStack } from './plain-layers.js'

export interface LikelihoodOptions {
  readonly prior: LatentPrior
  /** Latents drawn a row. */
  readonly draws: number
  readonly rng: Rng
}

const logitLimit = 30

/**
 * A lower bound of every row's log likelihood, in nats, that tightens with the number of draws: the logarithm of the mean
 * of p(row | z) p(z) / q(z | row) over latents drawn from the encoder's q; of columns that the prior says, p(z) is p(z, state).
 * −∞ where a state is −1, which never occurred in training, or no class of the prior has the row's outcomes. O(rows × draws × weights).
 * Y. Burda, R. Grosse, R. Salakhutdinov, Importance weighted autoencoders, ICLR 2016.
 */
export function vaeLogLikelihood(
  rows: RowsOfStates,
  { layers, layout, parameters }: Decoder,
  { prior, draws, rng }: LikelihoodOptions,
): Float64Array {
  const { columns, rowCount } = rows
  const { starts } = layout
  const width = layers.mean.outputs
  const said = new Set(prior.classes?.columns)
  const densities = new Map<number, MixtureDensity>()
  const parts = new Float64Array(prior.mixture.weights.length)
  const inputs = new Float32Array(layout.inputWidth)
  const latent = new Float32Array(width)
  const noise = new Float32Array(width)
  const logs = new Float64Array(draws)
  return Float64Array.from({ length: rowCount }, (_, row) => {
    if (columns.some((states) => states[row]! < 0)) return Number.NEGATIVE_INFINITY
    const own = mixtureOfStates(prior, (column) => columns[column]![row]!)
    if (own === null) return Number.NEGATIVE_INFINITY
    const density = densities.get(own.id) ?? mixtureDensity(own.mixture())
    densities.set(own.id, density)
    fillInputs(inputs, rows, { layout, rows: Uint32Array.of(row) })
    const encoded = plainStack(inputs, layers.encoder, parameters)
    const means = plainLayer(encoded, layers.mean, { parameters, rectified: false })
    const logVariances = plainLayer(encoded, layers.logVariance, { parameters, rectified: false }).map(cutLogVariance)
    for (let draw = 0; draw < draws; draw++) {
      fillNormal(noise, rng)
      let log = 0
      for (let axis = 0; axis < width; axis++) {
        latent[axis] = means[axis]! + Math.exp(logVariances[axis]! / 2) * noise[axis]!
        log += (noise[axis]! * noise[axis]! + logVariances[axis]! + Math.log(2 * Math.PI)) / 2
      }
      log += logDensityAt(density, latent, { offset: 0, parts })
      const logits = plainLayer(plainStack(latent, layers.decoder, parameters), layers.logits, {
        parameters,
        rectified: false,
      })
      columns.forEach((states, column) => {
        if (said.has(column)) return
        log += logProbability(logits, {
          start: starts[column]!,
          end: starts[column + 1]!,
          state: states[row]!,
        })
      })
      logs[draw] = log
    }
    return logMean(logs)
  })
}

function logProbability(
  logits: Float32Array,
  { start, end, state }: { readonly start: number; readonly end: number; readonly state: number },
): number {
  let sum = 0
  for (let place = start; place < end; place++) sum += Math.exp(cut(logits[place]!))
  return cut(logits[start + state]!) - Math.log(sum)
}

function cut(logit: number): number {
  return Math.max(-logitLimit, Math.min(logitLimit, logit))
}

function logMean(logs: Float64Array): number {
  const largest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (const log of logs) sum += Math.exp(log - largest)
  return largest + Math.log(sum / logs.length)
}
