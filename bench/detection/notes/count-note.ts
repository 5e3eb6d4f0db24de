import type { ClusterShare } from '../ratio-by-cluster.js'
import {
  directTypes,
  type FoundSpan,
  type GoldSpan,
  type LabelledNote,
  type Span,
  type SpanType,
} from './labelled-note.js'

export interface Counts {
  readonly right: number
  readonly found: number
  readonly gold: number
}

export interface TypeCounts {
  readonly strict: Counts
  readonly tokens: Counts
  readonly removed: ClusterShare
  readonly removedKnown: ClusterShare
  readonly removedUnknown: ClusterShare
}

/** What one note adds to each measure. */
export interface CountedNote {
  readonly adversary: string | null
  /** Types that are in the gold spans or among the found ones. */
  readonly byType: ReadonlyMap<SpanType, TypeCounts>
  readonly anyTokens: Counts
  readonly removed: ClusterShare
  readonly direct: number
  readonly directLeft: number
  readonly spurious: number
  readonly termsLost: ClusterShare
}

/** Holds the spans found in a note against the gold ones. */
export function countNote({ adversary, text, spans, terms }: LabelledNote, found: readonly FoundSpan[]): CountedNote {
  const tokens = tokensOf(text)
  const covered = coverage(text, found)
  const isRemoved = (span: GoldSpan): boolean => lettersIn(text, span).every((at) => covered[at] === 1)
  const touchesGold = (span: Span): boolean => spans.some((gold) => overlap(gold, span))
  const direct = spans.filter(({ type }) => directTypes.has(type))
  const types = new Set([...spans, ...found].map(({ type }) => type as SpanType))
  const shareRemoved = (members: readonly GoldSpan[]): ClusterShare => ({
    part: members.filter(isRemoved).length,
    whole: members.length,
  })
  const typeCounts = (type: SpanType): TypeCounts => {
    const gold = spans.filter((span) => span.type === type)
    const ours = distinct(found.filter((span) => span.type === type))
    const right = ours.filter((span) => gold.some(({ start, end }) => start === span.start && end === span.end)).length
    return {
      strict: { right, found: ours.length, gold: gold.length },
      tokens: tokenCounts(tokens, { gold, found: ours }),
      removed: shareRemoved(gold),
      removedKnown: shareRemoved(gold.filter(({ known }) => known)),
      removedUnknown: shareRemoved(gold.filter(({ known }) => !known)),
    }
  }
  return {
    adversary,
    byType: new Map([...types].map((type) => [type, typeCounts(type)])),
    anyTokens: tokenCounts(tokens, { gold: spans, found }),
    removed: shareRemoved(spans),
    direct: direct.length,
    directLeft: direct.filter((span) => !isRemoved(span)).length,
    spurious: distinct(found).filter((span) => !touchesGold(span)).length,
    termsLost: {
      part: terms.filter((term) => found.some((span) => overlap(span, term))).length,
      whole: terms.length,
    },
  }
}

/** Runs of letters or digits. */
function tokensOf(text: string): readonly Span[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: token, index }) => ({
    start: index,
    end: index + token.length,
  }))
}

function tokenCounts(
  tokens: readonly Span[],
  { gold, found }: { readonly gold: readonly Span[]; readonly found: readonly Span[] },
): Counts {
  const counts = { right: 0, found: 0, gold: 0 }
  for (const token of tokens) {
    const isGold = gold.some((span) => overlap(span, token))
    const isFound = found.some((span) => overlap(span, token))
    if (isGold) counts.gold++
    if (isFound) counts.found++
    if (isGold && isFound) counts.right++
  }
  return counts
}

function coverage(text: string, found: readonly Span[]): Uint8Array {
  const covered = new Uint8Array(text.length)
  for (const { start, end } of found) covered.fill(1, Math.max(0, start), Math.max(0, end))
  return covered
}

/** Places of letters and digits: what stands between them (spaces, dots, hyphens) tells nothing when it stays. */
function lettersIn(text: string, { start, end }: Span): number[] {
  const places: number[] = []
  for (let at = start; at < end; at++) if (/[\p{L}\p{N}]/u.test(text[at] ?? '')) places.push(at)
  return places
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

function distinct<Found extends FoundSpan>(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((span) => [`${span.start} ${span.end} ${span.type}`, span])).values()]
}
