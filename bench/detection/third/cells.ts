import { createHash } from 'node:crypto'
import { ageAt } from '../people/dates.js'
import { pick, withoutAccents } from '../people/person.js'
import { namingSentences, plainSentences } from './clinical.js'
import { filled, type ThirdCell, type ThirdPerson, type ThirdRow } from './rows.js'

/** One of the values, parted by bars; a value that stands twice is twice as likely. */
export const among = (values: string): ThirdCell => {
  const all = values.split('|')
  return (_, rng) => pick(rng, all)
}
/** A form with # for a digit, @ for a capital letter and $ for a hexadecimal digit, drawn for each row. */
export const shaped =
  (form: string): ThirdCell =>
  (_, rng) =>
    filled(form, rng)
/** The same form, with the person's own digits: the same in each of their rows. `from` sets two numbers apart. */
export const own =
  (form: string, from = 0): ThirdCell =>
  ({ person }) =>
    ownOf(person, form, from)
export function ownOf({ seed }: ThirdPerson, form: string, from = 0): string {
  let at = from
  return form.replace(/[#@]/g, (sign) => {
    const digit = Number(seed.charAt(at++ % seed.length))
    return sign === '#' ? String(digit) : 'ACDEFHKMPT'.charAt(digit)
  })
}
export const ofStaff =
  (cell: ThirdCell): ThirdCell =>
  (row, rng, at) =>
    cell({ ...row, person: row.doctor }, rng, at)
export const read =
  (say: (person: ThirdPerson, row: ThirdRow) => string): ThirdCell =>
  (row) =>
    say(row.person, row)

export const last = read(({ last: name }) => name)
export const first = read(({ first: name }) => name)
export const upper = read(({ last: name }) => name.toUpperCase())
export const fullName = read((p) => `${p.first} ${p.last}`)
export const lastFirst = read((p) => `${p.last.toUpperCase()} ${p.first}`)
export const lastComma = read((p) => `${p.last}, ${p.first}`)
export const plainName = read((p) => withoutAccents(`${p.last} ${p.first}`).toUpperCase())
export const initials = read((p) => `${p.first.charAt(0)}${p.last.charAt(0)}`.toUpperCase())
export const maiden = read((p) => p.maiden)
export const street = read((p) => p.street)
export const address = read((p) => `${p.street}, ${p.postcode} ${p.town}`)
export const postcode = read((p) => p.postcode)
export const town = read((p) => p.town)
export const phone = read((p) => p.phone)
export const email = read((p) => p.email)
export const login = read(
  (p) =>
    `${withoutAccents(p.first).toLowerCase().charAt(0)}${withoutAccents(p.last)
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, 7)}`,
)
export const latitude = read((p) => p.point[0].toFixed(6))
export const longitude = read((p) => p.point[1].toFixed(6))
export const point = read((p) => `${p.point[0].toFixed(5)};${p.point[1].toFixed(5)}`)
export const sex = (woman: string, man: string): ThirdCell => read((p) => (p.sex === 'f' ? woman : man))
export const born = (write: (date: Date) => string): ThirdCell => read((p) => write(p.born))
export const at = (write: (date: Date) => string): ThirdCell => read((_, row) => write(row.at))
export const until = (write: (date: Date) => string): ThirdCell => read((_, row) => write(row.until))
export const age = read((p, row) => String(ageAt(p.born, row.at)))
export const year = (date: Date): string => String(date.getUTCFullYear())
export const days = read((_, row) => String(Math.round((row.until.getTime() - row.at.getTime()) / 86_400_000)))
/** One of as many values as there are places, told apart by bars. */
export const placed = (values: string): ThirdCell => {
  const all = values.split('|')
  return (row) => all[row.place % all.length]!
}
export const code = read((_, row) => row.code)
export const diagnosis = read((_, row) => row.diagnosis)
export const drug = read((_, row) => row.drug[0])
export const atc = read((_, row) => row.drug[1])
export const testName = read((_, row) => row.test[0])
export const loinc = read((_, row) => row.test[1])
export const unit = read((_, row) => row.test[2])
export const value: ThirdCell = ({ test }, rng) => Math.max(0.2, test[3] + test[4] * rng.normal()).toFixed(1)
export const hash = (length: number): ThirdCell =>
  read((p) => createHash('sha256').update(`third ${p.seed}`).digest('hex').slice(0, length))
/** A count of so many digits, which says nothing of anybody. */
export const someDigits = (length: number): ThirdCell => shaped(`${'1'}${'#'.repeat(length - 1)}`)
export const clock: ThirdCell = (_, rng) =>
  `${String(rng.below(24)).padStart(2, '0')}:${String(rng.below(60)).padStart(2, '0')}`

export const plainNote: ThirdCell = ({ locale, diagnosis: known }, rng) =>
  pick(rng, plainSentences(locale.language))
    .replace('{x}', known)
    .replace('{n}', String(2 + rng.below(7)))
/** Free text of which a share of lines names a person or says how to reach one; the first row always does. */
export const namingNote =
  (share: number): ThirdCell =>
  (row, rng, index) => {
    const plain = plainNote(row, rng, index)
    const names = rng.uniform() < share || index === 0
    const { locale, person, doctor, diagnosis: known } = row
    if (!names) return plain
    const words = { L: person.last, F: person.first, D: doctor.last, G: doctor.first, P: person.phone, x: known }
    const line = Object.entries(words).reduce(
      (text, [sign, word]) => text.replace(`{${sign}}`, word),
      pick(rng, namingSentences(locale.language)),
    )
    return rng.uniform() < 0.5 ? `${line}. ${plain}` : line
  }
