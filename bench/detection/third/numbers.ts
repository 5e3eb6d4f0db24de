import { compact, iso } from '../people/dates.js'
import { withoutAccents } from '../people/person.js'
import { own, ownOf, read } from './cells.js'
import { ean, iban as ibanOf } from './checks.js'
import * as keyed from './national-numbers.js'
import type { ThirdCell, ThirdPerson } from './rows.js'

const shortDate = (date: Date): string => compact(date).slice(2)
const dayMonthYear = (date: Date): string =>
  `${compact(date).slice(6)}${compact(date).slice(4, 6)}${compact(date).slice(2, 4)}`
const woman = (person: ThirdPerson): number => (person.sex === 'f' ? 1 : 0)
/** The first rank of a person whose number has a key. */
function keyedRank(person: ThirdPerson, length: number, make: (rank: string) => string | null): string {
  for (let rank = Number(ownOf(person, '#'.repeat(length), 3)); ; rank++) {
    const made = make(String(rank % 10 ** length).padStart(length, '0'))
    if (made !== null) return made
  }
}

export const nir = read((p) =>
  keyed.nirOf(
    `${woman(p) + 1}${shortDate(p.born).slice(0, 4)}${ownOf(p, '#', 2).replace(/[09]/, '3')}${ownOf(p, '#', 3)}1${ownOf(p, '##', 4)}${ownOf(p, '##', 6)}7`,
  ),
)
export const nirSpaced: ThirdCell = (row, rng, at) =>
  nir(row, rng, at).replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7')
export const rpps = read((p) => keyed.luhnOf(`10${ownOf(p, '########')}`))
export const niss = read((p) => {
  const rank = String(2 * (1 + Number(ownOf(p, '##', 2))) + (1 - woman(p))).padStart(3, '0')
  return keyed.nissOf(`${shortDate(p.born)}${rank}`, p.born.getUTCFullYear() >= 2000)
})
export const nissDotted: ThirdCell = (row, rng, at) =>
  niss(row, rng, at).replace(/^(..)(..)(..)(...)(..)$/, '$1.$2.$3-$4.$5')
/** Belgian carers: the key is 97 less the rest of the first six, then three digits of their profession. */
export const inami = read((p) => {
  const body = `1${ownOf(p, '#####', 1)}`
  return `${body.charAt(0)}-${body.slice(1)}-${String(97 - (Number(body) % 97)).padStart(2, '0')}-${ownOf(p, '0#0', 4)}`
})
export const ahv = read((p) => keyed.ahvOf(`756${ownOf(p, '#########', 1)}`))
export const ahvDotted: ThirdCell = (row, rng, at) =>
  ahv(row, rng, at).replace(/^(...)(....)(....)(..)$/, '$1.$2.$3.$4')
export const gln = read((p) => keyed.ahvOf(`7601000${ownOf(p, '#####', 2)}`))
export const lux = read((p) => keyed.luxOf(`${compact(p.born)}${ownOf(p, '###', 5)}`))
export const sin = read((p) => keyed.luhnOf(`2${ownOf(p, '#######', 1)}`).replace(/^(...)(...)(...)$/, '$1 $2 $3'))
export const ramq = read((p) => {
  const letters =
    withoutAccents(p.last)
      .replace(/[^A-Za-z]/g, '')
      .slice(0, 3) + p.first.charAt(0)
  const [, , , , y1, y2, m1, m2] = ['', '', ...compact(p.born)]
  const month = String(Number(`${m1}${m2}`) + 50 * woman(p)).padStart(2, '0')
  return `${withoutAccents(letters).toUpperCase()}${y1}${y2}${month}${compact(p.born).slice(6)}${ownOf(p, '##', 6)}`
})
export const nhs = read((p) => keyedRank(p, 8, (rank) => keyed.nhsOf(`4${rank}`)))
export const nhsSpaced: ThirdCell = (row, rng, at) => nhs(row, rng, at).replace(/^(...)(...)(....)$/, '$1 $2 $3')
/** Scotland: the day of birth, a rank whose third digit is even for women, and the key of the NHS number. */
export const chi = read((p) =>
  keyedRank(p, 2, (rank) =>
    keyed.nhsOf(`${dayMonthYear(p.born)}${rank}${2 * (Number(ownOf(p, '#', 9)) % 5) + (1 - woman(p))}`),
  ),
)
export const nino = own('P@######A', 2)
export const gmc = own('7######', 4)
export const ppsn = read((p) => keyed.ppsnOf(`${1 + (Number(ownOf(p, '#', 1)) % 9)}${ownOf(p, '######', 2)}`))
export const npi = read((p) => keyed.npiOf(`1${ownOf(p, '########', 1)}`))
export const dea = read((p) => keyed.deaOf(`B${withoutAccents(p.last).charAt(0).toUpperCase()}`, ownOf(p, '######', 2)))
export const ssn = read(
  (p) => `${(Number(ownOf(p, '###')) % 550) + 101}-${ownOf(p, '##', 3).replace('00', '14')}-${ownOf(p, '###7', 6)}`,
)
export const mbi = own('1@#@-@##-@@##', 1)
export const dni = read((p) => keyed.dniOf(ownOf(p, '########')))
export const dniOrNie = read((p) =>
  Number(p.seed.charAt(5)) < 3 ? keyed.nieOf('Y', ownOf(p, '#######', 1)) : keyed.dniOf(ownOf(p, '########')),
)
export const spanishInsurance = read((p) => keyed.spanishInsuranceOf(`28${ownOf(p, '########', 2)}`))
export const nif = read((p) => keyed.nifOf(`2${ownOf(p, '#######', 1)}`))
export const codiceFiscale = read((p) => {
  const part = (name: string, isFirst: boolean): string => {
    const letters = [
      ...withoutAccents(name)
        .toUpperCase()
        .replace(/[^A-Z]/g, ''),
    ]
    const consonants = letters.filter((letter) => !'AEIOU'.includes(letter))
    const kept = isFirst && consonants.length > 3 ? consonants.filter((_, index) => index !== 1) : consonants
    return [...kept, ...letters.filter((letter) => 'AEIOU'.includes(letter)), 'X', 'X'].slice(0, 3).join('')
  }
  const month = 'ABCDEHLMPRST'.charAt(p.born.getUTCMonth())
  const day = String(p.born.getUTCDate() + 40 * woman(p)).padStart(2, '0')
  return keyed.codiceFiscaleOf(
    `${part(p.last, false)}${part(p.first, true)}${shortDate(p.born).slice(0, 2)}${month}${day}${ownOf(p, 'H###', 4)}`,
  )
})
export const kvnr = read((p) =>
  keyed.kvnrOf(`${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(Number(ownOf(p, '##', 1)) % 26)}${ownOf(p, '########', 3)}`),
)
/** Germany: one digit of the ten stands twice, none elsewhere does. */
export const germanTax = read((p) => {
  const start = Number(ownOf(p, '#', 4)) % 9
  const all = [...'1234567890'].map((_, index) => String((start + 1 + index * 3) % 10))
  const body = [...all.slice(0, 9), all[Number(ownOf(p, '#', 7)) % 9]].join('')
  return keyed.germanTaxOf(body.startsWith('0') ? `${body.slice(1)}0` : body)
})
export const bsn = read((p) => keyedRank(p, 7, (rank) => keyed.bsnOf(`1${rank}`)))
export const personnummer = read((p) => {
  const whole = keyed.swedishOf(
    `${shortDate(p.born)}${ownOf(p, '##', 4)}${2 * (Number(ownOf(p, '#', 6)) % 5) + (1 - woman(p))}`,
  )
  return `${iso(p.born).slice(0, 2)}${whole.slice(0, 6)}-${whole.slice(6)}`
})
/** Individual numbers below 500 for who was born before 2000; the last of the three is even for women. */
export const norwegian = read((p) =>
  keyedRank(p, 2, (rank) => {
    const third = 1 - woman(p)
    const low = p.born.getUTCFullYear() < 2000
    return (
      [0, 2, 4, 6, 8]
        .map((step) =>
          keyed.norwegianOf(
            `${dayMonthYear(p.born)}${String(low ? Number(rank) % 50 : 50 + (Number(rank) % 50)).padStart(2, '0')}${third + step}`,
          ),
        )
        .find((made) => made !== null) ?? null
    )
  }),
)
/** Denmark: no key since 2007. */
export const cpr = read(
  (p) => `${dayMonthYear(p.born)}-${ownOf(p, '###', 3)}${(2 * Number(ownOf(p, '#', 8)) + (1 - woman(p))) % 10}`,
)
export const hetu = read((p) =>
  keyed.hetuOf(
    dayMonthYear(p.born),
    p.born.getUTCFullYear() < 2000 ? '-' : 'A',
    `${ownOf(p, '##', 4).replace('00', '31')}${2 * (Number(ownOf(p, '#', 7)) % 5) + (1 - woman(p))}`,
  ),
)
export const pesel = read((p) => {
  const since = p.born.getUTCFullYear() >= 2000 ? 20 : 0
  const date = shortDate(p.born)
  const month = String(Number(date.slice(2, 4)) + since).padStart(2, '0')
  return keyed.peselOf(
    `${date.slice(0, 2)}${month}${date.slice(4)}${ownOf(p, '###', 3)}${2 * (Number(ownOf(p, '#', 8)) % 5) + (1 - woman(p))}`,
  )
})
export const iban = (country: string, form: string): ThirdCell => read((p) => ibanOf(country, ownOf(p, form, 1)))
/** French establishments by place: a SIREN with its key, a rank and the key of the whole. */
export const siret = (bodies: readonly string[]): ThirdCell =>
  read((_, row) => keyed.luhnOf(`${keyed.luhnOf(bodies[row.place % bodies.length]!)}0001`))
/** A number of goods: the same for everybody who is given them. */
export const gtin = (prefix: string): ThirdCell =>
  read((_, row) => {
    const body = `${prefix}${String(Math.abs(Math.sin(row.place + row.drug[0].length)) * 1e9)
      .replace('.', '')
      .slice(0, 12 - prefix.length)}`
    return `${body}${ean(body)}`
  })

export const lanr = (field: string): ThirdCell => read((p) => keyed.lanrOf(ownOf(p, '######', 4), field))
export const pwz = read((p) => keyedRank(p, 6, keyed.pwzOf))
export const portugueseInsurance = read((p) => keyed.portugueseInsuranceOf(`1${ownOf(p, '#########', 4)}`))
export const imei = read((p) => keyed.luhnOf(`35${ownOf(p, '############', 4)}`))
/** A GTIN-14 of the maker and the device's own serial number. */
export const udi = read((p) => `(01)${keyed.ahvOf('0064316900731')}(21)PK${ownOf(p, '########', 6)}`)
export const swissCard = read((p) => keyed.luhnOf(`8075601384${ownOf(p, '#########', 2)}`))
