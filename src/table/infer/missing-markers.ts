import { parseDatetime } from '../cells/datetime.js'
import { parseNumber } from '../cells/number.js'
import { shareOfRows, type TextProfile, withoutTexts } from './text-profile.js'

const signMarkers = ['?', '.', '-', '--', '']
const wordMarkers = ['na', 'n/a', '#n/a', 'nan', 'null', 'none', 'missing']

/**
 * The texts that stand for missing in this column, by what its other texts say: among numbers or dates every marker is
 * one; among words a sign (`?`, `.`) is one, and a word (`NA`, `null`) unless another level has its shape, as the
 * country codes DE and FR have the shape of NA.
 */
export function findMissingMarkers(profile: TextProfile): Set<string> {
  const candidates = new Set(profile.texts.filter(isCandidate))
  if (candidates.size === 0) return candidates
  const others = withoutTexts(profile, candidates)
  if (others.texts.length === 0) return candidates
  if (shareOfRows(others, isNumberOrDate) >= 0.9) return candidates
  const shapes = new Set(others.texts.map(shapeOf))
  return new Set(
    [...candidates].filter((text) => signMarkers.includes(text.trim()) || !shapes.has(shapeOf(text.trim()))),
  )
}

function isCandidate(text: string): boolean {
  const bare = text.trim()
  return signMarkers.includes(bare) || wordMarkers.includes(bare.toLowerCase())
}

function isNumberOrDate(text: string): boolean {
  const bare = text.trim()
  return !Number.isNaN(parseNumber(bare)) || !Number.isNaN(parseNumber(bare, ',')) || !Number.isNaN(parseDatetime(bare))
}

/** `NA` and `DE` are XX, `null` is xxxx. */
function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/\p{N}/gu, '9')
}
