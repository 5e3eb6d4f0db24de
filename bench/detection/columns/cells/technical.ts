import { createHash } from 'node:crypto'
import { britishIban, digits, frenchIban, grouped } from '../../people/numbers.js'
import { pick } from '../../people/person.js'
import type { Cell } from '../made-table.js'

/** A number of so many digits that says nothing and means nothing outside its machine: one in ten passes Luhn. */
export const counter =
  (length: number): Cell =>
  (_, rng) =>
    digits(rng, length, { leadingZero: false })

/** A pseudonym: the same for each row of a person. */
export const hashed: Cell = ({ person }) => createHash('sha256').update(person.patientNumber).digest('hex')
export const shortHash: Cell = (visit, rng, row) => hashed(visit, rng, row).slice(0, 10).toUpperCase()
export const uuidOfPerson: Cell = (visit, rng, row) => grouped(hashed(visit, rng, row).slice(0, 32), [8, 4, 4, 4], '-')
/** A study's number of a person: centre and rank. */
export const subject: Cell = ({ person, ward }) =>
  `${String(1 + (ward % 6)).padStart(2, '0')}-${String(Number.parseInt(person.patientNumber.slice(-4), 10) % 1000).padStart(4, '0')}`
export const subjectWithLetters: Cell = ({ person }) =>
  `${person.lastName.slice(0, 1)}${person.firstName.slice(0, 1)}${person.patientNumber.slice(-4)}`.toUpperCase()

export const sample: Cell = ({ admitted }, rng) =>
  `${admitted.toISOString().slice(2, 10).replaceAll('-', '')}${digits(rng, 5)}`
export const sampleWithLetters: Cell = (_, rng) =>
  `${pick(rng, ['B', 'H', 'S'])}${digits(rng, 8)}${pick(rng, ['A', 'B', ''])}`
export const accession: Cell = ({ admitted }, rng) => `ACC${admitted.getUTCFullYear()}${digits(rng, 7)}`
export const implantSerial: Cell = (_, rng) =>
  `${pick(rng, ['PJN', 'RVDR', 'ACT'])}${digits(rng, 6)}${pick(rng, ['S', 'H', 'G'])}`
/** A machine of the ward: a few of them do all the work. */
export const machineSerial: Cell = ({ ward }) => `XN-${1000 + (ward % 4)}-${10482 + 37 * (ward % 4)}`
export const lot: Cell = ({ ward, drug }) => `${drug.atc.slice(0, 3)}${String(400 + (ward % 6))}`
export const iban: Cell = ({ person }, rng) => (person.country === 'uk' ? britishIban(rng) : frenchIban(rng))
export const ibanGrouped: Cell = (visit, rng, row) => grouped(iban(visit, rng, row), [4, 4, 4, 4, 4, 4])
export const ip: Cell = (_, rng) => `10.${rng.below(4)}.${rng.below(256)}.${1 + rng.below(254)}`
export const plate: Cell = (_, rng) => {
  const letters = (): string => String.fromCharCode(65 + rng.below(26), 65 + rng.below(26))
  return `${letters()}-${digits(rng, 3)}-${letters()}`
}
/** A page of an institution: the same few for everybody. */
export const publicPage: Cell = (_, rng) =>
  pick(rng, ['https://www.has-sante.fr/recos', 'https://www.ameli.fr/assure', 'https://www.nice.org.uk/guidance'])
/** A page of one person. */
export const pageOfPerson: Cell = ({ person }) =>
  `https://portail.chu-exemple.fr/patients/${person.patientNumber}/dossier`
/** The desk of a ward. */
export const serviceEmail: Cell = ({ ward }) =>
  `secretariat.${['cardio', 'pneumo', 'chir', 'urgences', 'geriatrie'][ward % 5]}@chu-exemple.fr`
export const servicePhone: Cell = ({ ward }) => `02 99 28 ${40 + (ward % 5)} 00`
/** A point of the map to a few metres, about the towns of the country. */
export const latitude: Cell = ({ person }, rng) =>
  ((person.country === 'fr' ? 47.2 : 40.1) + 0.9 * rng.normal()).toFixed(6)
export const longitude: Cell = ({ person }, rng) =>
  ((person.country === 'fr' ? 1.6 : -83.4) + 2 * rng.normal()).toFixed(6)
/** What a detector of light counted: eight to ten digits, of which one in ten passes Luhn. */
export const signal: Cell = (_, rng) => String(Math.floor(10 ** (7.5 + 2.4 * rng.uniform())))
export const bytes: Cell = (_, rng) => String(1 + Math.floor(10 ** (4 + 3 * rng.uniform())))
