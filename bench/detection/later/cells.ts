import type { Rng } from '../../../src/math/index.js'
import { capitals } from '../columns/cells/shape.js'
import type { Cell, Visit } from '../columns/made-table.js'
import { digits, grouped } from '../people/numbers.js'
import { pick, withoutAccents } from '../people/person.js'
import { firstNames, lastNames } from './words.js'

/** One of the values, parted by bars; a value that stands twice is twice as likely. */
export const among = (values: string): Cell => {
  const list = values.split('|')
  return (_, rng) => pick(rng, list)
}

/** A form with # for a digit, @ for a capital letter and $ for a hexadecimal digit. */
export const shaped =
  (form: string): Cell =>
  (_, rng) =>
    filled(form, rng)

export function filled(form: string, rng: Rng): string {
  return [...form]
    .map((sign) =>
      sign === '#'
        ? String(rng.below(10))
        : sign === '@'
          ? 'ABCDEFGHJKLMNPQRSTUVWXYZ'.charAt(rng.below(24))
          : sign === '$'
            ? rng.below(16).toString(16)
            : sign,
    )
    .join('')
}

/** The same form for each row of a person: a number that is theirs. */
export const ownNumber =
  (prefix: string, factor: number, length: number): Cell =>
  ({ person }) => {
    const seed = [...`${person.lastName}${person.patientNumber}`].reduce(
      (sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 2_147_483_647,
      factor,
    )
    return prefix + String((seed * factor) % 10 ** length).padStart(length, '0')
  }

export const someone: Cell = ({ person: { country } }, rng) => {
  const language = country === 'fr' ? 'fr' : 'en'
  const first = pick(rng, [...firstNames[language].f, ...firstNames[language].m])
  return `${first} ${pick(rng, lastNames[language])}`
}
export const secondName: Cell = ({ person: { country, sex } }, rng) =>
  pick(rng, firstNames[country === 'fr' ? 'fr' : 'en'][sex])
export const motherName: Cell = ({ person }, rng) => `${pick(rng, firstNames.en.f)} ${person.lastName}`
export const nameAndInitial: Cell = ({ person }, rng) =>
  `${person.lastName},${person.firstName} ${pick(rng, [...'ABCDEJLMRST'])}`.toUpperCase()
export const caretName: Cell = capitals(({ person }) => `${person.lastName}^${person.firstName}`)
/** A national number of a neighbouring country, with its check where it has one. */
export const ramq: Cell = ({ person: { lastName, firstName, born, sex } }, rng) => {
  const letters = withoutAccents(
    `${lastName
      .replace(/[^\p{L}]/gu, '')
      .padEnd(3, 'X')
      .slice(0, 3)}${firstName.slice(0, 1)}`,
  )
  const [year = '', month = '', day = ''] = born.toISOString().slice(2, 10).split('-')
  return `${letters.toUpperCase()} ${year}${Number(month) + (sex === 'f' ? 50 : 0) < 10 ? '0' : ''}${Number(month) + (sex === 'f' ? 50 : 0)} ${day}${digits(rng, 2)}`
}
export const belgian: Cell = ({ person: { born } }, rng) => {
  const body = `${born.toISOString().slice(2, 10).replaceAll('-', '')}${String(1 + rng.below(997)).padStart(3, '0')}`
  const whole = BigInt(born.getUTCFullYear() >= 2000 ? `2${body}` : body)
  const key = String(97n - (whole % 97n)).padStart(2, '0')
  return `${grouped(body, [2, 2, 2], '.').slice(0, 8)}-${body.slice(6)}.${key}`
}
export const swiss: Cell = (_, rng) => {
  const body = `756${digits(rng, 9)}`
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return grouped(`${body}${(10 - (sum % 10)) % 10}`, [3, 4, 4, 2], '.')
}
export const canadianPostcode: Cell = (_, rng) => filled(pick(rng, ['H2X #@#', 'G1R #@#', 'J4K #@#', 'H3T #@#']), rng)

const plainLine = ({ drug, diagnosis, test }: Visit, rng: Rng, french: boolean): string =>
  french
    ? pick(rng, [
        `Bilan de ${diagnosis.fr}, pas de fièvre.`,
        `${drug.fr} arrêté ce jour pour intolérance digestive`,
        `A surveiller: ${test.fr}. Abdomen souple, transit repris.`,
        `Autonome pour la toilette, escarre talon D stade ${1 + rng.below(3)}`,
        `Pas d'ATCD notable hormis ${diagnosis.fr}`,
        `Signe de Homans négatif, mollets souples`,
      ])
    : pick(rng, [
        `Hx of ${diagnosis.en}. Afebrile, tolerating diet.`,
        `${drug.en} stopped due to nausea`,
        `Chase ${test.en}, abdo soft non tender`,
        `Mobilising with frame, grade ${1 + rng.below(3)} pressure sore L heel`,
        `NKDA. Trendelenburg negative`,
        `Pt declined bloods, will retry ${pick(rng, ['am', 'pm', 'tomorrow'])}`,
      ])
export const anonymousNote: Cell = (visit, rng) => plainLine(visit, rng, visit.person.country === 'fr')
/** Free text of which a share names a person or says how to reach one. */
export const noteNaming =
  (share: number): Cell =>
  (visit, rng) => {
    const { person, doctor } = visit
    const french = person.country === 'fr'
    const line = plainLine(visit, rng, french)
    if (rng.uniform() >= share) return line
    return french
      ? pick(rng, [
          `Vu avec ${doctor.firstName} ${doctor.lastName} (interne). ${line}`,
          `${line} Fils (${person.firstName} ${person.lastName}) prévenu au ${grouped(person.phone, [2, 2, 2, 2, 2], ' ')}`,
          `Mme ${person.lastName.toUpperCase()} réclame sa sortie. ${line}`,
          `${line} cf. courrier du Pr ${doctor.lastName}`,
        ])
      : pick(rng, [
          `D/w ${doctor.firstName} ${doctor.lastName} (reg). ${line}`,
          `${line} Left voicemail for ${person.firstName} ${person.phone}`,
          `Mr ${person.lastName} wants to self-discharge. ${line}`,
          `${line} Copy to Dr ${doctor.lastName}`,
        ])
  }
/** A number of American Medicare: no letter that looks like a digit. */
export const mbi: Cell = (_, rng) =>
  filled('1@##@##@@##', rng).replace(/[BLSZ]/g, () => pick(rng, [...'ACDEFGHJKMNPQRTUVWXY']))
