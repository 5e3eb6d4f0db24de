import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findInText, type KnownValue, prepareKnown } from '../../../src/identity/index.js'

const known = prepareKnown([
  { type: 'name', value: 'Le Bihan' },
  { type: 'name', value: 'Anne-Sophie' },
  { type: 'name', value: 'Petit' },
  { type: 'birth-date', value: '1957-03-12' },
  { type: 'phone', value: '0639980012' },
  { type: 'address', value: '12 rue des Écoles' },
  { type: 'patient-number', value: '801234567' },
] satisfies readonly KnownValue[])

function found(text: string, language: 'fr' | 'en' = 'fr', values = known): string[] {
  return findInText(text, { language, known: values }).map(
    ({ type, start, end }) => `${type}: ${text.slice(start, end)}`,
  )
}

const nobody = prepareKnown([])

describe('known values are found however they are written', () => {
  test.each([
    ['Vu ce jour Anne-Sophie Le Bihan.', 'name: Anne-Sophie Le Bihan'],
    ['Vu ce jour LE BIHAN Anne-Sophie.', 'name: LE BIHAN Anne-Sophie'],
    ['Vu ce jour Annesophie LEBIHAN.', 'name: Annesophie LEBIHAN'],
    ['Vu ce jour A.-S. Le Bihn.', 'name: A.-S. Le Bihn'],
    ['Le fils de lebihan est venu.', 'name: lebihan'],
    ['Anne-\nSophie est sortie.', 'name: Anne-\nSophie'],
    ['Habite 12, RUE DES ECOLES depuis peu.', 'address: 12, RUE DES ECOLES'],
    ['Rappel au +33 6.39.98.00.12 demain.', 'phone: +33 6.39.98.00.12'],
    ['Patiente du 12-03-57, stable.', 'birth-date: 12-03-57'],
    ['Étiquette IPP801234567 collée.', 'patient-number: 801234567'],
  ])('%s', (text, span) => {
    expect(found(text)).toContain(span)
  })

  test('a known name that is a word is one only where its capital says so', () => {
    expect(found('Le petit déjeuner est pris, petit souffle au cœur.')).toEqual([])
    expect(found('Vu avec Petit ce matin.')).toEqual(['name: Petit'])
  })
})

describe('what nobody told is found by its form, its key, and what stands before it', () => {
  test.each([
    ['NIR 1 85 05 78 006 084 91', 'fr', ['nir: 1 85 05 78 006 084 91']],
    ['RPPS : 10003123451', 'fr', ['professional-number: 10003123451']],
    ['IBAN FR14 2004 1010 0505 0001 3M02 606', 'fr', ['iban: FR14 2004 1010 0505 0001 3M02 606']],
    ['Virement : FR1420041010050500013M02606 pour solde', 'fr', ['iban: FR1420041010050500013M02606']],
    ['Rembourser sur gb82 west 1234 5698 7654 32 merci', 'fr', ['iban: gb82 west 1234 5698 7654 32']],
    ['IBANDE89370400440532013000', 'fr', ['iban: DE89370400440532013000']],
    ['Courrier au Dr Zielinski, signé : Mme D. Okafor-Petit', 'fr', ['name: Zielinski', 'name: D. Okafor-Petit']],
    ['Mme Rose NOVAK, née DURAND, 92 ans', 'fr', ['name: Rose NOVAK', 'name: DURAND', 'age: 92']],
    ['Née le 12 mars 1957, revue en mars 2023', 'fr', ['birth-date: 12 mars 1957', 'date: mars 2023']],
    [
      '8 bis impasse du Moulin, 29200 Brest',
      'fr',
      ['address: 8 bis impasse du Moulin', 'postcode: 29200', 'town: Brest'],
    ],
    ['Transfert du CHU de Nantes', 'fr', ['institution: CHU de Nantes']],
    ['NHS no 943 476 5919, call 07700 900123', 'en', ['nhs-number: 943 476 5919', 'phone: 07700 900123']],
    ['SSN 219-09-9999, NPI 1234567893', 'en', ['ssn: 219-09-9999', 'professional-number: 1234567893']],
    ['Seen by Mr John Whitcombe on March 3, 2023', 'en', ['name: John Whitcombe', 'date: March 3, 2023']],
    ['MRN: M2044370, a.b@example.org', 'en', ['patient-number: M2044370', 'email: a.b@example.org']],
  ] as const)('%s', (text, language, spans) => {
    expect(found(text, language, nobody)).toEqual(spans)
  })
})

test.each([
  'Maladie de Parkinson, score de Glasgow 15, signe de Babinski négatif, maladie de Crohn.',
  'Parkinson disease, Glasgow Coma Scale 15, Crohn’s disease, Barrett oesophagus grade 2.',
  'Doliprane 1000 mg, Xavier-gel 2 cp, TA 12/7, pouls 80, T 37,2, à revoir à J+3, dans 6 mois, 72 ans.',
  'CRP 48 mg/L, HbA1c 7,8 %, sodium 139 mmol/L, ECG sinusal, FEVG 55 %.',
])('medicine is left as it is: %s', (text) => {
  expect(found(text, text.includes('disease') ? 'en' : 'fr', nobody)).toEqual([])
})

test('spans are in order, hold something, and do not overlap, whatever the text', () => {
  const piece = fc.constantFrom(
    ...[
      'Dr ',
      'Mme ',
      'Petit',
      ' Le Bihan',
      '12/03/1957',
      '\n',
      ' né le ',
      '06 39 98 00 12',
      '1850578006084',
      '91',
      '@',
      'é',
      '\ud800',
      '\u202e',
      'NIR',
      ', ',
    ],
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(piece).map((all) => all.join('')),
      ),
      (text) => {
        let last = 0
        for (const { start, end } of findInText(text, { known })) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      },
    ),
  )
})

test('a long text of one sign takes no time', () => {
  const started = performance.now()
  for (const sign of ['1', 'A', 'a ', '1 ', 'Aa ', '\n', '0.'])
    findInText(sign.repeat(100_000 / sign.length), { known })
  expect(performance.now() - started).toBeLessThan(20_000)
})
