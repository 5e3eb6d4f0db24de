import { parseDatetime } from '../cells/datetime.js'
import { type MarkerSort, markerSort } from '../cells/missing.js'
import { findDateSentinels } from './find-date-sentinels.js'
import { findSentinels } from './find-sentinels.js'
import type { ColumnQuestion, MarkerCandidate } from './marker-candidate.js'
import { numberShape } from './number-shape.js'
import { shareOfRows, type TextProfile, withoutTexts } from './text-profile.js'

export interface MissingMarkers {
  readonly texts: ReadonlySet<string>
  readonly questions: readonly ColumnQuestion[]
}

/** Answers to questions of an earlier look: texts by whether they stand for missing. */
export type MarkerAnswers = ReadonlyMap<string, boolean>

/** Words beside numbers that are markers: no more different ones, none longer. */
const mostWords = 8
const longestWord = 24
/** Rows that share a word before it may stand in a schema. */
const leastRows = 5
/** Different numbers that a column has at least, when words beside them are no levels. */
const leastNumbers = 12
/** A person's word is a level, not a marker, from this share of the cells beside other words. */
const frequentShare = 0.15
/** Rarer levels that look like markers are asked about. */
const doubtfulShare = 0.05

/**
 * The texts that stand for missing in this column, by what its other texts say. Beside numbers or dates every word is one;
 * beside words a sign (`?`) is one unless other levels are signs, a program's word (`NA`) unless other levels have its
 * shape, as DE and FR have, a person's word (`unknown`) while it is rare, and `None` never. Numbers far from all others
 * (999) are asked about, and so are dates that nobody has (31/12/9999).
 */
export function findMissingMarkers(profile: TextProfile, answers: MarkerAnswers = new Map()): MissingMarkers {
  const words = amongValues(profile) ? wordsBesideValues(profile) : wordsBesideWords(profile)
  const texts = new Set(words.filter(({ missing }) => missing).map(({ text }) => text))
  const rest = withoutTexts(profile, texts)
  const sentinels = [...findSentinels(rest), ...findDateSentinels(rest)]
  const found = [...words, ...sentinels]
  const isMissing = ({ text, missing }: ColumnQuestion) => answers.get(text) ?? missing
  const blank = profile.texts.filter((text) => text === '')
  const answered = profile.texts.filter((text) => answers.get(text) === true)
  return {
    texts: new Set([...blank, ...found.filter(isMissing).map(({ text }) => text), ...answered]),
    questions: found.filter((each) => each.isAsked).map(({ isAsked: _, ...question }) => question),
  }
}

/** True where the column holds numbers or dates, with a few words beside them. */
function amongValues(profile: TextProfile): boolean {
  const others = withoutKnown(profile)
  if (others.texts.length === 0) return !profile.texts.some((text) => markerSort(text) === 'beside')
  const share = shareOfRows(others, isValue)
  if (share >= 0.9) return true
  const values = others.texts.filter(isValue)
  const words = others.texts.filter((text) => !isValue(text))
  return share >= 0.5 && values.length >= leastNumbers && words.length <= mostWords && words.every(isShortWord)
}

function withoutKnown(profile: TextProfile): TextProfile {
  return withoutTexts(profile, new Set(profile.texts.filter((text) => markerSort(text) !== undefined)))
}

function isShortWord(text: string): boolean {
  return text.length <= longestWord && !/\d/.test(text)
}

function wordsBesideValues(profile: TextProfile): MarkerCandidate[] {
  const values = profile.texts.filter(isValue).length
  return profile.texts.flatMap((text, index): MarkerCandidate[] => {
    const rows = profile.counts[index] ?? 0
    const sort = markerSort(text)
    if (sort === 'infinity')
      return [{ text, rows, missing: true, isAsked: true, evidence: 'an infinity beside numbers: a division by zero?' }]
    if (sort !== undefined) return [{ text, rows, missing: true, isAsked: false, evidence: 'a usual marker' }]
    if (isValue(text) || !isShortWord(text) || rows < leastRows || values < leastNumbers) return []
    return [{ text, rows, missing: true, isAsked: true, evidence: 'a word that repeats beside numbers or dates' }]
  })
}

function wordsBesideWords(profile: TextProfile): MarkerCandidate[] {
  const others = withoutKnown(profile)
  const total = profile.rowCount - profile.missing
  return profile.texts.flatMap((text, index): MarkerCandidate[] => {
    const rows = profile.counts[index] ?? 0
    const sort = markerSort(text)
    if (sort === undefined || sort === 'infinity' || sort === 'beside' || text === '') return []
    const { missing, isAsked, evidence } = judgeWord({ text, sort, others, share: rows / total })
    return [{ text, rows, missing, isAsked, evidence }]
  })
}

interface Word {
  readonly text: string
  readonly sort: Exclude<MarkerSort, 'infinity' | 'beside'>
  /** The texts that nobody writes for missing. */
  readonly others: TextProfile
  /** Of the cells that are not empty. */
  readonly share: number
}

function judgeWord({ text, sort, others, share }: Word): Pick<MarkerCandidate, 'missing' | 'isAsked' | 'evidence'> {
  // A frequent level that looks like a marker is no question: nobody's scale has half its cells unknown.
  const level = (evidence: string) => ({ missing: false, isAsked: share < doubtfulShare, evidence })
  const marker = { missing: true, isAsked: false, evidence: 'a usual marker' }
  if (sort === 'none') return level('"none" beside words is a level')
  if (sort === 'sign') {
    const isSign = (other: string) => /^[^\p{L}\p{N}]+$/u.test(other) || /^(pos|neg)/i.test(other)
    return others.texts.some(isSign) ? level('other levels are signs too') : marker
  }
  const letters = text.replace(/[^\p{L}]/gu, '')
  const hasShape = letters === text && letters.length <= 3 && shareWithShape(others, text) >= 0.5
  if (hasShape) return level('other levels are as short')
  if (sort === 'program') return /^Na$/.test(text) ? level('sodium, or not available') : marker
  if (share < frequentShare) return { ...marker, isAsked: true, evidence: 'a rare word for something unknown' }
  return { ...level('a word for something unknown, as frequent as a level'), isAsked: true }
}

/** Share of the levels with the same pattern of capital and small letters. */
function shareWithShape({ texts }: TextProfile, text: string): number {
  return texts.filter((other) => shapeOf(other) === shapeOf(text)).length / Math.max(1, texts.length)
}

/** `NA` and `DE` are XX, `null` is xxxx. */
function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/\p{N}/gu, '9')
}

/** A number in any notation, or a date or time in nearly any. */
function isValue(text: string): boolean {
  if (numberShape(text) !== undefined) return true
  return !Number.isNaN(parseDatetime(text)) || looksLikeDate(text)
}

function looksLikeDate(text: string): boolean {
  return (
    /^\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}(?:[T ].*)?$/.test(text) ||
    /^\d{1,2}[:hH]\d{2}(?::\d{2})?/.test(text) ||
    /^\d{1,2}[-. /]?\p{L}{3,9}\.?[-. /]?\d{2,4}/u.test(text)
  )
}
