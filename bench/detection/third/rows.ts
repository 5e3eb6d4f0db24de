import type { Rng } from '../../../src/math/index.js'
import type { CellOf } from '../columns/made-table.js'
import { plusDays } from '../people/dates.js'
import { digits } from '../people/numbers.js'
import { pick, withoutAccents } from '../people/person.js'
import { codes, diagnoses, drugs, tests } from './clinical.js'
import { type Locale, type LocaleCode, locales } from './locales.js'

export interface ThirdPerson {
  readonly sex: 'f' | 'm'
  readonly last: string
  readonly first: string
  readonly maiden: string
  readonly born: Date
  readonly street: string
  readonly postcode: string
  readonly town: string
  readonly phone: string
  readonly email: string
  readonly point: readonly [latitude: number, longitude: number]
  /** Thirty digits that are this person's: their numbers are made of them. */
  readonly seed: string
}

/** What a row of a table of this set is about. */
export interface ThirdRow {
  readonly locale: Locale
  readonly person: ThirdPerson
  readonly doctor: ThirdPerson
  readonly at: Date
  readonly until: Date
  /** 0 to 6: a ward, a machine, a site. */
  readonly place: number
  readonly code: string
  readonly diagnosis: string
  /** Name with dose, and ATC. */
  readonly drug: readonly [name: string, atc: string]
  readonly test: readonly [name: string, loinc: string, unit: string, middle: number, spread: number]
}

export type ThirdCell = CellOf<ThirdRow>

export function filled(form: string, rng: Rng): string {
  return form
    .replace(/#/g, () => String(rng.below(10)))
    .replace(/@/g, () => 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(rng.below(23)))
    .replace(/\$/g, () => rng.below(16).toString(16))
}

function makePerson(locale: Locale, rng: Rng, youngest: number): ThirdPerson {
  const sex = rng.uniform() < 0.53 ? 'f' : 'm'
  const last = pick(rng, locale.last)
  const first = pick(rng, sex === 'f' ? locale.women : locale.men)
  const place = pick(rng, locale.towns)
  const cut = cutOf(place)
  const plain = (text: string): string =>
    withoutAccents(text)
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return {
    ...{ sex, last, first, maiden: pick(rng, locale.last) },
    born: new Date(Date.UTC(1931, 0, 1) + Math.floor((youngest - 1931) * 365.2 * rng.uniform()) * 86_400_000),
    street: streetOf(locale, rng),
    ...{ postcode: place.slice(0, cut), town: place.slice(cut + 1) },
    phone: filled(locale.phone, rng),
    email: `${plain(first)}${pick(rng, ['.', '_', ''])}${plain(last)}${pick(rng, ['', '', '7', '59'])}@${pick(rng, [locale.mail, 'gmail.com', 'proton.me'])}`,
    point: [locale.point[0] + 0.8 * rng.normal(), locale.point[1] + 1.1 * rng.normal()],
    seed: `${1 + rng.below(9)}${digits(rng, 29)}`,
  }
}

/** The number stands before the street in French and English, after it elsewhere. */
function streetOf({ language, streets }: Locale, rng: Rng): string {
  const number = `${1 + rng.below(140)}${pick(rng, ['', '', '', language === 'fr' ? ' bis' : 'A'])}`
  const street = pick(rng, streets)
  return language === 'fr' || language === 'en' ? `${number} ${street}` : `${street} ${number}`
}

/** Where the postcode ends: before the first word of the town, which has small letters. */
function cutOf(place: string): number {
  const town = place.search(/ \p{Lu}[\p{Ll}’-]|\s’/u)
  return town < 0 ? place.indexOf(' ') : town
}

export interface ThirdShape {
  readonly locale: LocaleCode
  readonly rows: number
  readonly people?: number
  /** The year before which everybody was born. */
  readonly youngest?: number
}

export function thirdRows({ locale: code, rows, people = rows, youngest = 2004 }: ThirdShape, rng: Rng): ThirdRow[] {
  const locale: Locale = locales[code]
  const make = rng.fork('people')
  const persons = Array.from({ length: people }, () => makePerson(locale, make, youngest))
  const staff = Array.from({ length: 9 }, () => makePerson(locale, make, 1990))
  const draw = rng.fork('rows')
  return Array.from({ length: rows }, (_, row) => {
    const at = new Date(Date.UTC(2024, 0, 3) + Math.floor(draw.uniform() * 62_000_000) * 1000)
    const kind = draw.below(codes.length)
    const drug = pick(draw, drugs)
    const [name = '', loinc = '', unit = '', middle = '1', spread = '1'] = pick(draw, tests).split(';')
    return {
      locale,
      person: persons[people === rows ? row : draw.below(people)]!,
      doctor: pick(draw, staff),
      at,
      until: plusDays(at, Math.floor(-5 * Math.log(1 - draw.uniform()))),
      place: draw.below(7),
      code: codes[kind]!,
      diagnosis: diagnoses[locale.language][kind]!,
      drug: [drug.slice(0, -8), drug.slice(-7)] as const,
      test: [name, loinc, unit, Number(middle), Number(spread)] as const,
    }
  })
}
