import { type Rng, solvePositiveDefinite } from '../../../src/math/index.js'
import type { Recorded } from '../../../src/privacy/audit/index.js'
import { concatTables, type Table } from '../../../src/table/index.js'
import { type AuditBound, type Audited, type GameResult, mostFaults } from './audited.js'
import { gaussianBound, isGaussianShaped } from './gaussian-bound.js'
import { guessBound } from './guess-bound.js'
import { type ReplayFault, replayFaults } from './replay-faults.js'

export interface OneRunOptions {
  readonly table: Table
  /** Rows that are in or out, each by a coin. */
  readonly canaries: Table
  /** Of the coins. */
  readonly rng: Rng
  readonly delta: number
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Shares of the canaries that are guessed; of the rest the auditor says nothing. */
const shares = [1, 0.5, 0.2, 0.1]

/**
 * The audit of one run (Steinke, Nasr & Jagielski 2023): each canary is in or out by a coin, the mechanism is fitted once, and the
 * auditor guesses. White box by the noisy numbers along what each canary changes, black box by the gain of its likelihood over a fit
 * without any; both count right guesses, whatever the noise. Beside them, the size of the noise in the cells that canaries touch. Cost:
 * two fits, and one up to its last release for each canary.
 */
export async function oneRunAudit(audited: Audited, options: OneRunOptions): Promise<GameResult> {
  const { table, canaries, rng, delta, onProgress, signal } = options
  const places = [...Array(canaries.rowCount).keys()]
  const isIn = places.map(() => rng.below(2) === 1)
  const own = concatTables([table, canaries.take(places.filter((place) => isIn[place]))])
  const fit = await audited.fit(own)
  const without = await audited.given(table, fit.releases)
  const base = numbersOf(without)
  const faults: ReplayFault[] = []
  const steps: Float64Array[] = []
  for (const place of places) {
    signal?.throwIfAborted()
    const having = await audited.given(concatTables([table, canaries.take([place])]), fit.releases)
    faults.push(...replayFaults(without, having))
    const withOne = numbersOf(having)
    steps.push(withOne.exact.map((value, cell) => (value - base.exact[cell]!) / base.scale[cell]!))
    onProgress?.((place + 1) / places.length)
  }
  const seen = numbersOf(fit.releases)
  const output = seen.output.map((value, cell) => value / seen.scale[cell]!)
  const isTouched = Array.from(output, (_, cell) => steps.some((step) => step[cell] !== 0))
  const beyondBase = output.map((value, cell) => value - base.exact[cell]! / base.scale[cell]!)
  const white = likelyCoins(beyondBase, {
    steps,
    // Seen where no canary could be: who guesses may look there.
    variance: meanSquare(beyondBase.filter((_, cell) => !isTouched[cell])),
  })
  const bounds: AuditBound[] = []
  const touched = [...output.keys()].filter((cell) => isTouched[cell])
  const noise = touched.map((cell) => output[cell]! - seen.exact[cell]! / seen.scale[cell]!)
  const lengths = steps.map((step) => Math.sqrt(step.reduce((sum, part) => sum + part * part, 0)))
  const gaussianShaped = noise.length === 0 || isGaussianShaped(noise)
  if (gaussianShaped && noise.length > 0)
    bounds.push(gaussianBound({ noise, mu: lengths.reduce((sum, each) => sum + each, 0) / lengths.length, delta }))
  bounds.push(guessed('white-box', { scores: white, isIn, delta }))
  if (fit.likelihood !== undefined) {
    const reference = (await audited.fit(table)).likelihood!(canaries)
    const scores = [...fit.likelihood(canaries)].map((value, place) => value - reference[place]!)
    bounds.push(guessed('black-box', { scores, isIn, delta }))
  }
  return { bounds, gaussianShaped, faults: faults.slice(0, mostFaults) }
}

function meanSquare(noise: Float64Array): number {
  return noise.length === 0 ? 1 : Math.max(1e-9, noise.reduce((sum, each) => sum + each * each, 0) / noise.length)
}

/**
 * How likely each canary was in, all of them at once: the coins c that minimise ‖seen − Σ c·step‖²/variance + 4‖c − ½‖², of a coin's
 * variance of ¼. Where there is hardly noise they are found exactly, however canaries overlap.
 */
function likelyCoins(
  seen: Float64Array,
  { steps, variance }: { readonly steps: readonly Float64Array[]; readonly variance: number },
): number[] {
  const dot = (one: Float64Array, other: Float64Array) => one.reduce((sum, part, cell) => sum + part * other[cell]!, 0)
  const matrix = Float64Array.from({ length: steps.length ** 2 }, (_, at) => {
    const [row, column] = [Math.floor(at / steps.length), at % steps.length]
    return dot(steps[row]!, steps[column]!) / variance + (row === column ? 4 : 0)
  })
  const wanted = Float64Array.from(steps, (step) => dot(step, seen) / variance + 2)
  return [...(solvePositiveDefinite(matrix, wanted) ?? wanted)]
}

interface Guessing {
  readonly scores: readonly number[]
  readonly isIn: readonly boolean[]
  readonly delta: number
}

/** The highest scores are guessed in and the lowest out, as many of each. */
function guessed(kind: AuditBound['kind'], { scores, isIn, delta }: Guessing): AuditBound {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!)
  const canaries = order.length
  const bounds = shares.map((share) => {
    const each = Math.max(1, Math.floor((share * canaries) / 2))
    const right = order.filter(
      (canary, rank) => (rank < each && isIn[canary]) || (rank >= canaries - each && !isIn[canary]),
    )
    return guessBound({ canaries, guessed: 2 * each, right: right.length, delta, of: shares.length })
  })
  const all = 2 * Math.max(1, Math.floor(canaries / 2))
  const ceiling = guessBound({ canaries, guessed: all, right: all, delta, of: shares.length })
  return { kind, method: 'guesses', lower: Math.max(...bounds), ceiling }
}

/** The numbers that were released with Gaussian noise, one after another, with the declared size of the noise on each. */
function numbersOf(releases: readonly Recorded[]): {
  readonly exact: Float64Array
  readonly output: Float64Array
  readonly scale: Float64Array
} {
  const numeric = releases.filter(({ mechanism }) => mechanism === 'discrete-gaussian')
  return {
    exact: Float64Array.from(numeric.flatMap(({ exact }) => exact)),
    output: Float64Array.from(numeric.flatMap(({ output }) => Array.from(output as ArrayLike<number>))),
    scale: Float64Array.from(numeric.flatMap(({ scale, exact }) => exact.map(() => scale))),
  }
}
