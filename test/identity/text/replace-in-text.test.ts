import { expect, test } from 'vitest'
import {
  findIdentifier,
  findInText,
  prepareKnown,
  replaceInText,
  shiftDateText,
  surrogateTexts,
  tagOf,
} from '../../../src/identity/index.js'

const known = prepareKnown([
  { type: 'name', value: 'Durand' },
  { type: 'name', value: 'Claire' },
])
const text =
  'Mme Claire DURAND (NIR 185057800608491), née le 12/03/1957, vue le 3 mai 2023. Signé : Dr Zielinski\nClaire Durand'
const draw = (purpose: string, bound: number) => {
  let hash = 17
  for (const sign of purpose) hash = (Math.imul(hash, 31) + sign.charCodeAt(0)) >>> 0
  return hash % bound
}
const options = { language: 'fr', draw, shiftDays: -30 } as const

test('tags say what stood there', () => {
  const { text: made } = replaceInText(text, findInText(text, { known }), (_, { type }) => tagOf(type, 'fr'))
  expect(made).toBe('Mme [NOM] (NIR [NIR]), née le [DATE DE NAISSANCE], vue le [DATE]. Signé : Dr [NOM]\n[NOM]')
})

test('surrogates have the shape, the key and the case, are the same for the same, and nothing real is left', () => {
  const { text: made } = replaceInText(text, findInText(text, { known }), surrogateTexts(options))
  const parts =
    /^Mme (\S+) (\S+) \(NIR (\d{15})\), née le 10\/02\/1957, vue le 3 avril 2023\. Signé : Dr (\S+)\n(\S+) (\S+)$/.exec(
      made,
    )
  expect(parts).not.toBeNull()
  expect(findIdentifier('nir')?.check(parts?.[3] ?? '')).toBe(true)
  expect(parts?.[1]).toBe(parts?.[5])
  expect(parts?.[2]).toBe(parts?.[6]?.toUpperCase())
  for (const real of ['Claire', 'durand', '185057800608491', 'Zielinski'])
    expect(made.toLowerCase()).not.toContain(real.toLowerCase())
})

test('edits map places and hold no text', () => {
  const spans = findInText(text, { known })
  const { text: made, edits } = replaceInText(text, spans, surrogateTexts(options))
  expect(edits.map(({ start, end }) => [start, end])).toEqual(spans.map(({ start, end }) => [start, end]))
  const outside = (whole: string, all: readonly (readonly [number, number])[]) =>
    all.reduceRight((left, [start, end]) => left.slice(0, start) + left.slice(end), whole)
  expect(
    outside(
      made,
      edits.map(({ newStart, newEnd }) => [newStart, newEnd]),
    ),
  ).toBe(
    outside(
      text,
      edits.map(({ start, end }) => [start, end]),
    ),
  )
  expect(JSON.stringify(edits)).not.toMatch(/Claire|DURAND|Zielinski/)
})

test.each([
  ['12/03/1957', -12, '28/02/1957'],
  ['01.01.23', -1, '31.12.22'],
  ['2024-02-28', 1, '2024-02-29'],
  ['20240228', 2, '20240301'],
  ['3 mai 2023', 30, '2 juin 2023'],
  ['1er mars 2023', 1, '2 mars 2023'],
  ['MARS 2023', 31, 'AVRIL 2023'],
  ['March 12, 2023', 20, 'April 1, 2023'],
  ['03/2023', -31, '02/2023'],
  ['12/25/2023', 7, '01/01/2024'],
  ['trois mai deux mille', 1, undefined],
  ['31/02/2023', 1, undefined],
])('%s moves by %i days to %s', (date, days, moved) => {
  expect(shiftDateText(date, { days })).toBe(moved)
})
