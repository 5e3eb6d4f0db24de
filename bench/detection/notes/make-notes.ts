import { createRng, type Rng } from '../../../src/math/index.js'
import { type Part, partOf } from '../held-back.js'
import * as dates from '../people/dates.js'
import { type Country, makePerson, makeProfessional, pick } from '../people/person.js'
import { type Change, capitals, glued, insertBeforeLastLine, lineBreaks, noAccents, typos } from './adversaries.js'
import { englishDateInWords, frenchDateInWords } from './date-words.js'
import type { LabelledNote } from './labelled-note.js'
import { joined, type Piece, piecesOf } from './pieces.js'
import { fillSlot, type NoteFacts } from './slots.js'
import { type NoteTemplate, templates } from './templates/index.js'
import { type Inserting, snippets } from './templates/snippets.js'

export interface NotesOptions {
  readonly count: number
  readonly seed?: number
  readonly part?: Part
  readonly language?: 'fr' | 'en'
  /** Share of notes that an adversary makes harder, 0 to 1. */
  readonly adversarial?: number
}

const changes: Readonly<Record<string, Change>> = {
  ...{ typos, capitals, glued },
  'no-accents': noAccents,
  'line-breaks': lineBreaks,
}
const inserting: readonly Inserting[] = ['eponyms', 'drug-names', 'table']

/** What can make a note harder, by name; `word-names` and `date-words` change what is filled in. */
export const adversaries: readonly string[] = [...Object.keys(changes), ...inserting, 'word-names', 'date-words']

/**
 * Made clinical notes with gold spans, the structured columns of their patient and the staff of their ward. The same
 * options give the same notes; a note depends on its number only, not on how many are asked for. Cost: 0.1 ms a
 * note.
 */
export function makeNotes({ count, seed = 1, part, language, adversarial = 0.5 }: NotesOptions): LabelledNote[] {
  const rng = createRng(`notes:${seed}`)
  return Array.from({ length: count }, (_, at) => {
    const own = rng.fork(String(at))
    const tongue = language ?? (own.uniform() < 0.6 ? 'fr' : 'en')
    const usable = templates[tongue].filter(({ id }) => part === undefined || partOf(id) === part)
    const adversary = own.uniform() < adversarial ? pick(own, adversaries) : null
    return makeNote(pick(own, usable), { id: `${seed}-${at}`, language: tongue, adversary }, own)
  })
}

function makeNote(
  template: NoteTemplate,
  { id, language, adversary }: Pick<LabelledNote, 'id' | 'language' | 'adversary'>,
  rng: Rng,
): LabelledNote {
  const part = partOf(template.id)
  const country: Country = language === 'fr' ? 'fr' : rng.uniform() < 0.5 ? 'us' : 'uk'
  const facts = factsOf(country, adversary, rng)
  const fill = (slot: string): Piece => fillSlot(slot, facts, rng)
  let pieces = piecesOf(template.text, fill)
  const inserted = inserting.find((name) => name === adversary)
  if (inserted !== undefined) {
    const added = pick(rng, snippets[language][inserted][part === 'open' ? 0 : 1])
    pieces = insertBeforeLastLine(pieces, piecesOf(added, fill))
  }
  const change = adversary === null ? undefined : changes[adversary]
  const known = { patient: facts.patient, staff: facts.staff }
  return {
    ...{ id, language, template: template.id, part, adversary, known },
    ...joined(change === undefined ? pieces : change(pieces, rng)),
  }
}

function factsOf(country: Country, adversary: string | null, rng: Rng): NoteFacts {
  const wordNames = adversary === 'word-names'
  const writings = {
    fr: [dates.dayFirst, dates.dayFirst, dates.dayFirstShort, dates.frenchWords, dates.dayFirstDots, dates.iso],
    us: [dates.monthFirst, dates.monthFirst, dates.americanWords, dates.iso],
    uk: [dates.dayFirst, dates.dayFirst, dates.englishWords, dates.iso],
  }[country]
  const inWords = country === 'fr' ? frenchDateInWords : englishDateInWords
  return {
    country,
    patient: makePerson(country, rng, { wordNames }),
    staff: Array.from({ length: 5 }, () => makeProfessional(country, rng, { wordNames })),
    written: new Date(Date.UTC(2022, 0, 3) + rng.below(700) * 86_400_000),
    writeDate: adversary === 'date-words' ? inWords : pick(rng, writings),
  }
}
