import type { Rng } from '../../../src/math/index.js'
import type { Visit } from '../columns/made-table.js'
import { plusDays } from '../people/dates.js'
import { digits, nhsNumber, nirOf, npiOf, rppsOf, ssnOf } from '../people/numbers.js'
import { type Country, type Person, type Professional, phoneOf, pick, withoutAccents } from '../people/person.js'
import type { Coded, Drug, Test } from '../words/clinical.js'
import { firstNames, lastNames, streets, towns } from './words.js'

const day = 86_400_000

export const diagnoses: readonly Coded[] = [
  ['E66.0', 'obésité', 'obesity'],
  ['K80.2', 'lithiase vésiculaire', 'gallstones'],
  ['M16.1', 'coxarthrose', 'hip osteoarthritis'],
  ['N20.0', 'colique néphrétique', 'kidney stone'],
  ['C18.7', 'cancer du sigmoïde', 'sigmoid colon cancer'],
  ['J45.9', 'asthme', 'asthma'],
  ['G40.9', 'épilepsie', 'epilepsy'],
  ['A41.9', 'sepsis', 'sepsis'],
  ['I63.9', 'AVC ischémique', 'ischaemic stroke'],
  ['F20.0', 'schizophrénie paranoïde', 'paranoid schizophrenia'],
  ['C61', 'adénocarcinome prostatique', 'prostate cancer'],
  ['D50.9', 'anémie ferriprive', 'iron deficiency anaemia'],
].map(([code = '', fr = '', en = '']) => ({ code, fr, en }))

const drugs: readonly Drug[] = [
  ['C08CA01', 'amlodipine', 'amlodipine', '10 mg'],
  ['N03AX14', 'Keppra', 'Keppra', '500 mg'],
  ['J01MA12', 'Tavanic', 'Levaquin', '500 mg'],
  ['B01AB05', 'Lovenox', 'Lovenox', '4000 UI'],
  ['N05AH04', 'Xeroquel', 'Seroquel', '50 mg'],
  ['R03AC02', 'Ventoline', 'Ventolin', '100 µg'],
  ['N02AX02', 'Contramal', 'Ultram', '50 mg'],
  ['A02BC01', 'oméprazole', 'omeprazole', '20 mg'],
  ['G04CA02', 'Josir', 'Flomax', '0,4 mg'],
  ['M04AA01', 'allopurinol', 'allopurinol', '100 mg'],
].map(([atc = '', fr = '', en = '', dose = '']) => ({ atc, fr, en, dose }))

const tests: readonly Test[] = [
  { fr: 'ferritine', en: 'ferritin', unit: 'µg/L', loinc: '2276-4', middle: 120, spread: 70, decimals: 0 },
  { fr: 'TSH', en: 'TSH', unit: 'mUI/L', loinc: '3016-3', middle: 2.1, spread: 0.9, decimals: 2 },
  { fr: 'leucocytes', en: 'WBC', unit: '10*9/L', loinc: '6690-2', middle: 7.4, spread: 2.3, decimals: 1 },
  { fr: 'urée', en: 'urea', unit: 'mmol/L', loinc: '22664-7', middle: 6.1, spread: 2.1, decimals: 1 },
  { fr: 'ASAT', en: 'AST', unit: 'U/L', loinc: '1920-8', middle: 31, spread: 12, decimals: 0 },
]

/** Rows of a table of the later set, of other people than those of the two halves. */
export function laterVisits(
  { country, rows, people }: { readonly country: Country; readonly rows: number; readonly people: number },
  rng: Rng,
): Visit[] {
  const make = rng.fork('people')
  const persons = Array.from({ length: people }, () => personOf(country, make))
  const staff = Array.from({ length: 17 }, () => staffOf(country, make))
  const draw = rng.fork('visits')
  return Array.from({ length: rows }, (_, row) => {
    const person = people === rows ? persons[row]! : pick(draw, persons)
    const earliest = Math.max(Date.UTC(2022, 1, 3), person.born.getTime())
    const admitted = new Date(earliest + Math.floor((Date.UTC(2025, 8, 30) - earliest) * draw.uniform()))
    return {
      ...{ person, admitted, doctor: pick(draw, staff), ward: draw.below(14) },
      discharged: plusDays(admitted, Math.floor(-5 * Math.log(1 - draw.uniform()))),
      stayNumber: `${admitted.getUTCFullYear()}${digits(draw, 6)}`,
      ...{ diagnosis: pick(draw, diagnoses), drug: pick(draw, drugs), test: pick(draw, tests) },
    }
  })
}

function personOf(country: Country, rng: Rng): Person {
  const language = country === 'fr' ? 'fr' : 'en'
  const sex = rng.uniform() < 0.5 ? 'f' : 'm'
  const lastName = pick(rng, lastNames[language])
  const firstName = pick(rng, firstNames[language][sex])
  const born = new Date(
    Math.floor((Date.UTC(2022, 1, 1) - Math.min(99, 88 * rng.uniform() ** 0.7) * 365.25 * day) / day) * day,
  )
  const town = pick(rng, towns[country])
  const letter = (): string => pick(rng, [...'ABDEFGHJLNPQRSTUWXYZ'])
  return {
    ...{ country, sex, lastName, firstName, born },
    town: country === 'uk' ? { ...town, postcode: `${town.postcode} ${rng.below(10)}${letter()}${letter()}` } : town,
    birthName: sex === 'f' && rng.uniform() < 0.5 ? pick(rng, lastNames[language]) : null,
    nationalNumber:
      country === 'fr'
        ? nirOf(
            {
              sex,
              born,
              area: `${String(1 + rng.below(95))
                .padStart(2, '0')
                .replace('20', '21')}${String(1 + rng.below(400)).padStart(3, '0')}`,
            },
            rng,
          )
        : country === 'us'
          ? ssnOf(rng)
          : nhsNumber(rng),
    patientNumber:
      country === 'uk' ? `${letter()}${digits(rng, 6)}` : digits(rng, country === 'fr' ? 7 : 8, { leadingZero: false }),
    phone: phoneOf(country, rng),
    email: emailOf(firstName, lastName, rng, country),
    street: `${1 + rng.below(240)}${language === 'fr' && rng.uniform() < 0.08 ? ' ter' : ''}${language === 'fr' && rng.uniform() < 0.3 ? ',' : ''} ${pick(rng, streets[language])}`,
  }
}

function staffOf(country: Country, rng: Rng): Professional {
  const language = country === 'fr' ? 'fr' : 'en'
  return {
    lastName: pick(rng, lastNames[language]),
    firstName: pick(rng, [...firstNames[language].f, ...firstNames[language].m]),
    number: country === 'fr' ? rppsOf(rng) : npiOf(rng),
  }
}

function emailOf(firstName: string, lastName: string, rng: Rng, country: Country): string {
  const [first = '', last = ''] = [firstName, lastName].map((text) =>
    withoutAccents(text)
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  )
  const local = pick(rng, [
    `${first}${last}`,
    `${last}.${first}`,
    `${first.slice(0, 2)}${last}`,
    `${first}${rng.below(99)}`,
  ])
  const hosts = {
    fr: 'sfr.fr,hotmail.fr,icloud.com,bbox.fr',
    us: 'comcast.net,gmail.com,icloud.com,att.net',
    uk: 'sky.com,hotmail.co.uk,gmail.com,talktalk.net',
  }
  return `${local}@${pick(rng, hosts[country].split(','))}`
}
