import { ageAt, plusDays } from '../../people/dates.js'
import { pick } from '../../people/person.js'
import { englishProfessions, englishWards, frenchProfessions, frenchWards } from '../../words/clinical.js'
import type { Cell, Visit } from '../made-table.js'

export const born =
  (write: (date: Date) => string): Cell =>
  ({ person }) =>
    write(person.born)
export const admitted =
  (write: (date: Date) => string): Cell =>
  (visit) =>
    write(visit.admitted)
export const discharged =
  (write: (date: Date) => string): Cell =>
  (visit) =>
    write(visit.discharged)
/** Of the few who died; the marker for the others. */
export const died =
  (write: (date: Date) => string, marker = ''): Cell =>
  (visit, rng) => {
    const dead = rng.uniform() < 0.15
    const after = plusDays(visit.discharged, rng.below(900))
    return dead ? write(after) : marker
  }
export const age: Cell = ({ person, admitted: at }) => String(ageAt(person.born, at))
export const ageWithUnit: Cell = ({ person, admitted: at }) =>
  `${ageAt(person.born, at)} ${person.country === 'fr' ? 'ans' : 'y'}`
export const ageBand: Cell = ({ person, admitted: at }) => {
  const low = Math.floor(ageAt(person.born, at) / 10) * 10
  return `[${low}-${low + 9}]`
}
export const birthYear: Cell = ({ person }) => String(person.born.getUTCFullYear())

export const ward: Cell = (visit) => wardOf(visit)
export const wardCode: Cell = ({ ward: place }) => String(2100 + 17 * place)
export const room: Cell = ({ ward: place }, rng) =>
  `${1 + (place % 5)}${String(1 + rng.below(30)).padStart(2, '0')}${pick(rng, ['', '-P', '-F'])}`
export const profession: Cell = ({ person }, rng) =>
  pick(rng, person.country === 'fr' ? frenchProfessions : englishProfessions)

export const stayNumber: Cell = ({ stayNumber: number }) => number
export const stayNumberPadded: Cell = ({ stayNumber: number }) => number.padStart(12, '0')
export const lengthOfStay: Cell = ({ admitted: from, discharged: to }) =>
  String(Math.round((to.getTime() - from.getTime()) / 86_400_000))

export const diagnosisCode: Cell = ({ diagnosis }) => diagnosis.code
export const diagnosisCodeWithoutDot: Cell = ({ diagnosis }) => diagnosis.code.replace('.', '')
export const diagnosisName: Cell = ({ diagnosis, person }) => (person.country === 'fr' ? diagnosis.fr : diagnosis.en)
export const drugName: Cell = ({ drug, person }) => (person.country === 'fr' ? drug.fr : drug.en)
export const drugWithDose: Cell = ({ drug, person }) =>
  `${(person.country === 'fr' ? drug.fr : drug.en).toUpperCase()} ${drug.dose}`
export const drugCode: Cell = ({ drug }) => drug.atc
export const dose: Cell = ({ drug }) => drug.dose
export const rhythm: Cell = (_, rng) => pick(rng, ['1-0-1', '1-0-0', '0-0-1', '1-1-1', 'si besoin', 'x2/j'])

export const testName: Cell = ({ test, person }) => (person.country === 'fr' ? test.fr : test.en)
export const testCode: Cell = ({ test }) => test.loinc
export const testUnit: Cell = ({ test }) => test.unit
export const testValue: Cell = ({ test }, rng) =>
  Math.max(0.1, test.middle + test.spread * rng.normal()).toFixed(test.decimals)
export const testValueWithComma: Cell = (visit, rng, row) => testValue(visit, rng, row).replace('.', ',')
/** Below the limit of detection now and then, or refused by the machine. */
export const testValueWithMarks: Cell = (visit, rng, row) =>
  rng.uniform() < 0.1 ? pick(rng, ['<0.5', '>1000', 'hemolysed', 'n.d.']) : testValue(visit, rng, row)
export const abnormal: Cell = (_, rng) => pick(rng, ['N', 'N', 'N', 'H', 'L', 'HH'])
export const lowBound: Cell = ({ test }) => Math.max(0, test.middle - 2 * test.spread).toFixed(test.decimals)
export const highBound: Cell = ({ test }) => (test.middle + 2 * test.spread).toFixed(test.decimals)

function wardOf({ ward: place, person }: Visit): string {
  return (person.country === 'fr' ? frenchWards : englishWards)[place]!
}
