import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nationalNumbers } from '../../src/identity/identifiers/national/index.js'
import {
  freshLike,
  type Identifier,
  identifiers,
  localPattern,
  moves,
  rankOf,
  sizeOf,
  withRank,
} from '../../src/identity/index.js'

/** Numbers of a house, as a user would describe them. */
const local = [
  localPattern({ id: 'ipp', pattern: 'D{9}' }),
  localPattern({ id: 'iep', pattern: 'C{1}D{8}', check: { kind: 'mod97', over: '0-8', at: 9 } }),
  localPattern({ id: 'mrn', pattern: '"MRN"-D{7}', check: { kind: 'luhn', over: '4-10' } }),
  localPattern({ id: 'sample', pattern: 'D{7}C{2}', check: { kind: 'mod11', over: '0-5', at: 6 } }),
]

/** Right ones that exist nowhere or are published examples, as people write them; and wrong ones. */
const examples: Record<string, { readonly right: readonly string[]; readonly wrong: readonly string[] }> = {
  nir: {
    right: ['1 85 05 78 006 084 91', '255081416802538', '180032A00412375', '2 99 12 2b 033 456 02', '151069999900117'],
    wrong: ['255081416802539', '955081416802538', '25508141680253'],
  },
  npi: { right: ['1234567893'], wrong: ['1234567890', '3234567893'] },
  rpps: { right: ['10003123451'], wrong: ['10003123452', '1000312345'] },
  siren: { right: ['732829320', '356000000'], wrong: ['732829321'] },
  siret: {
    right: ['73282932000074', '732 829 320 00074', '35600000009075'],
    wrong: ['73282932000075', '35600000009076'],
  },
  // The order of 4 March 2015 (AFSH1506177A) lists these; five are Corsican.
  finess: {
    right: ['240000059', '330780495', '2A0000154', '2B0004246', '2B0000038', '2B0005342', '2B0005359'],
    wrong: ['240000058', '2A0000155', '2B0000154'],
  },
  adeli: { right: ['759312345', '2A9312345'], wrong: ['75931234', '009312345'] },
  iban: {
    right: ['FR1420041010050500013M02606', 'DE89 3704 0044 0532 0130 00', 'gb82west12345698765432'],
    wrong: ['GB82WEST12345698765431', 'FR1420041010050500013M02607', 'DE8937040044053201300'],
  },
  rib: { right: ['20041 01005 0500013M026 06'], wrong: ['20041 01005 0500013M026 07'] },
  mbi: { right: ['1EG4TE5MK73', '1EG4-TE5-MK73'], wrong: ['1SG4TE5MK73', '0EG4TE5MK73'] },
  nhs: { right: ['943 476 5919', '9434765919'], wrong: ['943 476 5918'] },
  card: { right: ['4111111111111111', '378282246310005'], wrong: ['4111111111111112', '411111111111'] },
  ssn: { right: ['219-09-9999'], wrong: ['000-12-3456', '666-12-3456', '900-12-3456', '123-00-4567', '123-45-0000'] },
  'phone-fr': {
    right: ['06 39 98 00 12', '+33 (0)6.39.98.00.12', '0033639980012'],
    wrong: ['00 39 98 00 12', '06 39 98'],
  },
  'phone-us': { right: ['(212) 555-0123', '+1 212-555-0123'], wrong: ['(112) 555-0123', '212-911-0123'] },
  'phone-e164': { right: ['+33639980012', '+44 20 7946 0958', '+212 5 22 00 00 00'], wrong: ['+0123456789', '+33'] },
  phone: { right: ['06 39 98 00 12', '(212) 555-0123', '0123 456 7890'], wrong: ['01/02/2021 08:00', '12'] },
  email: { right: ['a.martin@example.org'], wrong: ['a.martin@', '@example.org', 'a b@example.org'] },
  url: { right: ['https://example.org/people/17', 'www.example.org'], wrong: ['example'] },
  ip: { right: ['192.0.2.17'], wrong: ['192.0.2.256', '192.0.2'] },
  ipv6: { right: ['2001:db8::8a2e:370:7334', '::1'], wrong: ['12:30', '12:30:45'] },
  mac: { right: ['00:1b:44:11:3a:b7', '00-1B-44-11-3A-B7', '001b.4411.3ab7'], wrong: ['00:1b:44:11:3a'] },
  uuid: { right: ['2f1c3b7e-8a4d-4c1e-9b2a-5d6e7f809a1b'], wrong: ['2f1c3b7e-8a4d-4c1e-9b2a-5d6e7f809a1'] },
  'dicom-uid': { right: ['1.2.826.0.1.3680043.8.498.12345'], wrong: ['1.2.03.4', '3.1.2.345', '1.2.3.4'] },
  'plate-fr': { right: ['AB-123-CD', 'AB 123 CD', '1234 AB 75', '12 ABC 2A'], wrong: ['AI-123-CD', '1234 AB 99'] },
  'plate-us': { right: ['7ABC123', 'ABC-1234'], wrong: ['ABCDEFG', '1234567'] },
  ipp: { right: ['001234567'], wrong: ['00123456', 'A01234567'] },
  iep: { right: ['A1234567860'], wrong: ['A1234567861', 'B1234567860'] },
  mrn: { right: ['MRN-12345674'], wrong: ['MRN-12345675', 'MRX-12345674'] },
  sample: { right: ['1234552AB', '1234560AB'], wrong: ['1234553AB'] },
}

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9A-Za-z .:+()@/-]{0,40}$/))

function drawsOf(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

const national = new Set(nationalNumbers.map((each) => each.id))
const isNational = (id: string) => national.has(id)

/** What a register's number is by its own example: that one, and with thirty digits before it none. */
function ofExample({ example }: Identifier): { readonly right: readonly string[]; readonly wrong: readonly string[] } {
  return { right: [example], wrong: [`${'7'.repeat(30)}${example}`] }
}

describe.each([...identifiers, ...local].map((each) => [each.id, each] as const))(
  '%s',
  (id, identifier: Identifier) => {
    // Numbers of registers have theirs in test/identity/identifiers/national.test.ts, with a wrong key each where there is one.
    const { right, wrong } = examples[id] ?? (isNational(id) ? ofExample(identifier) : { right: [], wrong: [] })

    test('takes what is right, refuses what is wrong, and has an example of its own', () => {
      expect(right.length).toBeGreaterThan(0)
      expect(wrong.length).toBeGreaterThan(0)
      expect(right.filter((each) => !identifier.check(each))).toEqual([])
      expect(wrong.filter((each) => identifier.check(each) || identifier.matches(each))).toEqual([])
      expect(identifier.check(identifier.example)).toBe(true)
      expect(identifier.matches(identifier.example.replace(/ /g, ''))).toBe(true)
    })

    test('reads any text without failing, and makes what it read again', () => {
      fc.assert(
        fc.property(fc.oneof(text, fc.constantFrom(...right, ...wrong)), (each) => {
          const parsed = identifier.parse(each)
          if (parsed !== undefined && parsed.check !== 'wrong') expect(identifier.build(parsed)).toBe(each)
          expect(identifier.check(each)).toBe(
            parsed !== undefined && parsed.check !== 'wrong' && identifier.allows(parsed.parts),
          )
        }),
      )
    })

    test('every one built is right, whatever its parts, and has them', () => {
      fc.assert(
        fc.property(fc.constantFrom(...right), fc.nat(), (like, seed) => {
          const made = freshLike(identifier, like, { draw: drawsOf(seed) })
          expect(identifier.check(made)).toBe(true)
          // A Finnish number says its century by a sign: that is a part, and may be another.
          const isSigned = identifier.parse(like)!.parts.some(({ text: own }) => /^[^0-9A-Za-z]$/.test(own))
          if (!isSigned) expect(made.replace(/[0-9A-Za-z]/g, '')).toBe(like.replace(/[0-9A-Za-z]/g, ''))
          expect(made.length).toBe(like.length)
        }),
      )
    })

    test('what may stay stays where it is asked to, and only there', () => {
      const like = identifier.parse(identifier.example)
      const told = like?.parts.filter(({ role }) => role === 'told').map(({ name }) => name) ?? []
      const partsOf = (made: string) => identifier.parse(made)?.parts ?? []
      for (let seed = 0; seed < 20; seed++) {
        const made = freshLike(identifier, identifier.example, { draw: drawsOf(seed), visible: told })
        for (const part of like?.parts ?? [])
          if (!moves(part, told) && part.role !== 'check')
            expect(partsOf(made).find(({ name }) => name === part.name)?.text).toBe(part.text)
      }
      const free = like?.parts.filter(({ role, places }) => role === 'free' && places !== undefined) ?? []
      const others = Array.from({ length: 20 }, (_, seed) =>
        freshLike(identifier, identifier.example, { draw: drawsOf(seed) }),
      )
      if (free.length > 0) expect(new Set(others).size).toBeGreaterThan(15)
    })

    test('parts have a number, and the number them', () => {
      const parts = (identifier.parse(identifier.example)?.parts ?? []).filter((part) => part.role !== 'check')
      const size = sizeOf(parts)
      if (size === undefined) return expect(() => rankOf(parts)).toThrow(RangeError)
      expect(withRank(parts, rankOf(parts))).toEqual(parts)
      return fc.assert(
        fc.property(fc.bigInt({ min: 0n, max: size - 1n }), (rank) => {
          expect(rankOf(withRank(parts, rank))).toBe(rank)
        }),
      )
    })

    test('one sign changed makes a key wrong, where there is one', () => {
      const parsed = identifier.parse(identifier.example)
      // Registers' keys may stand before other signs: national.test.ts changes the key itself.
      if (parsed?.check !== 'right' || isNational(id)) return
      const at = [...identifier.example].findLastIndex((sign) => /\d/.test(sign))
      const changed = String((Number(identifier.example[at]) + 1) % 10)
      expect(identifier.check(identifier.example.slice(0, at) + changed + identifier.example.slice(at + 1))).toBe(false)
    })

    test('has titles in both languages', () => {
      expect(identifier.title).toMatch(/^\S.*\S$/)
      expect(identifier.titleFr).toMatch(/^\S.*\S$/)
    })
  },
)

test('ids differ', () => {
  expect(new Set(identifiers.map(({ id }) => id)).size).toBe(identifiers.length)
})

test.each([
  ['D{9', /read from sign 0|cannot be read/],
  ['"IPP"', /no D, C or A/],
  ['Q{3}', /known: D, C, A/],
])('a pattern that says nothing is refused: %s', (pattern, why) => {
  expect(() => localPattern({ id: 'x', pattern })).toThrow(why)
})

test.each([
  [{ kind: 'luhn', over: '0-9' } as const, /check.over/],
  [{ kind: 'luhn', over: 'all' } as const, /two numbers/],
  [{ kind: 'luhn', at: 12 } as const, /check.at/],
])('a key that stands nowhere is refused', (check, why) => {
  expect(() => localPattern({ id: 'x', pattern: 'D{9}', check })).toThrow(why)
})
