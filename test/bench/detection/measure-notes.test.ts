import { expect, test } from 'vitest'
import type { FoundSpan, GoldSpan, LabelledNote } from '../../../bench/detection/notes/labelled-note.js'
import { measureNotes } from '../../../bench/detection/notes/measure-notes.js'
import { makePerson } from '../../../bench/detection/people/person.js'
import { createRng } from '../../../src/math/index.js'

const patient = makePerson('fr', createRng(1))

function note(text: string, spans: readonly GoldSpan[], more: Partial<LabelledNote> = {}): LabelledNote {
  const known = { patient, staff: [] }
  const same = { id: text, language: 'fr', template: 't', part: 'open', adversary: null, terms: [] } as const
  return { ...same, text, known, spans, ...more }
}

// 0123456789012345678901234567
const notes = [
  note('Jean Dupont, le 3 mai 2020', [
    { type: 'name', start: 0, end: 11, known: true },
    { type: 'date', start: 16, end: 26, known: false },
  ]),
  note('Dr Petit : ramipril 5 mg', [{ type: 'name', start: 3, end: 8, known: false }], {
    adversary: 'word-names',
    terms: [
      { kind: 'drug', start: 11, end: 19 },
      { kind: 'dose', start: 20, end: 24 },
    ],
  }),
]

function finding(found: Readonly<Record<string, readonly FoundSpan[]>>) {
  return measureNotes(notes, ({ text }) => found[text.slice(0, 4)] ?? [])
}

test('a detector that finds every span as it is scores one throughout', async () => {
  const measure = await measureNotes(notes, ({ text }) => notes.find((one) => one.text === text)?.spans ?? [])
  expect(measure.byType.get('name')?.strict.f1).toMatchObject({ part: 4, whole: 4, share: 1 })
  expect(measure.anyType.tokens.recall).toMatchObject({ part: 6, whole: 6 })
  expect(measure.cleanNotes).toMatchObject({ part: 2, whole: 2 })
  expect(measure.leaksPer1000Notes.mean).toBe(0)
  expect(measure.spuriousPerNote.mean).toBe(0)
  expect(measure.termsLost).toMatchObject({ part: 0, whole: 2 })
})

test('half a name counts as a token, not as an entity, and leaks', async () => {
  const measure = await finding({ Jean: [{ type: 'name', start: 5, end: 11 }] })
  const name = measure.byType.get('name')
  expect(name?.strict.recall).toMatchObject({ part: 0, whole: 2 })
  expect(name?.tokens.recall).toMatchObject({ part: 1, whole: 3 })
  expect(name?.tokens.precision).toMatchObject({ part: 1, whole: 1 })
  expect(name?.removed).toMatchObject({ part: 0, whole: 2 })
  expect(measure.cleanNotes).toMatchObject({ part: 0, whole: 2 })
  expect(measure.leaksPer1000Notes.mean).toBe(1000)
})

test('two spans that cover a name remove it under whatever type, though no entity is right', async () => {
  const measure = await finding({
    Jean: [
      { type: 'town', start: 0, end: 4 },
      { type: 'town', start: 5, end: 11 },
    ],
  })
  expect(measure.byType.get('name')?.removedKnown).toMatchObject({ part: 1, whole: 1 })
  expect(measure.byType.get('name')?.removedUnknown).toMatchObject({ part: 0, whole: 1 })
  expect(measure.byType.get('name')?.strict.recall.part).toBe(0)
  expect(measure.byType.get('town')?.strict.precision).toMatchObject({ part: 0, whole: 2 })
  expect(measure.spuriousPerNote.mean).toBe(0)
})

test('a drug taken for a name is spurious once, however often it is said, and a term lost', async () => {
  const drug = { type: 'name', start: 11, end: 19 }
  const measure = await finding({ 'Dr P': [drug, drug, { type: 'name', start: 3, end: 8 }] })
  expect(measure.spuriousPerNote.mean).toBe(0.5)
  expect(measure.termsLost).toMatchObject({ part: 1, whole: 2 })
  expect(measure.byType.get('name')?.strict.precision).toMatchObject({ part: 1, whole: 2 })
  expect(measure.byAdversary.get('word-names')?.cleanNotes).toMatchObject({ part: 1, whole: 1 })
  expect(measure.byAdversary.get('plain')?.cleanNotes).toMatchObject({ part: 0, whole: 1 })
})
