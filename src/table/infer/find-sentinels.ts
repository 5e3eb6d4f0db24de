import { parseNumber } from '../cells/number.js'
import type { MarkerCandidate } from './marker-candidate.js'
import type { TextProfile } from './text-profile.js'

const leastShare = 0.9
const leastRows = 3
/** Different numbers beside which a lone negative one is no count. */
const leastNumbers = 12

interface Numbered {
  readonly text: string
  readonly value: number
  readonly rows: number
}

/**
 * Numbers that may stand for missing: all nines, eights or sevens (999, 88, 99.9) above all others, or negative (−9, −1) in
 * a column that is not. Certain when they lie as far from the nearest other number as those from each other (twice as far
 * from a few).
 */
export function findSentinels({ texts, counts }: TextProfile): MarkerCandidate[] {
  const numbers = texts.flatMap((text, index): Numbered[] => {
    const value = [parseNumber(text), parseNumber(text, ',')].find((each) => Number.isFinite(each))
    return value === undefined ? [] : [{ text, value, rows: counts[index] ?? 0 }]
  })
  if (rowsOf(numbers) < leastShare * counts.reduce((sum, count) => sum + count, 0)) return []
  const bulk = numbers.filter(({ text }) => !hasForm(text))
  const candidates = numbers.filter(({ text, rows }) => hasForm(text) && rows >= leastRows)
  if (bulk.length < 2 || candidates.length === 0) return []
  const low = bulk.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = bulk.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const typical = bulk.map(({ rows }) => rows).sort((a, b) => a - b)[bulk.length >> 1] ?? 1
  return candidates.flatMap(({ text, value, rows }): MarkerCandidate[] => {
    const gap = value > high ? value - high : low - value
    if (gap <= 0) return []
    const isLoneNegative = value < 0 && low >= 0
    const isFar = gap >= (bulk.length < leastNumbers ? 2 : 1) * (high - low)
    const isSpike = rows >= 3 * typical
    if (!isFar && !isLoneNegative && !isSpike) return []
    const missing = isFar || (isLoneNegative && bulk.length >= leastNumbers)
    const where = isLoneNegative ? 'negative, unlike all others' : 'beyond all others'
    return [{ text, rows, missing, isAsked: true, evidence: isFar ? `${where}, and far from them` : where }]
  })
}

function hasForm(text: string): boolean {
  const bare = text.trim().replace(/[.,]0+$/, '')
  return /^(?:([987])\1+(?:[.,]\1+)?)$/.test(bare) || /^[-−](?:1|[987]|([987])\1+)$/.test(bare)
}

function rowsOf(numbers: readonly Numbered[]): number {
  return numbers.reduce((sum, { rows }) => sum + rows, 0)
}
