import type { Rng } from '../../../src/math/index.js'
import { englishLastNames, englishMen, englishWomen, englishWordNames } from '../words/english-names.js'
import { foreignLastNames, frenchLastNames, frenchMen, frenchWomen, frenchWordNames } from '../words/french-names.js'
import { americanTowns, britishTowns, englishStreets, frenchStreets, frenchTowns, type Town } from '../words/places.js'
import { digits, nhsNumber, nirOf, npiOf, rppsOf, ssnOf } from './numbers.js'

export type Country = 'fr' | 'us' | 'uk'

/** A made-up patient as the structured tables of a hospital hold one. */
export interface Person {
  readonly country: Country
  readonly sex: 'f' | 'm'
  readonly lastName: string
  /** The name at birth, where another one is used. */
  readonly birthName: string | null
  readonly firstName: string
  readonly born: Date
  /** NIR, SSN or NHS number, without spaces (SSN with hyphens). */
  readonly nationalNumber: string
  /** IPP or MRN, as the hospital writes it. */
  readonly patientNumber: string
  /** Ten digits of the country's plan, without spaces. */
  readonly phone: string
  readonly email: string
  readonly street: string
  readonly town: Town
}

export interface Professional {
  readonly lastName: string
  readonly firstName: string
  /** RPPS or NPI. */
  readonly number: string
}

const day = 86_400_000

export function pick<Value>(rng: Rng, values: readonly Value[]): Value {
  return values[rng.below(values.length)]!
}

/** One person; `wordNames` gives a name that is a word of the language. */
export function makePerson(country: Country, rng: Rng, { wordNames = false } = {}): Person {
  const sex = rng.uniform() < 0.53 ? 'f' : 'm'
  const french = country === 'fr'
  const lastName = lastNameOf(country, rng, wordNames)
  const firstName = pick(
    rng,
    french ? (sex === 'f' ? frenchWomen : frenchMen) : sex === 'f' ? englishWomen : englishMen,
  )
  const age = Math.min(101, Math.max(0, 58 + 23 * rng.normal()))
  const born = new Date(Math.floor((Date.UTC(2023, 5, 1) - age * 365.25 * day) / day) * day)
  const town = pick(rng, french ? frenchTowns : country === 'us' ? americanTowns : britishTowns)
  return {
    ...{ country, sex, lastName, firstName, born, town },
    birthName: sex === 'f' && rng.uniform() < 0.45 ? lastNameOf(country, rng, false) : null,
    nationalNumber: french
      ? nirOf({ sex, born, area: pick(rng, frenchTowns).area }, rng)
      : country === 'us'
        ? ssnOf(rng)
        : nhsNumber(rng),
    patientNumber: french ? `8${digits(rng, 9)}` : `${country === 'us' ? 'M' : 'RXH'}${digits(rng, 7)}`,
    phone: phoneOf(country, rng),
    email: emailOf({ firstName, lastName, born }, rng, french),
    street: `${1 + rng.below(180)}${french && rng.uniform() < 0.1 ? ' bis' : ''} ${pick(rng, french ? frenchStreets : englishStreets)}`,
  }
}

/** A doctor or nurse; one in ten has a name that is a word of the language, or each with `wordNames`. */
export function makeProfessional(country: Country, rng: Rng, { wordNames = false } = {}): Professional {
  const names = country === 'fr' ? [...frenchWomen, ...frenchMen] : [...englishWomen, ...englishMen]
  return {
    lastName: lastNameOf(country, rng, rng.uniform() < 0.1 || wordNames),
    firstName: pick(rng, names),
    number: country === 'fr' ? rppsOf(rng) : npiOf(rng),
  }
}

/** ASCII, without accents, marks and typographic apostrophes. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('ı', 'i')
}

export function phoneOf(country: Country, rng: Rng): string {
  if (country === 'fr') return `0${pick(rng, ['1', '2', '3', '4', '5', '6', '6', '6', '7', '9'])}${digits(rng, 8)}`
  if (country === 'uk') return `07${digits(rng, 9)}`
  return `${pick(rng, ['617', '212', '415', '734', '919', '207'])}${pick(rng, ['2', '3', '5', '7'])}${digits(rng, 6)}`
}

function lastNameOf(country: Country, rng: Rng, wordName: boolean): string {
  if (country === 'fr') {
    if (wordName) return pick(rng, frenchWordNames)
    const one = pick(rng, rng.uniform() < 0.18 ? foreignLastNames : frenchLastNames)
    return rng.uniform() < 0.06 ? `${one}-${pick(rng, frenchLastNames)}` : one
  }
  return pick(rng, wordName ? englishWordNames : rng.uniform() < 0.12 ? foreignLastNames : englishLastNames)
}

function emailOf(
  { firstName, lastName, born }: { readonly firstName: string; readonly lastName: string; readonly born: Date },
  rng: Rng,
  french: boolean,
): string {
  const plain = (text: string): string =>
    withoutAccents(text)
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  const local = pick(rng, [
    `${plain(firstName)}.${plain(lastName)}`,
    `${plain(firstName).slice(0, 1)}${plain(lastName)}${born.getUTCFullYear() % 100}`,
    `${plain(lastName)}_${plain(firstName)}`,
    `${pick(rng, ['soleil', 'papillon', 'bluebird', 'rocky', 'titi'])}${born.getUTCFullYear()}`,
  ])
  const french_ = ['orange.fr', 'free.fr', 'laposte.net', 'gmail.com', 'wanadoo.fr']
  const english = ['gmail.com', 'yahoo.com', 'outlook.com', 'aol.com', 'btinternet.com']
  return `${local}@${pick(rng, french ? french_ : english)}`
}
