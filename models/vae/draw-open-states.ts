import type { Rng } from '../../src/math/index.js'
import type { Matrices } from '../../src/tensor/index.js'
import type { OpenStates } from '../network/index.js'
import { drawAllowed, sumOfAllowed } from './allowed-states.js'
import { type Decoder, eachDecoded } from './decoder.js'
import { encodeRows } from './encode-rows.js'
import { drawMixture } from './gaussian-mixture.js'
import { type LatentPrior, statesSaid } from './latent-prior.js'
import { outcomeDraws } from './outcome-draws.js'
import { drawPoints, type Posteriors } from './posteriors.js'

/** Rounds of a new latent and new open cells. */
const rounds = 40
/** Of these, the first that take every proposal, to come near the row from anywhere. */
const unweighed = 8
const leastProbability = 1e-30

/**
 * All states of every row, the open ones drawn given the others by Markov chains, one a row. Every other round proposes a
 * latent from the encoder, of the row as it is filled, taken by the ratio of p(row, z) / q(z | row) to that of the latent
 * before (Metropolis within Gibbs); the others from the prior, taken by the ratio of the probabilities of what is there, so
 * that no region is left out. Then the open cells are drawn by the decoder, and outcomes that the prior says by their share
 * of its density at the latent. Exact after many rounds, near after forty. −1 where no class of the prior has the row's
 * outcomes. O(rounds × rows × weights).
 * P.-A. Mattei, J. Frellsen, Leveraging the exact likelihood of deep latent variable models, NeurIPS 2018, § 3.
 */
export function drawOpenStates(
  decoder: Decoder,
  cells: readonly OpenStates[],
  options: {
    readonly rowCount: number
    readonly prior: LatentPrior
    readonly matrices: Matrices
    readonly rng: Rng
  },
): Int32Array[] {
  const { rowCount, prior, matrices, rng } = options
  const { layers, layout } = decoder
  const dimension = layers.mean.outputs
  const width = layout.starts.at(-1) as number
  const said = new Set(prior.classes?.columns)
  const outcomes = outcomeDraws(prior, cells)
  const stream = rng.fork('cells')
  const first = drawMixture(prior.mixture, rowCount, rng.fork('latents'))
  const latents = first.points
  const known = statesSaid(prior, first.components, cells.length)
  const columns = cells.map(({ states }, column) =>
    states.map((state, row) => (state < 0 ? (known[column]?.[row] ?? 0) : state)),
  )
  const probabilities = new Float32Array(rowCount * width)
  const current = { joint: new Float64Array(rowCount), evidence: new Float64Array(rowCount) }
  const all = Uint32Array.from({ length: rowCount }, (_, row) => row)

  decode(latents, (values, row) => {
    probabilities.set(values, row * width)
    refill(row)
  })
  for (let round = 0; round < rounds; round++) {
    const fromPrior = round >= unweighed && round % 2 === 1
    const posteriors = fromPrior ? null : encodeRows({ columns, rowCount }, { ...decoder, matrices, rows: all })
    const proposed = propose(posteriors, rng.fork(`round:${round}`))
    const choice = rng.fork(`choice:${round}`)
    decode(proposed, (values, row) => {
      const offered = densitiesOf(row, values, proposed)
      const gained =
        posteriors === null
          ? offered.evidence - current.evidence[row]!
          : offered.joint - current.joint[row]! - logDensityRatio(posteriors, { to: proposed, from: latents, row })
      if (round < unweighed || Math.log(choice.uniform()) < gained) {
        latents.set(proposed.subarray(row * dimension, (row + 1) * dimension), row * dimension)
        probabilities.set(values, row * width)
      }
      refill(row)
    })
  }
  return columns.map((states, column) =>
    states.map((state, row) => (cells[column]!.states[row]! < 0 && !outcomes.isPossible(row) ? -1 : state)),
  )

  /** Calls `use` with a row's probabilities of every state. */
  function decode(points: Float32Array, use: (values: Float32Array, row: number) => void): void {
    eachDecoded(points, decoder, {
      matrices,
      use(block, firstRow) {
        for (let row = firstRow; (row - firstRow) * width < block.length; row++)
          use(block.subarray((row - firstRow) * width, (row - firstRow + 1) * width), row)
      },
    })
  }

  function propose(posteriors: Posteriors | null, stream: Rng): Float32Array {
    if (posteriors === null) return drawMixture(prior.mixture, rowCount, stream).points
    return drawPoints(posteriors, { draws: 1, rng: stream }).means
  }

  /** Draws the row's open cells given its latent, and reckons its densities anew. */
  function refill(row: number): void {
    const values = probabilities.subarray(row * width, (row + 1) * width)
    outcomes.draw(row, { latents, columns, uniform: () => stream.uniform() })
    cells.forEach(({ states, choices }, column) => {
      if (states[row]! >= 0 || said.has(column)) return
      const allowed = choices[-1 - states[row]!]!
      const place = { start: layout.starts[column]!, allowed, uniform: stream.uniform() }
      columns[column]![row] = drawAllowed(values, place)
    })
    const { joint, evidence } = densitiesOf(row, values, latents)
    current.joint[row] = joint
    current.evidence[row] = evidence
  }

  /** ln p(row, z) as the row is filled, and ln p(what is there | z). */
  function densitiesOf(row: number, values: Float32Array, points: Float32Array) {
    const { own, allowed } = outcomes.logDensities(row, { latents: points, columns })
    let joint = own
    let evidence = allowed
    cells.forEach(({ states, choices }, column) => {
      if (said.has(column)) return
      const start = layout.starts[column]!
      const log = Math.log(Math.max(leastProbability, values[start + columns[column]![row]!]!))
      joint += log
      if (states[row]! >= 0) evidence += log
      else evidence += Math.log(Math.max(leastProbability, sumOfAllowed(values, start, choices[-1 - states[row]!]!)))
    })
    return { joint, evidence }
  }
}

/** ln q(to) − ln q(from) by the posterior of a row. */
function logDensityRatio(
  { means, variances, dimension }: Posteriors,
  { to, from, row }: { readonly to: Float32Array; readonly from: Float32Array; readonly row: number },
): number {
  let log = 0
  for (let at = row * dimension; at < (row + 1) * dimension; at++)
    log += ((from[at]! - means[at]!) ** 2 - (to[at]! - means[at]!) ** 2) / (2 * variances[at]!)
  return log
}
