import { element, momentElement, quantity, someConcept } from './elements.js'
import type { FhirResource, ReleasedRow, Template } from './template.js'

export const medicationRequestTemplate: Template = {
  view: 'medication_request',
  resource: 'MedicationRequest',
  write: ([row = {}], { subject, encounter }) => ({
    status: row.status ?? 'unknown',
    intent: row.intent ?? 'order',
    medicationCodeableConcept: someConcept(row.code),
    subject,
    ...(encounter && { encounter }),
    ...element('authoredOn', momentElement(row, 'authored')),
    ...element('dosageInstruction', dose(row) && [{ doseAndRate: [{ doseQuantity: dose(row) }] }]),
  }),
}

export const medicationAdministrationTemplate: Template = {
  view: 'medication_administration',
  resource: 'MedicationAdministration',
  write: ([row = {}], { subject, encounter }) => ({
    status: row.status ?? 'unknown',
    medicationCodeableConcept: someConcept(row.code),
    subject,
    ...element('context', encounter),
    // Demanded by the standard; where no time is known, a period without ends is not valid, an extension is.
    ...(momentElement(row, 'effective') === undefined
      ? { _effectiveDateTime: { extension: [absent] } }
      : { effectiveDateTime: momentElement(row, 'effective') }),
    ...element('dosage', dose(row) && { dose: dose(row) }),
  }),
}

export const medicationDispenseTemplate: Template = {
  view: 'medication_dispense',
  resource: 'MedicationDispense',
  write: ([row = {}], { subject, encounter }) => ({
    status: row.status ?? 'unknown',
    medicationCodeableConcept: someConcept(row.code),
    subject,
    ...element('context', encounter),
    ...element('quantity', quantity(row.quantity, null)),
    ...element('daysSupply', quantity(row.days_supply, null)),
    ...element('whenHandedOver', momentElement(row, 'handed_over')),
  }),
}

const absent = { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }

function dose(row: ReleasedRow): FhirResource | undefined {
  return quantity(row.dose, row.dose_unit)
}
