import { clopperPearsonInterval } from '../../../src/math/index.js'
import { confidence } from './audited.js'

/** Scores of fits without and with the canary: the higher, the likelier with. */
export interface Scores {
  readonly without: readonly number[]
  readonly with: readonly number[]
}

interface Rule {
  /** Which of several ways to score. */
  readonly way: number
  readonly threshold: number
  /** The event is a score of at least the threshold, or one below. */
  readonly above: boolean
}

/**
 * ε by how often two worlds are told apart, whatever the noise: P(event | one) ≤ e^ε P(event | other) + δ, with both chances at the
 * bad end of their exact intervals (Clopper & Pearson, together 95 %). The event, and of several ways to score a fit the best, are
 * chosen on every second fit and judged on the others.
 */
export function anyNoiseBound(
  ways: readonly Scores[],
  delta: number,
): { readonly lower: number; readonly ceiling: number } {
  const half = (part: number): Scores[] =>
    ways.map((scores) => ({
      without: scores.without.filter((_, place) => place % 2 === part),
      with: scores.with.filter((_, place) => place % 2 === part),
    }))
  const [choosing, judging] = [half(0), half(1)]
  const rules = choosing.flatMap((scores, way) =>
    [...new Set([...scores.without, ...scores.with])].flatMap((threshold) =>
      [true, false].map((above): Rule => ({ way, threshold, above })),
    ),
  )
  let best: { rule: Rule; bound: number } | undefined
  for (const rule of rules) {
    const bound = boundOf(rule, choosing, delta)
    if (best === undefined || bound > best.bound) best = { rule, bound }
  }
  if (best === undefined) return { lower: 0, ceiling: 0 }
  const { without, with: having } = judging[best.rule.way]!
  const perfect = shown(
    { successes: having.length, trials: having.length },
    { successes: 0, trials: without.length },
    delta,
  )
  return { lower: Math.max(0, boundOf(best.rule, judging, delta)), ceiling: Math.max(0, perfect) }
}

function boundOf({ way, threshold, above }: Rule, ways: readonly Scores[], delta: number): number {
  const scores = ways[way]!
  const [likely, unlikely] = above ? [scores.with, scores.without] : [scores.without, scores.with]
  const count = (list: readonly number[]) => ({
    successes: list.reduce((sum, score) => sum + (score >= threshold === above ? 1 : 0), 0),
    trials: list.length,
  })
  return shown(count(likely), count(unlikely), delta)
}

interface Count {
  readonly successes: number
  readonly trials: number
}

function shown(likely: Count, unlikely: Count, delta: number): number {
  const [low] = clopperPearsonInterval(likely, confidence)
  const [, high] = clopperPearsonInterval(unlikely, confidence)
  return low <= delta ? Number.NEGATIVE_INFINITY : Math.log((low - delta) / high)
}
