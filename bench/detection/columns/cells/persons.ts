import { digits, grouped } from '../../people/numbers.js'
import { type Person, phoneOf, pick, withoutAccents } from '../../people/person.js'
import { englishMen, englishWomen } from '../../words/english-names.js'
import { frenchMen, frenchWomen } from '../../words/french-names.js'
import type { Cell } from '../made-table.js'

export const lastName: Cell = ({ person }) => person.lastName
export const firstName: Cell = ({ person }) => person.firstName
export const birthName: Cell = ({ person }) => person.birthName ?? person.lastName
export const usedName: Cell = ({ person }) => (person.birthName === null ? '' : person.lastName)
export const lastThenFirst: Cell = ({ person }) => `${upper(person.lastName)} ${person.firstName}`
export const firstThenLast: Cell = ({ person }) => `${person.firstName} ${person.lastName}`
export const lastCommaFirst: Cell = ({ person }) => `${person.lastName}, ${person.firstName}`
export const titledName: Cell = ({ person }) =>
  `${person.country === 'fr' ? (person.sex === 'f' ? 'MME' : 'M.') : person.sex === 'f' ? 'Mrs' : 'Mr'} ${upper(person.lastName)} ${person.firstName}`
export const withBirthName: Cell = ({ person }) =>
  `${upper(person.lastName)}${person.birthName === null ? '' : ` née ${upper(person.birthName)}`} ${person.firstName}`
export const initials: Cell = ({ person }) =>
  `${person.lastName.slice(0, 1)}${person.firstName.slice(0, 1)}`.toUpperCase()
export const initialsWithDots: Cell = ({ person }) =>
  `${person.firstName.slice(0, 1)}.${person.lastName.slice(0, 1)}.`.toUpperCase()
/** A mother, by the name she uses, her birth name and a first name. */
export const mother: Cell = ({ person }, rng) =>
  `${upper(person.lastName)}${person.birthName === null ? '' : ` née ${upper(person.birthName)}`} ${pick(rng, frenchWomen)}`
export const child: Cell = (_, rng) => pick(rng, [...frenchWomen, ...frenchMen])
/** A relative, after the word for what they are to the patient. */
export const relative: Cell = ({ person }, rng) => {
  const french = person.country === 'fr'
  const woman = rng.uniform() < 0.5
  const first = pick(rng, french ? (woman ? frenchWomen : frenchMen) : woman ? englishWomen : englishMen)
  const frenchWords = woman ? ['fille', 'épouse', 'sœur'] : ['fils', 'époux', 'frère']
  const englishWords = woman ? ['daughter', 'wife', 'sister'] : ['son', 'husband', 'brother']
  return `${pick(rng, french ? frenchWords : englishWords)} ${first} ${person.lastName}`
}

export const sex =
  (woman: string, man: string): Cell =>
  ({ person }) =>
    person.sex === 'f' ? woman : man
export const nationalNumber: Cell = ({ person }) => person.nationalNumber
export const nationalNumberGrouped: Cell = ({ person }) =>
  person.country === 'fr'
    ? grouped(person.nationalNumber, [1, 2, 2, 2, 3, 3, 2])
    : person.country === 'uk'
      ? grouped(person.nationalNumber, [3, 3, 4])
      : person.nationalNumber
/** NIR without its key. */
export const nationalNumberShort: Cell = ({ person }) => person.nationalNumber.slice(0, 13)
export const lastFour: Cell = ({ person }) => person.nationalNumber.slice(-4)
export const patientNumber: Cell = ({ person }) => person.patientNumber
export const patientNumberPadded: Cell = ({ person }) => person.patientNumber.replace(/\D/g, '').padStart(12, '0')

export const phone: Cell = ({ person }) => person.phone
export const phoneGrouped: Cell = ({ person }) => groupedPhone(person, ' ')
export const phoneWithDots: Cell = ({ person }) => groupedPhone(person, '.')
export const phoneAbroad: Cell = ({ person }) =>
  person.country === 'fr'
    ? `+33${person.phone.slice(1)}`
    : person.country === 'uk'
      ? `+44 ${person.phone.slice(1, 5)} ${person.phone.slice(5)}`
      : `+1-${grouped(person.phone, [3, 3, 4], '-')}`
export const phoneInBrackets: Cell = ({ person: { phone: number } }) =>
  `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`
/** As spreadsheets leave it: a number has no leading zero. */
export const phoneWithoutZero: Cell = ({ person }) => String(Number(person.phone))
export const otherPhone: Cell = ({ person }, rng) => phoneOf(person.country, rng)
export const email: Cell = ({ person }) => person.email
export const street: Cell = ({ person }) => person.street
export const town: Cell = ({ person }) => person.town.name
export const postcode: Cell = ({ person }) => person.town.postcode
export const postcodeWithoutZero: Cell = ({ person }) => String(Number(person.town.postcode))
export const area: Cell = ({ person }) => person.town.area
export const department: Cell = ({ person }) => person.town.area.slice(0, person.town.area.startsWith('97') ? 3 : 2)
export const wholeAddress: Cell = ({ person: { country, street: line, town: place } }) =>
  country === 'us'
    ? `${line}, ${place.name}, ${place.area} ${place.postcode}`
    : country === 'uk'
      ? `${line}, ${place.name} ${place.postcode}`
      : `${line}, ${place.postcode} ${upper(place.name)}`
export const townWithPostcode: Cell = ({ person: { town: place } }) => `${place.postcode} ${upper(place.name)}`

export const doctorName: Cell = ({ doctor }) => `Dr ${upper(doctor.lastName)}`
export const doctorWhole: Cell = ({ doctor }) => `${upper(doctor.lastName)} ${doctor.firstName}`
export const doctorCommaFirst: Cell = ({ doctor }) => `${doctor.lastName}, ${doctor.firstName} MD`
export const doctorNumber: Cell = ({ doctor }) => doctor.number
export const login: Cell = ({ doctor }) =>
  withoutAccents(`${doctor.firstName.slice(0, 1)}${doctor.lastName}`)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
export const doctorEmail: Cell = ({ doctor }) =>
  `${withoutAccents(`${doctor.firstName}.${doctor.lastName}`)
    .toLowerCase()
    .replace(/[^a-z.]/g, '-')}@chu-exemple.fr`

/** A file called by what is in it. */
export const fileOfPatient: Cell = ({ person, admitted }, rng) =>
  `CR_${withoutAccents(upper(person.lastName)).replace(/[^A-Z]/g, '')}_${person.patientNumber}_${admitted.getUTCFullYear()}_${digits(rng, 3)}.pdf`

function groupedPhone(person: Person, between: string): string {
  if (person.country === 'fr') return grouped(person.phone, [2, 2, 2, 2, 2], between)
  return grouped(person.phone, person.country === 'uk' ? [5, 6] : [3, 3, 4], between === ' ' ? '-' : between)
}

function upper(text: string): string {
  return text.toUpperCase()
}
