import { findInText, type KnownValue, prepareKnown } from '../../src/identity/index.js'
import type { KnownToHospital, NoteDetector } from './notes/labelled-note.js'

/** The structured columns of a note's patient and staff, as src/identity takes them. */
export function knownValuesOf({ patient, staff }: KnownToHospital): KnownValue[] {
  const { firstName, lastName, birthName, born, country, nationalNumber, patientNumber, phone, email, street, town } =
    patient
  const values: (KnownValue | undefined)[] = [
    { type: 'name', value: firstName },
    { type: 'name', value: lastName },
    birthName === null ? undefined : { type: 'name', value: birthName },
    { type: 'birth-date', value: born.toISOString().slice(0, 10) },
    { type: country === 'fr' ? 'nir' : country === 'us' ? 'ssn' : 'nhs-number', value: nationalNumber },
    { type: 'patient-number', value: patientNumber },
    { type: 'phone', value: phone },
    { type: 'email', value: email },
    { type: 'address', value: street },
    { type: 'town', value: town.name },
    { type: 'postcode', value: town.postcode },
    ...staff.flatMap((each): KnownValue[] => [
      { type: 'name', value: each.firstName },
      { type: 'name', value: each.lastName },
      { type: 'professional-number', value: each.number },
    ]),
  ]
  return values.filter((each) => each !== undefined)
}

/** The detector of notes of src/identity, as measureNotes asks it. */
export const ourNotes: NoteDetector = ({ text, language, known }) =>
  findInText(text, { language, known: prepareKnown(knownValuesOf(known)) })
