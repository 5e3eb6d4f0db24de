import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import type { Constraints } from './constraints.js'
import { type DeltaTable, deltaTable } from './delta-table.js'
import type { FamilyScore } from './family-score.js'
import { FamilyScores } from './family-scores.js'
import { applyMove, legalMoves, type Move, type Parents } from './moves.js'

export interface ClimbOptions {
  readonly score: FamilyScore
  readonly constraints: Constraints
  readonly rng: Rng
  /** Climbs again from this many disturbed copies of the best network. */
  readonly restarts?: number
  /** Moves that may fail to beat the best network before a climb ends. */
  readonly patience?: number
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

interface Climb {
  readonly parents: Parents
  readonly total: number
}

/**
 * Ascending parents of every variable, from greedy search over added, removed and reversed arrows starting at `start`:
 * each step takes the best legal move, also a losing one for `patience` steps, and may not touch the pairs of
 * the last `patience` moves (tabu) unless that beats the best network so far. Gains closer than rounding are ties and go
 * to the lower numbers. Throws `aborted` when the signal says so. About O(moves × columns × rows).
 */
export async function hillClimbing(start: Parents, options: ClimbOptions): Promise<Climb> {
  const { score, constraints, rng, restarts = 0, onProgress } = options
  const scores = new FamilyScores(score)
  const deltas: DeltaTable[] = []
  for (let child = 0; child < start.length; child++) {
    deltas.push(deltaTable(child, start[child] ?? [], { scores, constraints }))
    onProgress?.(((child + 1) / start.length) * 0.3)
    await breathe(options.signal)
  }
  let best = await climb(start, deltas, { ...options, scores })
  for (let restart = 0; restart < restarts; restart++) {
    onProgress?.(0.3 + (0.7 * (restart + 1)) / (restarts + 1))
    const disturbed = disturb(best.parents, { scores, constraints, rng: rng.fork(`restart:${restart}`) })
    const fresh = disturbed.map((list, child) => deltaTable(child, list, { scores, constraints }))
    const found = await climb(disturbed, fresh, { ...options, scores })
    if (found.total > best.total + tolerance(best.total)) best = found
  }
  onProgress?.(1)
  return best
}

async function climb(
  start: Parents,
  startDeltas: readonly DeltaTable[],
  { scores, constraints, patience = 10, signal }: ClimbOptions & { readonly scores: FamilyScores },
): Promise<Climb> {
  const deltas = [...startDeltas]
  const tabuUntil = new Map<string, number>()
  let parents = start
  let total = networkScore(parents, scores)
  let best: Climb = { parents, total }
  for (let step = 0, idle = 0; idle < patience; step++) {
    const slack = tolerance(best.total)
    const needed = best.total - total + slack
    const move = bestMove(
      legalMoves(parents, deltas).filter((each) => (tabuUntil.get(pairKey(each)) ?? 0) <= step || each.gain > needed),
      slack,
    )
    if (move === undefined) break
    parents = applyMove(parents, move)
    total += move.gain
    tabuUntil.set(pairKey(move), step + 1 + patience)
    if (total > best.total + slack) {
      best = { parents, total }
      idle = 0
    } else idle++
    for (const child of move.type === 'reverse' ? [move.from, move.to] : [move.to])
      deltas[child] = deltaTable(child, parents[child] ?? [], { scores, constraints })
    await breathe(signal)
  }
  return { parents: best.parents, total: networkScore(best.parents, scores) }
}

/** The sum of family scores. */
export function networkScore(parents: Parents, scores: FamilyScores): number {
  return parents.reduce((sum, list, child) => sum + scores.score(child, list), 0)
}

function disturb(
  start: Parents,
  { scores, constraints, rng }: { scores: FamilyScores; constraints: Constraints; rng: Rng },
): Parents {
  let parents = start
  for (let step = 0; step < Math.max(3, start.length / 2); step++) {
    const deltas = parents.map((list, child) => deltaTable(child, list, { scores, constraints }))
    const moves = legalMoves(parents, deltas)
    const move = moves.length === 0 ? undefined : moves[rng.below(moves.length)]
    if (move !== undefined) parents = applyMove(parents, move)
  }
  return parents
}

function bestMove(moves: readonly Move[], slack: number): Move | undefined {
  let best: Move | undefined
  for (const move of moves) if (best === undefined || move.gain > best.gain + slack) best = move
  return best
}

function pairKey({ from, to }: Move): string {
  return from < to ? `${from},${to}` : `${to},${from}`
}

/** Sums over many rows differ by rounding when taken in another order. */
function tolerance(total: number): number {
  return 1e-9 * (1 + Math.abs(total))
}

async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
}
