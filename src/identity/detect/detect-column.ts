import { classesByIdentifier, desks } from './classes-by-identifier.js'
import { classesOfFacts } from './classes-of-facts.js'
import { classesOfPeople } from './classes-of-people.js'
import { classesOfRecords } from './classes-of-records.js'
import type { ColumnClass, ColumnRole, Evidence } from './column-class.js'
import { type ColumnProfile, profileOf } from './column-profile.js'
import type { ColumnTexts } from './column-texts.js'
import { saysPhrase, wordsOfName } from './name-words.js'

/** What a column is, and why. It holds no text of the column. */
export interface ColumnFinding {
  readonly column: string
  readonly role: ColumnRole
  /** The kind of identifier or fact; `none` where nothing was found. */
  readonly class: string
  readonly title: Evidence
  readonly evidence: readonly Evidence[]
  /** 0 … 1, how far the evidence is above what was needed; for what is `other`, how far below. */
  readonly confidence: number
}

/** All kinds of columns; of equals the first. */
export const columnClasses: readonly ColumnClass[] = [
  ...classesByIdentifier,
  desks,
  ...classesOfPeople,
  ...classesOfRecords,
  ...classesOfFacts,
]

/** Points that a name gives that says a class and nothing else; its cells must give at least one. */
const fullName = 3
/** Points from which a column is of a class. */
const enough = 3.6

interface Weighed {
  readonly kind: ColumnClass
  readonly points: number
  readonly evidence: readonly Evidence[]
}

/** What a column of texts is to privacy, from its name and all its cells together: neither decides alone unless cells have a key. */
export function detectColumn(texts: ColumnTexts): ColumnFinding {
  const profile = profileOf(texts)
  const words = wordsOfName(texts.name)
  const weighed = columnClasses
    .map((kind) => weighClass(kind, { profile, words }))
    .filter((each) => each !== undefined)
    .sort((a, b) => b.points - a.points)
  const best = weighed[0]
  if (best === undefined || best.points < enough) return unexplained(profile, best?.points ?? 0)
  const { kind, points, evidence } = best
  return {
    column: texts.name,
    role: kind.role,
    class: kind.id,
    title: kind.title,
    evidence,
    confidence: Math.min(1, 0.5 + (points - enough) / 8),
  }
}

/** What nothing explains: in a table of health it is taken for something of a person's health unless it never differs. */
function unexplained({ name, distinct, rows }: ColumnProfile, points: number): ColumnFinding {
  const doubt = Math.min(0.5, Math.max(0.05, (1 - points / enough) / 2))
  return distinct >= 2
    ? {
        column: name,
        role: 'sensitive',
        class: 'unexplained',
        title: {
          en: 'what nothing explains, taken for a fact of health',
          fr: 'ce que rien n’explique, pris pour un fait de santé',
        },
        evidence: [{ en: `${distinct} different texts`, fr: `${distinct} textes différents` }],
        confidence: doubt,
      }
    : {
        column: name,
        role: 'other',
        class: 'none',
        title: { en: 'nothing that identifies', fr: 'rien qui identifie' },
        evidence: [],
        confidence: rows === 0 ? 0.5 : 1,
      }
}

function weighClass(
  kind: ColumnClass,
  { profile, words }: { readonly profile: ColumnProfile; readonly words: readonly string[] },
): Weighed | undefined {
  const value = profile.rows === 0 ? undefined : kind.weigh(profile)
  if (value === undefined || value.weight < 1) return undefined
  let [named, phrase] = [0, '']
  for (const each of kind.phrases) {
    // Of equal matches the longer says more.
    const strength = saysPhrase(words, each) + each.length / 1000
    if (strength >= 0.5 && strength > named) [named, phrase] = [strength, each]
  }
  const said = kind.says?.(words) ?? 0
  if (said > named) [named, phrase] = [said, words.join(' ')]
  const points = fullName * named + value.weight
  const name: Evidence = { en: `its name says "${phrase}"`, fr: `son nom dit « ${phrase} »` }
  return { kind, points, evidence: [{ en: value.en, fr: value.fr }, ...(named > 0 ? [name] : [])] }
}
