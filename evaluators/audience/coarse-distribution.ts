import type { Distribution } from '../evaluation.js'
import { isEnough } from './known-names.js'
import { roundEdges } from './round-edges.js'

const rare = '(rare)'
/** Bins are made wider until no more of the real rows lie in small ones, but not fewer than these. */
const mostSmall = 0.05
const fewestBins = 6

/**
 * A column's distribution without what few people have: levels of fewer than five training rows are pooled; edges of a
 * histogram are round numbers, wider where bins would be small, its ends are cut to bins that five training rows share (outer
 * bins hold all beyond), and a smaller bin between them counts as empty. A pool that is small itself is left out. Null when
 * nothing is left. Shares have three decimals.
 */
export function coarseDistribution(
  distribution: Distribution,
  { rows, isTime }: { readonly rows: number; readonly isTime: boolean },
): Distribution | null {
  const coarse = distribution.type === 'bars' ? pooled(distribution, rows) : rounded(distribution, { rows, isTime })
  if (coarse === null) return null
  const real = coarse.real.map((share) => (isEnough(share, rows) ? share : 0))
  return { ...coarse, real: real.map(threeDecimals), synthetic: coarse.synthetic.map(threeDecimals) }
}

function pooled(bars: Extract<Distribution, { type: 'bars' }>, rows: number): Distribution | null {
  const isPool = (level: string) => level === rare || level === '(other)'
  const [kept, rest]: [number[], number[]] = [[], []]
  bars.levels.forEach((level, index) => {
    if (!isPool(level) && isEnough(bars.real[index] ?? 0, rows)) kept.push(index)
    else rest.push(index)
  })
  if (kept.length === 0) return null
  const wasOther = rest.some((index) => bars.levels[index] === '(other)')
  const sum = (shares: readonly number[]) => rest.reduce((total, index) => total + (shares[index] ?? 0), 0)
  const hasPool = isEnough(sum(bars.real), rows)
  const shares = (side: readonly number[]) => {
    const named = kept.map((index) => side[index] ?? 0)
    return hasPool ? [...named, sum(side)] : named
  }
  const levels = kept.map((index) => bars.levels[index] ?? '')
  return {
    type: 'bars',
    levels: hasPool ? [...levels, wasOther ? '(other)' : rare] : levels,
    real: shares(bars.real),
    synthetic: shares(bars.synthetic),
  }
}

function rounded(
  histogram: Extract<Distribution, { type: 'histogram' }>,
  { rows, isTime }: { readonly rows: number; readonly isTime: boolean },
): Distribution | null {
  let coarse = trimmed(histogram, roundEdges(histogram.edges, { isTime }), rows)
  while (coarse !== null && coarse.real.length > fewestBins && smallShare(coarse.real, rows) > mostSmall)
    coarse = trimmed(
      histogram,
      roundEdges(histogram.edges, { isTime, wider: coarse.edges[1]! - coarse.edges[0]! }),
      rows,
    )
  return coarse
}

/** The share of the real rows that lie in bins of fewer than five. */
function smallShare(real: readonly number[], rows: number): number {
  return real.reduce((sum, share) => (isEnough(share, rows) ? sum : sum + share), 0)
}

/** A histogram with other edges, whose outer bins take in their neighbours until five training rows share them. */
function trimmed(
  histogram: Extract<Distribution, { type: 'histogram' }>,
  edges: readonly number[],
  rows: number,
): Extract<Distribution, { type: 'histogram' }> | null {
  const real = movedShares(histogram.edges, histogram.real, edges)
  const synthetic = movedShares(histogram.edges, histogram.synthetic, edges)
  let [first, last] = [0, real.length - 1]
  while (first < last && !isEnough(real[first]!, rows)) fold(first, ++first)
  while (last > first && !isEnough(real[last]!, rows)) fold(last, --last)
  if (!isEnough(real[first]!, rows)) return null
  return {
    type: 'histogram',
    edges: edges.slice(first, last + 2),
    real: real.slice(first, last + 1),
    synthetic: synthetic.slice(first, last + 1),
  }

  function fold(from: number, to: number): void {
    for (const side of [real, synthetic]) side[to]! += side[from]!
  }
}

/** Shares of bins as shares of other bins, each spread evenly over its own bin; the outer ones of the others are open. */
function movedShares(edges: readonly number[], shares: readonly number[], target: readonly number[]): number[] {
  return target.slice(1).map((to, bin) => {
    const [from, end] = [bin === 0 ? -Infinity : target[bin]!, bin === target.length - 2 ? Infinity : to]
    return shares.reduce((sum, share, index) => {
      const [low, high] = [edges[index]!, edges[index + 1]!]
      const common = Math.min(high, end) - Math.max(low, from)
      return common > 0 ? sum + (share * common) / (high - low) : sum
    }, 0)
  })
}

function threeDecimals(share: number): number {
  return Math.round(share * 1000) / 1000
}
