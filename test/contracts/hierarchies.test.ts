import { describe, expect, test } from 'vitest'
import { hierarchies } from '../../src/identity/index.js'

/** A code of the lowest level, with what it is a kind of. */
const examples: Record<string, readonly (readonly [code: string, ancestors: readonly string[]])[]> = {
  'icd-10': [
    ['E11.65', ['E11.6', 'E11', 'E00-E90']],
    ['E1165', ['E116', 'E11', 'E00-E90']],
    ['H65', ['H60-H95']],
    ['X59', ['V00-Y99']],
  ],
  atc: [['A10BA02', ['A10BA', 'A10B', 'A10', 'A']]],
  'us-zip': [['02139-1234', ['02139', '021']]],
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
