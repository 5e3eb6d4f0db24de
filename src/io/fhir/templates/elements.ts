import { codeSystems } from '../../../identity/index.js'
import { codingOf } from '../systems.js'
import type { FhirResource, ReleasedRow } from './template.js'

const ucum = codeSystems.find(({ id }) => id === 'ucum')!
const hl7 = 'http://terminology.hl7.org/CodeSystem'

/** An element under its name, or nothing where there is no value: never an empty element. */
export function element(name: string, value: unknown): FhirResource {
  return value === undefined || value === null || value === '' ? {} : { [name]: value }
}

/** A CodeableConcept of one coding. */
export function concept(cell: string | number | null | undefined): FhirResource | undefined {
  return cell === null || cell === undefined ? undefined : { coding: [codingOf(String(cell))] }
}

/** A CodeableConcept where the standard demands one. */
export function someConcept(cell: string | number | null | undefined): FhirResource {
  return concept(cell) ?? { text: 'unknown' }
}

/** A CodeableConcept of a bare code of one of HL7's systems. */
export function conceptOf(system: string, cell: string | number | null | undefined): FhirResource | undefined {
  return cell === null || cell === undefined
    ? undefined
    : { coding: [{ system: `${hl7}/${system}`, code: String(cell) }] }
}

/** A FHIR date or date-time; of a partial date as much as was known. A time of day is told in UTC. */
export function momentElement(row: ReleasedRow, column: string): string | undefined {
  const text = row[column]
  if (typeof text !== 'string') return undefined
  const precision = row[`${column}_precision`]
  if (precision === 'year') return text.slice(0, 4)
  if (precision === 'month') return text.slice(0, 7)
  const [day = '', time] = text.split(/[ T]/)
  return time === undefined ? day : `${day}T${time.length === 5 ? `${time}:00` : time}Z`
}

/** A Quantity; its unit is a code where it has the form of UCUM. */
export function quantity(value: unknown, unit: unknown): FhirResource | undefined {
  if (typeof value !== 'number') return undefined
  if (typeof unit !== 'string') return { value }
  return ucum.matches(unit) ? { value, unit, system: 'http://unitsofmeasure.org', code: unit } : { value, unit }
}
