import type { View, ViewColumn } from '../view.js'
import { code, coding, decimal, encounter, moment, patient } from './columns.js'

const medicine = coding('code', 'medication.ofType(CodeableConcept)')
const dose = decimal('dose', 'dosageInstruction.doseAndRate.dose.ofType(Quantity).value')
const unit = code('dose_unit', 'dosageInstruction.doseAndRate.dose.ofType(Quantity).select(code | unit)')

export const medicationRequestView = view('MedicationRequest', 'medication_request', [
  patient(),
  encounter,
  medicine,
  code('status'),
  code('intent'),
  moment('authored', 'authoredOn'),
  dose,
  unit,
])

export const medicationAdministrationView = view('MedicationAdministration', 'medication_administration', [
  patient(),
  { ...encounter, path: 'context.getReferenceKey(Encounter)' },
  medicine,
  code('status'),
  moment('effective', 'effective.ofType(dateTime) | effective.ofType(Period).start'),
  decimal('dose', 'dosage.dose.value'),
  code('dose_unit', 'dosage.dose.select(code | unit)'),
])

export const medicationDispenseView = view('MedicationDispense', 'medication_dispense', [
  patient(),
  { ...encounter, path: 'context.getReferenceKey(Encounter)' },
  medicine,
  code('status'),
  moment('handed_over', 'whenHandedOver | whenPrepared'),
  decimal('quantity', 'quantity.value'),
  decimal('days_supply', 'daysSupply.value'),
])

function view(resource: string, name: string, column: readonly ViewColumn[]): View {
  return { resource, name, select: [{ column }] }
}
