import type { CodedTable } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { permutation, type Rng } from '../../src/math/index.js'
import type { Matrices } from '../../src/tensor/index.js'
import { type Decoder, eachDecoded } from './decoder.js'
import { drawCodes } from './draw-codes.js'
import { drawMixture, type GaussianMixture } from './gaussian-mixture.js'

export interface GivenOptions {
  readonly prior: GaussianMixture
  readonly matrices: Matrices
  readonly rng: Rng
  /** For every column the probability of the evidence given each state; null where there is none. */
  readonly weights: readonly (Float64Array | null)[]
}

const firstPool = 4096
const mostPool = 262_144
const leastEffective = 50

/**
 * Codes of rows that satisfy evidence. Latents are drawn from the prior, weighed by the probability of the evidence given
 * each, and drawn again by those weights; then cells are drawn under the evidence, so that every row satisfies it whatever
 * the latents. The pool grows until its effective sample size (Σw)²/Σw² is a quarter of the rows asked for or it has 262,144 latents.
 * Throws `bad-evidence` when fewer than fifty latents would count even then.
 * D. B. Rubin, Using the SIR algorithm to simulate posterior distributions, 1988; A. Kong, 1992 (effective sample size).
 */
export function drawGiven(
  rowCount: number,
  decoder: Decoder,
  { prior, matrices, rng, weights }: GivenOptions,
): CodedTable {
  const wanted = Math.max(leastEffective, rowCount / 4)
  const pools: Float32Array[] = []
  const logWeights: Float64Array[] = []
  let size = 0
  let effective = 0
  for (let round = 0; size < mostPool && effective < wanted; round++) {
    const latents = drawMixture(prior, size === 0 ? firstPool : size, rng.fork(`pool:${round}`))
    pools.push(latents)
    logWeights.push(evidenceLogWeights(latents, decoder, { matrices, weights }))
    size += latents.length / prior.dimension
    effective = effectiveSize(logWeights)
  }
  if (effective < leastEffective)
    throw new MirrorwardError(
      'bad-evidence',
      `evidence is too improbable under the model: ${effective.toFixed(1)} of ${size} latents count (effective sample size, ${leastEffective} are needed)`,
    )
  const chosen = resample(pools, logWeights, { rowCount, dimension: prior.dimension, rng: rng.fork('choice') })
  return drawCodes(chosen, decoder, { matrices, rng: rng.fork('cells'), weights })
}

/** Log probability of the evidence given each latent. */
function evidenceLogWeights(
  latents: Float32Array,
  decoder: Decoder,
  { matrices, weights }: Pick<GivenOptions, 'matrices' | 'weights'>,
): Float64Array {
  const { starts } = decoder.layout
  const width = starts.at(-1) as number
  const logs = new Float64Array(latents.length / decoder.layers.mean.outputs)
  eachDecoded(latents, decoder, {
    matrices,
    use(probabilities, firstRow) {
      const rows = probabilities.length / width
      weights.forEach((weight, column) => {
        if (weight === null) return
        for (let row = 0; row < rows; row++) {
          const base = row * width + (starts[column] as number)
          let sum = 0
          for (let state = 0; state < weight.length; state++) sum += probabilities[base + state]! * weight[state]!
          logs[firstRow + row] = logs[firstRow + row]! + Math.log(sum)
        }
      })
    },
  })
  return logs
}

function effectiveSize(logWeights: readonly Float64Array[]): number {
  const largest = largestOf(logWeights)
  if (largest === Number.NEGATIVE_INFINITY) return 0
  let sum = 0
  let squares = 0
  for (const logs of logWeights)
    for (const log of logs) {
      const weight = Math.exp(log - largest)
      sum += weight
      squares += weight * weight
    }
  return (sum * sum) / squares
}

function largestOf(logWeights: readonly Float64Array[]): number {
  let largest = Number.NEGATIVE_INFINITY
  for (const logs of logWeights) for (const log of logs) if (log > largest) largest = log
  return largest
}

/** Systematic resampling, then a random order. */
function resample(
  pools: readonly Float32Array[],
  logWeights: readonly Float64Array[],
  { rowCount, dimension, rng }: { readonly rowCount: number; readonly dimension: number; readonly rng: Rng },
): Float32Array {
  const largest = largestOf(logWeights)
  let total = 0
  for (const logs of logWeights) for (const log of logs) total += Math.exp(log - largest)
  const chosen = new Float32Array(rowCount * dimension)
  let taken = 0
  let reached = 0
  const offset = rng.uniform()
  const order = permutation(rowCount, rng)
  let final: Float32Array | undefined
  pools.forEach((pool, index) => {
    logWeights[index]?.forEach((log, point) => {
      reached += Math.exp(log - largest)
      const latent = pool.subarray(point * dimension, (point + 1) * dimension)
      if (log > Number.NEGATIVE_INFINITY) final = latent
      for (; taken < rowCount && ((taken + offset) * total) / rowCount < reached; taken++)
        chosen.set(latent, order[taken]! * dimension)
    })
  })
  for (; taken < rowCount && final !== undefined; taken++) chosen.set(final, order[taken]! * dimension)
  return chosen
}
