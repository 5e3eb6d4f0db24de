import { describe, expect, test } from 'vitest'
import { partOf } from '../../../bench/detection/held-back.js'
import { adversaries, makeNotes } from '../../../bench/detection/notes/make-notes.js'
import { joined, piecesOf } from '../../../bench/detection/notes/pieces.js'
import { templates } from '../../../bench/detection/notes/templates/index.js'

const notes = makeNotes({ count: 2000 })

test('at least 24 French and 16 English templates, a third of each in either half', () => {
  for (const [language, least] of [
    ['fr', 24],
    ['en', 16],
  ] as const) {
    const all = templates[language]
    const open = all.filter(({ id }) => partOf(id) === 'open').length
    expect(new Set(all.map(({ id }) => id)).size).toBeGreaterThanOrEqual(least)
    expect(Math.min(open, all.length - open)).toBeGreaterThan(all.length / 3)
  }
})

test('spans lie in order, apart from each other, and cut no white space at their ends', () => {
  for (const { text, spans } of notes) {
    let last = 0
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(text.slice(start, end)).toMatch(/^\S(.*\S)?$/su)
      last = end
    }
    expect(last).toBeLessThanOrEqual(text.length)
  }
})

test('terms and spans share no place', () => {
  const shared = notes.filter(({ spans, terms }) =>
    terms.some((term) => spans.some((span) => span.start < term.end && term.start < span.end)),
  )
  expect(shared).toEqual([])
})

test('the same seed gives the same notes, whatever their number; another seed gives others', () => {
  expect(makeNotes({ count: 5 })).toEqual(notes.slice(0, 5))
  expect(makeNotes({ count: 5, seed: 2 })[0]?.text).not.toBe(notes[0]?.text)
})

test('a half has the templates of that half alone', () => {
  const heldBack = makeNotes({ count: 300, part: 'held-back', language: 'fr' })
  expect(new Set(heldBack.map(({ template }) => partOf(template)))).toEqual(new Set(['held-back']))
  expect(heldBack.every(({ part, language }) => part === 'held-back' && language === 'fr')).toBe(true)
})

test('names of one run are one span, known when all of it is', () => {
  const name = (text: string, known: boolean) => ({ text, gold: { type: 'name' as const, known } })
  const { text, spans } = joined([
    name('Petit', true),
    { text: ' ' },
    name('Rose', true),
    { text: ', ' },
    name('Roux', false),
  ])
  expect(text).toBe('Petit Rose, Roux')
  expect(spans).toEqual([
    { type: 'name', known: true, start: 0, end: 10 },
    { type: 'name', known: false, start: 12, end: 16 },
  ])
})

test('a template gives text, filled slots and marked terms, in order', () => {
  const pieces = piecesOf('Dr {doctor} : [[eponym:signe de Murphy]].', (slot) => ({ text: slot.toUpperCase() }))
  expect(pieces).toEqual([
    { text: 'Dr ' },
    { text: 'DOCTOR' },
    { text: ' : ' },
    { text: 'signe de Murphy', term: 'eponym' },
    { text: '.' },
  ])
})

describe('adversaries', () => {
  const of = (name: string) => notes.filter(({ adversary }) => adversary === name)
  const namesOf = (name: string) =>
    of(name).flatMap(({ text, spans }) =>
      spans.filter(({ type }) => type === 'name').map(({ start, end }) => text.slice(start, end)),
    )

  test('each comes in both languages', () => {
    for (const name of adversaries) expect(new Set(of(name).map(({ language }) => language)).size).toBe(2)
  })

  test('capitals leave no small letter, no-accents no accent', () => {
    expect(of('capitals').filter(({ text }) => /\p{Ll}/u.test(text.replaceAll('µ', '')))).toEqual([])
    expect(of('no-accents').filter(({ text }) => /[éèêàçïÉ]/.test(text))).toEqual([])
  })

  test('a line ends inside names, and inside those of no other note', () => {
    expect(namesOf('line-breaks').some((name) => name.includes('\n'))).toBe(true)
    for (const name of adversaries.filter((other) => other !== 'line-breaks')) {
      expect(namesOf(name).filter((text) => text.includes('\n'))).toEqual([])
    }
  })

  test('glued numbers have no space inside, and their label runs into them', () => {
    const numbers = of('glued').flatMap(({ text, spans }) =>
      spans
        .filter(({ type }) => type === 'nir' || type === 'patient-number')
        .map(({ start, end }) => ({ before: text.slice(start - 1, start), number: text.slice(start, end) })),
    )
    expect(numbers.every(({ number }) => !number.includes(' '))).toBe(true)
    expect(numbers.filter(({ before }) => /\p{L}/u.test(before)).length).toBeGreaterThan(10)
  })

  test('days are words', () => {
    const days = of('date-words').flatMap(({ text, spans }) =>
      spans.filter(({ type }) => type === 'birth-date').map(({ start, end }) => text.slice(start, end)),
    )
    expect(days.length).toBeGreaterThan(10)
    expect(days.filter((day) => /\d/.test(day))).toEqual([])
  })
})
