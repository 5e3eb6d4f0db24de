import { describe, expect, test } from 'vitest'
import { hierarchies, regionOf } from '../../src/identity/index.js'

/** A code of the lowest level, with what it is a kind of. */
const examples: Record<string, readonly (readonly [code: string, ancestors: readonly string[]])[]> = {
  'icd-10': [
    ['E11.65', ['E11.6', 'E11', 'E00-E90']],
    ['E1165', ['E116', 'E11', 'E00-E90']],
    ['H65', ['H60-H95']],
    ['X59', ['V00-Y99']],
  ],
  atc: [['A10BA02', ['A10BA', 'A10B', 'A10', 'A']]],
  'fr-postcode': [
    ['75011', ['75', 'Île-de-France']],
    // Of another département than their first digits say, by the official table.
    ['94390', ['91', 'Île-de-France']],
    ['97133', ['977', 'Saint-Barthélemy']],
    // Of two départements: where most of its people live.
    ['42620', ['42', 'Auvergne-Rhône-Alpes']],
    ['20190', ['2A', 'Corse']],
    ['20290', ['2B', 'Corse']],
    ['97400', ['974', 'La Réunion']],
    ['97150', ['978', 'Saint-Martin']],
    // A post box, in no table.
    ['75908', ['75', 'Île-de-France']],
    // As a spreadsheet leaves 01000.
    ['1000', ['01', 'Auvergne-Rhône-Alpes']],
  ],
  'us-zip': [
    ['02139-1234', ['02139', '021']],
    ['2139', ['021']],
  ],
  calendar: [['2024-02-29', ['2024-02', '2024']]],
}

describe.each(hierarchies.map((each) => [each.id, each] as const))('%s', (id, { contains, ancestorsOf }) => {
  const known = examples[id] ?? []

  test('has an example, and codes have the ancestors that are stated', () => {
    expect(known.length).toBeGreaterThan(0)
    for (const [code, ancestors] of known) expect(ancestorsOf(code)).toEqual(ancestors)
  })

  test('is a tree: every ancestor is a code of it, and has the ancestors above it', () => {
    for (const [code, ancestors] of known) {
      expect(contains(code)).toBe(true)
      ancestors.forEach((ancestor, at) => {
        expect(contains(ancestor), ancestor).toBe(true)
        expect(ancestorsOf(ancestor), ancestor).toEqual(ancestors.slice(at + 1))
      })
    }
  })

  test('holds no words', () => {
    for (const text of ['', 'aspirin', 'severe', '120/80']) expect(contains(text)).toBe(false)
  })
})

describe.each(hierarchies.filter(({ regions }) => regions !== undefined).map((each) => [each.id, each] as const))(
  'regions of %s',
  (_, hierarchy) => {
    const { regions } = hierarchy

    test('every code of a region is one in use that lies in it', () => {
      const wrong = regions
        ?.all()
        .flatMap((region) => regions.codesOf(region).filter((code) => regionOf(code, hierarchy) !== region))
      expect(wrong).toEqual([])
      expect(regions?.all().every((region) => regions.codesOf(region).every(regions.isCode))).toBe(true)
    })

    test('a region is itself one, and what is no code lies in none', () => {
      expect(regions?.all().every((region) => regionOf(region, hierarchy) === region)).toBe(true)
      expect(regionOf('elsewhere', hierarchy)).toBeUndefined()
    })
  },
)
