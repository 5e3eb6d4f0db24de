import type { CodedTable } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { permutation, type Rng } from '../../src/math/index.js'
import type { Matrices } from '../../src/tensor/index.js'
import { type Decoder, eachDecoded } from './decoder.js'
import { drawCodes } from './draw-codes.js'
import { drawMixture } from './gaussian-mixture.js'
import { type LatentPrior, priorGiven, statesSaid } from './latent-prior.js'

export interface GivenOptions {
  readonly prior: LatentPrior
  readonly matrices: Matrices
  readonly rng: Rng
  /** For every column the probability of the evidence given each state; null where there is none. */
  readonly weights: readonly (Float64Array | null)[]
}

const firstPool = 4096
const mostPool = 262_144
const leastEffective = 50

/**
 * Codes of rows that satisfy evidence. Latents are drawn from the prior (of the classes that the evidence allows), weighed by
 * the probability of the rest of the evidence given each, and drawn again by those weights; then cells are drawn under the evidence, so that every row satisfies it whatever
 * the latents. The pool grows until its effective sample size (Σw)²/Σw² is a quarter of the rows asked for or it has 262,144 latents.
 * Throws `bad-evidence` when fewer than fifty latents would count even then.
 * D. B. Rubin, Using the SIR algorithm to simulate posterior distributions, 1988; A. Kong, 1992 (effective sample size).
 */
export function drawGiven(
  rowCount: number,
  decoder: Decoder,
  { prior, matrices, rng, weights }: GivenOptions,
): CodedTable {
  const { prior: allowed, left } = priorGiven(prior, weights)
  const { dimension } = allowed.mixture
  const wanted = Math.max(leastEffective, rowCount / 4)
  const pools: Pool[] = []
  let size = 0
  let effective = 0
  for (let round = 0; size < mostPool && effective < wanted; round++) {
    const drawn = drawMixture(allowed.mixture, size === 0 ? firstPool : size, rng.fork(`pool:${round}`))
    pools.push({ ...drawn, logWeights: evidenceLogWeights(drawn.points, decoder, { matrices, weights: left }) })
    size += drawn.components.length
    effective = effectiveSize(pools)
  }
  if (effective < leastEffective)
    throw new MirrorwardError(
      'bad-evidence',
      `evidence is too improbable under the model: ${effective.toFixed(1)} of ${size} latents count (effective sample size, ${leastEffective} are needed)`,
    )
  const chosen = resample(pools, { rowCount, dimension, rng: rng.fork('choice') })
  const said = statesSaid(allowed, chosen.components, weights.length)
  return drawCodes(chosen.points, decoder, { matrices, rng: rng.fork('cells'), weights: left, said })
}

/** Latents from the prior with the logarithms of their weights. */
interface Pool {
  readonly points: Float32Array
  readonly components: Uint16Array
  readonly logWeights: Float64Array
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

function effectiveSize(pools: readonly Pool[]): number {
  const largest = largestOf(pools)
  if (largest === Number.NEGATIVE_INFINITY) return 0
  let sum = 0
  let squares = 0
  for (const { logWeights } of pools)
    for (const log of logWeights) {
      const weight = Math.exp(log - largest)
      sum += weight
      squares += weight * weight
    }
  return (sum * sum) / squares
}

function largestOf(pools: readonly Pool[]): number {
  let largest = Number.NEGATIVE_INFINITY
  for (const { logWeights } of pools) for (const log of logWeights) if (log > largest) largest = log
  return largest
}

/** Systematic resampling, then a random order. */
function resample(
  pools: readonly Pool[],
  { rowCount, dimension, rng }: { readonly rowCount: number; readonly dimension: number; readonly rng: Rng },
): Pick<Pool, 'points' | 'components'> {
  const largest = largestOf(pools)
  let total = 0
  for (const { logWeights } of pools) for (const log of logWeights) total += Math.exp(log - largest)
  const points = new Float32Array(rowCount * dimension)
  const components = new Uint16Array(rowCount)
  let taken = 0
  let reached = 0
  const offset = rng.uniform()
  const order = permutation(rowCount, rng)
  let final: (() => void) | undefined
  for (const pool of pools)
    pool.logWeights.forEach((log, point) => {
      if (log === Number.NEGATIVE_INFINITY) return
      reached += Math.exp(log - largest)
      final = () => {
        points.set(pool.points.subarray(point * dimension, (point + 1) * dimension), order[taken]! * dimension)
        components[order[taken]!] = pool.components[point]!
      }
      for (; taken < rowCount && ((taken + offset) * total) / rowCount < reached; taken++) final()
    })
  for (; taken < rowCount; taken++) final?.()
  return { points, components }
}
