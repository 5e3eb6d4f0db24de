import { concatTables, type Table } from '../../../src/table/index.js'
import { anyNoiseBound } from './any-noise-bound.js'
import { type AuditBound, type Audited, type GameResult, mostFaults } from './audited.js'
import { gaussianBound, isGaussianShaped } from './gaussian-bound.js'
import { toldApart } from './release-likelihood.js'
import { type ReplayFault, replayFaults } from './replay-faults.js'

export interface GameOptions {
  readonly table: Table
  /** One row that no row need resemble. */
  readonly canary: Table
  /** In all, half of them with the canary. */
  readonly fits: number
  readonly delta: number
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * The distinguishing game: a mechanism is fitted many times on a table with and without one more row, by an attacker who knows both. White
 * box, the attacker sees every noisy number released and weighs it by its likelihood in both worlds; black box, the fitted model's
 * likelihood of that row. Cost: a fit and as much of one as precedes its last release, each time.
 */
export async function distinguishingGame(audited: Audited, options: GameOptions): Promise<GameResult> {
  const { table, canary, fits, delta, onProgress, signal } = options
  const worlds = [table, concatTables([table, canary])] as const
  const all: [number[], number[]] = [[], []]
  const numbers: [number[], number[]] = [[], []]
  const black: [number[], number[]] = [[], []]
  const noise: number[] = []
  const faults: ReplayFault[] = []
  let distance = 0
  for (let fit = 0; fit < fits; fit++) {
    signal?.throwIfAborted()
    const side = (fit % 2) as 0 | 1
    const { releases, likelihood } = await audited.fit(worlds[side])
    const other = await audited.given(worlds[1 - side]!, releases)
    faults.push(...replayFaults(releases, other))
    const told = toldApart(releases, other)
    all[side].push(side === 0 ? told.logRatio : -told.logRatio)
    numbers[side].push(side === 0 ? told.logRatioOfNumbers : -told.logRatioOfNumbers)
    if (told.separation > 0) {
      noise.push(told.noise)
      distance += Math.sqrt(told.separation)
    }
    const score = likelihood?.(canary)[0]
    if (score !== undefined) black[side].push(score)
    onProgress?.((fit + 1) / fits)
  }
  const boundOf = (kind: AuditBound['kind'], ...ways: (readonly [number[], number[]])[]): AuditBound => ({
    kind,
    method: 'any-noise',
    ...anyNoiseBound(
      ways.map(([without, having]) => ({ without, with: having })),
      delta,
    ),
  })
  const gaussianShaped = noise.length === 0 || isGaussianShaped(noise)
  return {
    gaussianShaped,
    faults: faults.slice(0, mostFaults),
    bounds: [
      // The mean distance: δ(μ) is convex there, so that fits of several distances together give no less away.
      ...(gaussianShaped && noise.length > 0 ? [gaussianBound({ noise, mu: distance / noise.length, delta })] : []),
      boundOf('white-box', all, numbers),
      ...(black[0].length > 0 ? [boundOf('black-box', black)] : []),
    ],
  }
}
