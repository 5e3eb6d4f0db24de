import type { Hospital, LaboratoryValue } from './hospital.js'
import { loincOf, ucumOf } from './laboratory-codes.js'

/** Measured together: one Observation with components. */
const bloodCount = new Set(['haemoglobin', 'leukocytes'])
const classes = { emergency: 'EMER', inpatient: 'IMP', outpatient: 'AMB' } as const
const discharges = { home: 'home', rehabilitation: 'rehab', 'nursing home': 'snf', died: 'exp' } as const

type Resource = Readonly<Record<string, unknown>>

/**
 * The hospital as a FHIR R4 bulk export, a file of resources a line by its name: patients (without names), encounters,
 * conditions, laboratory values (blood counts as components, a DiagnosticReport a stay with values), and prescriptions.
 */
export function hospitalFhir({
  patients,
  stays,
  diagnoses,
  laboratory,
  drugs,
}: Hospital): Readonly<Record<string, string>> {
  const deathOf = new Map(
    stays.filter(({ discharged_to }) => discharged_to === 'died').map((stay) => [stay.patient_id, stay]),
  )
  const stayOf = new Map(stays.map((stay) => [stay.stay_id, stay]))
  const files: Record<string, Resource[]> = {
    Patient: patients.map(({ patient_id, sex, birth_date, last_seen, died }) => ({
      ...resource('Patient', patient_id),
      gender: sex === 'f' ? 'female' : 'male',
      birthDate: dateOf(birth_date),
      ...(died === 'yes' && { deceasedDateTime: momentOf(deathOf.get(patient_id)?.discharged ?? last_seen) }),
    })),
    Encounter: stays.map((stay) => ({
      ...resource('Encounter', stay.stay_id),
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: classes[stay.kind] },
      type: [coded('urn:mirrorward:ward', stay.ward.replaceAll(' ', '-'))],
      subject: { reference: `Patient/${stay.patient_id}` },
      period: { start: momentOf(stay.admitted), end: momentOf(stay.discharged) },
      hospitalization: {
        dischargeDisposition: coded(
          'http://terminology.hl7.org/CodeSystem/discharge-disposition',
          discharges[stay.discharged_to],
        ),
      },
    })),
    Condition: diagnoses.map(({ stay_id, patient_id, icd10 }, index) => ({
      ...resource('Condition', `c${index + 1}`),
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
      code: coded('http://hl7.org/fhir/sid/icd-10', icd10),
      ...within(stay_id, patient_id),
      onsetDateTime: momentOf(stayOf.get(stay_id)!.admitted),
    })),
    Observation: drawsOf(laboratory).map(observation),
    DiagnosticReport: [...new Map(laboratory.map((each) => [each.stay_id, each])).values()].map(
      ({ stay_id, patient_id, taken }, index) => ({
        ...resource('DiagnosticReport', `r${index + 1}`),
        status: 'final',
        code: coded('http://loinc.org', '11502-2'),
        ...within(stay_id, patient_id),
        effectiveDateTime: momentOf(taken),
      }),
    ),
    MedicationRequest: drugs.map(({ patient_id, atc, daily_dose, started, stopped }, index) => ({
      ...resource('MedicationRequest', `m${index + 1}`),
      status: stopped === null ? 'active' : 'stopped',
      intent: 'order',
      medicationCodeableConcept: coded('http://www.whocc.no/atc', atc),
      subject: { reference: `Patient/${patient_id}` },
      authoredOn: dateOf(started),
      dosageInstruction: [{ doseAndRate: [{ doseQuantity: quantity(daily_dose, 'mg') }] }],
    })),
  }
  return Object.fromEntries(
    Object.entries(files).map(([type, resources]) => [
      `${type}.ndjson`,
      resources.map((each) => `${JSON.stringify(each)}\n`).join(''),
    ]),
  )
}

/** Values of one stay and moment, those of a blood count together and every other alone. */
function drawsOf(laboratory: readonly LaboratoryValue[]): LaboratoryValue[][] {
  const draws = new Map<string, LaboratoryValue[]>()
  for (const [index, each] of laboratory.entries()) {
    const key = bloodCount.has(each.test) ? `${each.stay_id} ${each.taken}` : String(index)
    draws.set(key, [...(draws.get(key) ?? []), each])
  }
  return [...draws.values()]
}

function observation(draw: readonly LaboratoryValue[], index: number): Resource {
  const { stay_id, patient_id, taken } = draw[0]!
  const value = ({ test, value, unit }: LaboratoryValue) => ({
    code: coded('http://loinc.org', loincOf(test)),
    valueQuantity: quantity(value, ucumOf(unit)),
  })
  return {
    ...resource('Observation', `o${index + 1}`),
    status: 'final',
    ...(draw.length === 1
      ? value(draw[0]!)
      : { code: coded('http://loinc.org', '58410-2'), component: draw.map(value) }),
    ...within(stay_id, patient_id),
    effectiveDateTime: momentOf(taken),
  }
}

function within(stay: string, patient: string): Resource {
  return { subject: { reference: `Patient/${patient}` }, encounter: { reference: `Encounter/${stay}` } }
}

function resource(resourceType: string, id: string): Resource {
  return {
    resourceType,
    id,
    meta: { tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' }] },
  }
}

function coded(system: string, code: string): Resource {
  return { coding: [{ system, code }] }
}

function quantity(value: number, code: string): Resource {
  return { value, unit: code, system: 'http://unitsofmeasure.org', code }
}

function momentOf(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}
