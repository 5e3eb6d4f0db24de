import type { Rng } from '../../../src/math/index.js'
import * as dates from '../people/dates.js'
import { digits, frenchIban, grouped } from '../people/numbers.js'
import {
  type Country,
  makePerson,
  makeProfessional,
  type Person,
  type Professional,
  phoneOf,
  pick,
  withoutAccents,
} from '../people/person.js'
import {
  diagnoses,
  drugs,
  englishEponyms,
  frenchEponyms,
  nameLikeDrugs,
  nameLikeEnglishDrugs,
  tests,
} from '../words/clinical.js'
import { englishHospitals, englishStreets, frenchHospitals, frenchStreets } from '../words/places.js'
import type { SpanType } from './labelled-note.js'
import type { Piece } from './pieces.js'

/** What slots are filled from. */
export interface NoteFacts {
  readonly country: Country
  readonly patient: Person
  readonly staff: readonly Professional[]
  readonly written: Date
  /** How this note writes its days; one way a note, as one hand writes. */
  readonly writeDate: (date: Date) => string
}

/** Fills a slot of a template with a piece, by the facts of the note. Throws on a slot that nobody knows. */
export function fillSlot(slot: string, facts: NoteFacts, rng: Rng): Piece {
  const fill = fillers[slot]
  if (fill === undefined) throw new Error(`unknown slot: "${slot}"`)
  return fill(facts, rng)
}

type Filler = (facts: NoteFacts, rng: Rng) => Piece

const fillers: Readonly<Record<string, Filler>> = {
  last: ({ patient }, rng) => known('name', spelt(patient.lastName, rng)),
  first: ({ patient }) => known('name', patient.firstName),
  birthname: ({ patient }) => known('name', (patient.birthName ?? patient.lastName).toUpperCase()),
  lastfirst: ({ patient, country }, rng) =>
    known(
      'name',
      pick(rng, [
        `${patient.lastName.toUpperCase()} ${patient.firstName}`,
        `${patient.lastName.toUpperCase()} ${patient.firstName.toUpperCase()}`,
        country === 'fr' ? `${patient.lastName} ${patient.firstName}` : `${patient.lastName}, ${patient.firstName}`,
      ]),
    ),
  firstlast: ({ patient }, rng) =>
    known('name', `${patient.firstName} ${rng.uniform() < 0.5 ? patient.lastName.toUpperCase() : patient.lastName}`),
  doctor: ({ staff }, rng) => known('name', spelt(pick(rng, staff).lastName, rng)),
  doctorfull: ({ staff }, rng) => {
    const { firstName, lastName } = pick(rng, staff)
    return known(
      'name',
      pick(rng, [
        `${firstName} ${lastName}`,
        `${firstName.slice(0, 1)}. ${lastName}`,
        `${firstName} ${lastName.toUpperCase()}`,
      ]),
    )
  },
  doctorfirst: ({ staff }, rng) => known('name', pick(rng, staff).firstName),
  staff: ({ staff }, rng) => known('name', pick(rng, staff).lastName),
  stafffirst: ({ staff }, rng) => known('name', pick(rng, staff).firstName),
  outside: ({ country }, rng) => unknown('name', spelt(makeProfessional(country, rng).lastName, rng)),
  outsidefull: ({ country }, rng) => {
    const { firstName, lastName } = makeProfessional(country, rng)
    return unknown('name', `${firstName} ${lastName}`)
  },
  relative: ({ country, patient }, rng) => {
    const other = makePerson(country, rng)
    return unknown('name', `${other.firstName} ${rng.uniform() < 0.4 ? patient.lastName : other.lastName}`)
  },
  relativefirst: ({ country }, rng) => unknown('name', makePerson(country, rng).firstName),
  Mme: ({ country, patient: { sex } }) => ({
    text: country === 'fr' ? (sex === 'f' ? 'Mme' : 'M.') : sex === 'f' ? 'Mrs' : 'Mr',
  }),
  ne: ({ patient }) => ({ text: patient.sex === 'f' ? 'née' : 'né' }),
  born: ({ patient, writeDate }) => known('birth-date', writeDate(patient.born)),
  date: ({ written, writeDate }) => unknown('date', writeDate(written)),
  date2: ({ written, writeDate }, rng) => unknown('date', writeDate(dates.plusDays(written, 1 + rng.below(12)))),
  date3: ({ written, writeDate }, rng) => unknown('date', writeDate(dates.plusDays(written, 20 + rng.below(90)))),
  monthyear: ({ country, written }, rng) => {
    const month = (country === 'fr' ? dates.frenchMonths : dates.englishMonths)[rng.below(12)]!
    return unknown('date', `${month} ${written.getUTCFullYear() - 1 - rng.below(8)}`)
  },
  age: ({ patient, written }) => {
    const age = dates.ageAt(patient.born, written)
    return age > 89 ? known('age', String(age)) : { text: String(age) }
  },
  phone: ({ patient }, rng) => known('phone', phoneText(patient.phone, patient.country, rng)),
  otherphone: ({ country }, rng) => unknown('phone', phoneText(phoneOf(country, rng), country, rng)),
  email: ({ patient }) => known('email', patient.email),
  othermail: ({ country, staff }, rng) => {
    const { firstName, lastName } = pick(rng, staff)
    const local = withoutAccents(`${firstName}.${lastName}`)
      .toLowerCase()
      .replace(/[^a-z.]/g, '-')
    return unknown(
      'email',
      `${local}@${pick(rng, country === 'fr' ? ['chu-exemple.fr', 'hopital-exemple.fr'] : ['hospital.example.org', 'nhs.example'])}`,
    )
  },
  url: ({ patient }) => unknown('url', `https://resultats.exemple.fr/d/${patient.patientNumber.slice(-6)}`),
  street: ({ patient }) => known('address', patient.street),
  outsidestreet: ({ country }, rng) =>
    unknown('address', `${1 + rng.below(90)} ${pick(rng, country === 'fr' ? frenchStreets : englishStreets)}`),
  postcode: ({ patient }) => known('postcode', patient.town.postcode),
  town: ({ country }, rng) => unknown('town', makePerson(country, rng).town.name),
  town2: ({ patient }) => known('town', patient.town.name),
  nir: ({ patient: { country, nationalNumber } }, rng) =>
    country === 'fr'
      ? known('nir', rng.uniform() < 0.5 ? nationalNumber : grouped(nationalNumber, [1, 2, 2, 2, 3, 3, 2]))
      : country === 'us'
        ? known('ssn', nationalNumber)
        : known('nhs-number', rng.uniform() < 0.5 ? nationalNumber : grouped(nationalNumber, [3, 3, 4])),
  nationallabel: ({ country }) => ({ text: country === 'us' ? 'SSN' : 'NHS No' }),
  prolabel: () => ({ text: 'NPI' }),
  ipp: ({ patient }) => known('patient-number', patient.patientNumber),
  stay: ({ written }, rng) => unknown('stay-number', `${written.getUTCFullYear() % 100}${digits(rng, 7)}`),
  rpps: ({ staff }, rng) => known('professional-number', pick(rng, staff).number),
  iban: (_, rng) => {
    const iban = frenchIban(rng)
    return unknown('iban', rng.uniform() < 0.6 ? grouped(iban, [4, 4, 4, 4, 4, 4]) : iban)
  },
  hospital: ({ country }, rng) =>
    unknown('institution', pick(rng, country === 'fr' ? frenchHospitals : englishHospitals)),
  drug: ({ country }, rng) => ({ text: pick(rng, drugs)[country === 'fr' ? 'fr' : 'en'], term: 'drug' }),
  dose: (_, rng) => ({ text: pick(rng, drugs).dose, term: 'dose' }),
  diagnosis: ({ country }, rng) => ({ text: pick(rng, diagnoses)[country === 'fr' ? 'fr' : 'en'], term: 'diagnosis' }),
  test: ({ country }, rng) => {
    const { fr, en, middle, spread, decimals, unit } = pick(rng, tests)
    const value = Math.max(0.1, middle + spread * rng.normal()).toFixed(decimals)
    return {
      text: `${country === 'fr' ? fr : en} ${country === 'fr' ? value.replace('.', ',') : value} ${unit}`,
      term: 'measure',
    }
  },
  eponym: ({ country }, rng) => ({
    text: pick(rng, country === 'fr' ? frenchEponyms : englishEponyms),
    term: 'eponym',
  }),
  namedrug: ({ country }, rng) => ({
    text: pick(rng, country === 'fr' ? nameLikeDrugs : nameLikeEnglishDrugs),
    term: 'drug',
  }),
}

function known(type: SpanType, text: string): Piece {
  return { text, gold: { type, known: true } }
}

function unknown(type: SpanType, text: string): Piece {
  return { text, gold: { type, known: false } }
}

function spelt(name: string, rng: Rng): string {
  return rng.uniform() < 0.35 ? name.toUpperCase() : name
}

function phoneText(number: string, country: Country, rng: Rng): string {
  if (country === 'fr') {
    const pairs = [2, 2, 2, 2]
    const abroad = `+33 ${grouped(number.slice(1), [1, 2, 2, 2, 2])}`
    return pick(rng, [grouped(number, pairs), grouped(number, pairs, '.'), number, abroad, grouped(number, pairs, '-')])
  }
  if (country === 'uk')
    return pick(rng, [number, grouped(number, [5, 3]), `+44 ${number.slice(1, 5)} ${number.slice(5)}`])
  return pick(rng, [
    `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`,
    grouped(number, [3, 3, 4], '-'),
    grouped(number, [3, 3, 4], '.'),
  ])
}
